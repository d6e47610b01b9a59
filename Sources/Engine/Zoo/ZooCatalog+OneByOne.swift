/// 1×1 convolutions.
extension ZooCatalog {
  static let oneByOne = group(
    "1×1 convolution and Network in Network",
    [
      ("nin", .networkInNetwork, { NetworkInNetwork.cifar($0) })
    ])
}
