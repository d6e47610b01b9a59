/// The Inception module, and the networks that are made of it.
extension ZooCatalog {
  static let inceptionModule = group("Inception module and its cost", [])

  static let googLeNet = group(
    "GoogLeNet",
    [
      ("googlenet", .googLeNet, { GoogLeNet.paper($0) }),
      ("googlenet-torchvision", .googLeNetTorchvision, { GoogLeNetTorchvision.network($0) }),
    ])

  static let laterInceptions = group("Inception v2 to v4 and Inception-ResNet", [])
}
