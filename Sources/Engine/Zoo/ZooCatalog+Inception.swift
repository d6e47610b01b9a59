/// The Inception module, and the networks that are made of it.
extension ZooCatalog {
  static let inceptionModule = group(
    "Inception module and its cost",
    [
      ("inception-module", .inceptionModule, { InceptionModule.network($0) }),
      ("inception-module-naive", .inceptionModuleNaive, { InceptionModule.naive($0) }),
    ])

  static let googLeNet = group(
    "GoogLeNet",
    [
      ("googlenet", .googLeNet, { GoogLeNet.paper($0) }),
      ("googlenet-torchvision", .googLeNetTorchvision, { GoogLeNetTorchvision.network($0) }),
    ])

  static let laterInceptions = group(
    "Inception v2 to v4 and Inception-ResNet",
    [
      ("inception-v2", .inceptionV2, { InceptionV2.network($0) }),
      ("inception-v3", .inceptionV3, { InceptionV3.network($0) }),
      ("inception-v4", .inceptionV4, { InceptionV4.network($0) }),
      ("inception-resnet-v1", .inceptionResNetV1, { InceptionResNetV1.network($0) }),
      ("inception-resnet-v2", .inceptionResNetV2, { InceptionResNetV2.network($0) }),
    ])
}
