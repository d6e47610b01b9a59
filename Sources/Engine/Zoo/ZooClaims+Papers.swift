/// LeNet-5 and AlexNet.
extension ZooClaims {
  // LeCun, Bottou, Bengio, Haffner 1998, Figure 2 and §II.B: 60,000 parameters, with C3's chosen maps.
  static let lenet5 = ZooClaims(
    parameters: 61_706, depth: 5, millions: 0.06,
    stages: [
      Stage("conv1", [6, 28, 28]), Stage("pool1", [6, 14, 14]), Stage("conv2", [16, 10, 10]),
      Stage("pool2", [16, 5, 5]), Stage("fc1", [120]), Stage("fc2", [84]), Stage("fc3", [10]),
    ])

  // The same, §II.B: 60,000 trained parameters, 340,908 connections.
  static let lenet1998 = ZooClaims(
    parameters: 60_000, depth: 4, millions: 0.06, connections: 340_908,
    stages: [
      Stage("C1", [6, 28, 28]), Stage("S2", [6, 14, 14]), Stage("C3", [16, 10, 10]),
      Stage("S4", [16, 5, 5]), Stage("C5", [120, 1, 1]), Stage("F6", [84]), Stage("output", [10]),
    ])

  // Krizhevsky, Sutskever, Hinton 2012, abstract and Figure 2.
  static let alexNet = ZooClaims(
    parameters: 60_965_224, depth: 8, millions: 60,
    stages: [
      Stage("conv1", [96, 55, 55]), Stage("conv2", [256, 27, 27]), Stage("conv3", [384, 13, 13]),
      Stage("conv4", [384, 13, 13]), Stage("conv5", [256, 13, 13]), Stage("pool5", [256, 6, 6]),
      Stage("fc6", [4096]), Stage("fc7", [4096]), Stage("fc8", [1000]),
    ])

  // torchvision's alexnet.
  static let alexNetTorchvision = ZooClaims(
    parameters: 61_100_840, depth: 8,
    stages: [
      Stage("features.0", [64, 55, 55]), Stage("features.3", [192, 27, 27]),
      Stage("features.6", [384, 13, 13]), Stage("features.8", [256, 13, 13]),
      Stage("features.10", [256, 13, 13]), Stage("avgpool", [256, 6, 6]),
      Stage("classifier.6", [1000]),
    ])
}

/// Simonyan, Zisserman 2014, Tables 1 and 2.
extension ZooClaims {
  // swift-format-ignore
  private static let vggShapes: [Shape] = [[64, 112, 112], [128, 56, 56], [256, 28, 28], [512, 14, 14], [512, 7, 7]]

  /// `pools`: where torchvision's `features` has its five poolings.
  private static func vgg(
    _ parameters: Int, depth: Int, millions: Double? = nil, pools: [Int]
  ) -> ZooClaims {
    ZooClaims(
      parameters: parameters, depth: depth, millions: millions,
      stages: zip(pools, vggShapes).map { Stage("features.\($0)", $1) })
  }

  // swift-format-ignore
  static let vgg11 = vgg(132_863_336, depth: 11, millions: 133, pools: [2, 5, 10, 15, 20])
  static let vgg13 = vgg(133_047_848, depth: 13, millions: 133, pools: [4, 9, 14, 19, 24])
  static let vgg16 = vgg(138_357_544, depth: 16, millions: 138, pools: [4, 9, 16, 23, 30])
  static let vgg19 = vgg(143_667_240, depth: 19, millions: 144, pools: [4, 9, 18, 27, 36])
  static let vgg11Normalized = vgg(132_868_840, depth: 11, pools: [3, 7, 14, 21, 28])
  static let vgg13Normalized = vgg(133_053_736, depth: 13, pools: [6, 13, 20, 27, 34])
  static let vgg16Normalized = vgg(138_365_992, depth: 16, pools: [6, 13, 23, 33, 43])
  static let vgg19Normalized = vgg(143_678_248, depth: 19, pools: [6, 13, 26, 39, 52])
}
