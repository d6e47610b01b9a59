/// The examples that the lecture works by hand, and the lab's blocks: what their slides' questions are answered with.
extension ZooClaims {
  static let convolutionLayer = ZooClaims(
    parameters: 56, depth: 1, multiplyAccumulates: 864, stages: [Stage("conv", [2, 4, 4])])

  static let oneByOne = ZooClaims(
    parameters: 1, depth: 1, multiplyAccumulates: 36, stages: [Stage("conv", [1, 6, 6])])

  static let oneByOneVolume = ZooClaims(
    parameters: 528, depth: 1, multiplyAccumulates: 18_432, stages: [Stage("conv", [16, 6, 6])])

  static let reduceChannels = ZooClaims(
    parameters: 6_176, depth: 1, multiplyAccumulates: 4_816_896,
    stages: [Stage("conv", [32, 28, 28])])

  static let costly = ZooClaims(
    parameters: 153_632, depth: 1, multiplyAccumulates: 120_422_400,
    stages: [Stage("conv", [32, 28, 28])])

  static let bottleneck = ZooClaims(
    parameters: 15_920, depth: 2, multiplyAccumulates: 12_443_648,
    stages: [Stage("reduce", [16, 28, 28]), Stage("conv", [32, 28, 28])])

  // Keras' total with the statistics of the norms: 71,552 and 76,928.
  static let identityBlock = ZooClaims(
    parameters: 70_784, depth: 3,
    stages: [Stage("block.conv1", [64, 15, 15]), Stage("block.add", [256, 15, 15])])

  static let convolutionBlock = ZooClaims(
    parameters: 75_648, depth: 3,
    stages: [Stage("block.conv1", [64, 15, 15]), Stage("block.add", [256, 15, 15])])
}
