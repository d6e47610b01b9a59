/// 1×1 convolutions, and what they save.
extension ZooCatalog {
  // swift-format-ignore
  static let oneByOne = group(
    "1×1 convolution and Network in Network",
    [
      ("one-by-one",        .oneByOne,         { SlideNetworks.oneByOne($0) }),
      ("one-by-one-volume", .oneByOneVolume,   { SlideNetworks.oneByOneVolume($0) }),
      ("reduce-channels",   .reduceChannels,   { SlideNetworks.reduceChannels($0) }),
      ("nin",               .networkInNetwork, { NetworkInNetwork.cifar($0) }),
    ])

  // swift-format-ignore
  static let costExample = group(
    "Inception module and its cost",
    [
      ("costly-5x5",     .costly,     { SlideNetworks.costly($0) }),
      ("bottleneck-5x5", .bottleneck, { SlideNetworks.bottleneck($0) }),
    ])
}
