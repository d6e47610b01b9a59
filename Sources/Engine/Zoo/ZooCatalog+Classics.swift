/// The lecture's first networks.
extension ZooCatalog {
  static let leNet = group(
    "LeNet-5",
    [
      ("lenet5", .lenet5, { LeNet.lenet5($0) }),
      ("lenet5-1998", .lenet1998, { LeNet1998.network($0) }),
    ])

  static let oneLayer = group(
    "One convolution layer",
    [
      ("conv-layer", .convolutionLayer, { SlideNetworks.convolutionLayer($0) })
    ])

  static let alexNet = group(
    "AlexNet",
    [
      ("alexnet", .alexNet, { AlexNet.paper($0) }),
      ("alexnet-torchvision", .alexNetTorchvision, { AlexNet.torchvision($0) }),
    ])

  // swift-format-ignore
  static let vgg = group(
    "VGG",
    [
      ("vgg11",    .vgg11,           { VGG.network(depth: 11, normalizes: false, $0) }),
      ("vgg13",    .vgg13,           { VGG.network(depth: 13, normalizes: false, $0) }),
      ("vgg16",    .vgg16,           { VGG.network(depth: 16, normalizes: false, $0) }),
      ("vgg19",    .vgg19,           { VGG.network(depth: 19, normalizes: false, $0) }),
      ("vgg11-bn", .vgg11Normalized, { VGG.network(depth: 11, normalizes: true, $0) }),
      ("vgg13-bn", .vgg13Normalized, { VGG.network(depth: 13, normalizes: true, $0) }),
      ("vgg16-bn", .vgg16Normalized, { VGG.network(depth: 16, normalizes: true, $0) }),
      ("vgg19-bn", .vgg19Normalized, { VGG.network(depth: 19, normalizes: true, $0) }),
    ])
}
