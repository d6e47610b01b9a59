/// The lecture's modules on 28×28×192.
extension ZooClaims {
  // Szegedy et al. 2014, Table 1, 3a: 159 K weights (K = 1,024), 128 million operations.
  static let inceptionModule = ZooClaims(
    parameters: 163_696, depth: 2, millions: 0.163, billions: 0.128,
    multiplyAccumulates: 128_049_152,
    stages: modulePaths + [
      Stage("inception_3a.3x3_reduce", [96, 28, 28]),
      Stage("inception_3a.5x5_reduce", [16, 28, 28]),
      Stage("inception_3a.branch_pool", [32, 28, 28]), Stage("inception_3a", [256, 28, 28]),
    ])

  // 64·192 + 128·9·192 + 32·25·192 weights and 224 biases; 28·28 times the weights; 64 + 128 + 32 + 192 channels.
  static let inceptionModuleNaive = ZooClaims(
    parameters: 387_296, depth: 1, multiplyAccumulates: 303_464_448,
    stages: modulePaths + [
      Stage("inception_3a.branch_pool", [192, 28, 28]), Stage("inception_3a", [416, 28, 28]),
    ])

  private static let modulePaths = [
    Stage("inception_3a.branch1x1", [64, 28, 28]), Stage("inception_3a.branch3x3", [128, 28, 28]),
    Stage("inception_3a.branch5x5", [32, 28, 28]),
  ]
}

/// Szegedy et al. 2014, Table 1: output sizes; depth 22; 1.5 billion multiply-adds (§1), and parameters that sum
/// to 6.8 million.
extension ZooClaims {
  // BVLC's bvlc_googlenet has 6,998,552 parameters, with both side branches 13,378,280.
  static let googLeNet = ZooClaims(
    parameters: 6_998_552, withSideBranches: 13_378_280, depth: 22, millions: 6.8, billions: 1.5,
    stages: [
      Stage("conv1", [64, 112, 112]), Stage("pool1", [64, 56, 56]), Stage("conv2", [192, 56, 56]),
      Stage("pool2", [192, 28, 28]),
    ] + googLeNetModules("inception_") + [
      Stage("pool3", [480, 14, 14]), Stage("pool4", [832, 7, 7]), Stage("pool5", [1024, 1, 1]),
      Stage("classifier", [1000]), Stage("aux1.pool", [512, 4, 4]),
      Stage("aux2.pool", [528, 4, 4]),
    ])

  // torchvision's googlenet: its weights' description has 6,624,904 parameters and 1.498 billion operations.
  static let googLeNetTorchvision = ZooClaims(
    parameters: 6_624_904, withSideBranches: 13_004_888, depth: 22, billions: 1.498,
    stages: [
      Stage("conv1.relu", [64, 112, 112]), Stage("maxpool1", [64, 56, 56]),
      Stage("conv3.relu", [192, 56, 56]), Stage("maxpool2", [192, 28, 28]),
    ] + googLeNetModules("inception") + [
      Stage("maxpool3", [480, 14, 14]), Stage("maxpool4", [832, 7, 7]),
      Stage("avgpool", [1024, 1, 1]), Stage("fc", [1000]), Stage("aux1.pool", [512, 4, 4]),
      Stage("aux2.pool", [528, 4, 4]),
    ])

  private static func googLeNetModules(_ prefix: String) -> [Stage] {
    // swift-format-ignore
    let shapes: [(String, Shape)] = [
      ("3a", [256, 28, 28]), ("3b", [480, 28, 28]), ("4a", [512, 14, 14]), ("4b", [512, 14, 14]),
      ("4c", [512, 14, 14]), ("4d", [528, 14, 14]), ("4e", [832, 14, 14]), ("5a", [832, 7, 7]),
      ("5b", [1024, 7, 7]),
    ]
    return shapes.map { Stage(prefix + $0, $1) }
  }
}

/// The later versions.
extension ZooClaims {
  // Ioffe, Szegedy 2015, Figure 5; 2 billion operations: Szegedy et al. 2015, arXiv:1512.00567, Table 3.
  static let inceptionV2 = ZooClaims(
    parameters: 11_188_288, depth: 34, billions: 2.0,
    stages: [
      Stage("conv1.pointwise.relu", [64, 112, 112]), Stage("pool1", [64, 56, 56]),
      Stage("conv2.relu", [192, 56, 56]), Stage("pool2", [192, 28, 28]),
      Stage("inception_3a", [256, 28, 28]), Stage("inception_3b", [320, 28, 28]),
      Stage("inception_3c", [576, 14, 14]), Stage("inception_4a", [576, 14, 14]),
      Stage("inception_4b", [576, 14, 14]), Stage("inception_4c", [576, 14, 14]),
      Stage("inception_4d", [576, 14, 14]), Stage("inception_4e", [1024, 7, 7]),
      Stage("inception_5a", [1024, 7, 7]), Stage("inception_5b", [1024, 7, 7]),
      Stage("global_pool", [1024, 1, 1]), Stage("fc", [1000]),
    ])

  // Szegedy et al. 2015, abstract: less than 25 million parameters, 5 billion multiply-adds; Table 1. torchvision's
  // weights' description has 27,161,264 parameters, with the side branch, and 5.713 billion operations.
  static let inceptionV3 = ZooClaims(
    parameters: 23_834_568, withSideBranches: 27_161_264, depth: 48, millions: 25, billions: 5,
    stages: [
      Stage("Conv2d_1a_3x3.relu", [32, 149, 149]), Stage("Conv2d_2a_3x3.relu", [32, 147, 147]),
      Stage("Conv2d_2b_3x3.relu", [64, 147, 147]), Stage("maxpool1", [64, 73, 73]),
      Stage("Conv2d_4a_3x3.relu", [192, 71, 71]), Stage("maxpool2", [192, 35, 35]),
      Stage("Mixed_5d", [288, 35, 35]), Stage("Mixed_6a", [768, 17, 17]),
      Stage("Mixed_6e", [768, 17, 17]), Stage("Mixed_7a", [1280, 8, 8]),
      Stage("Mixed_7c", [2048, 8, 8]), Stage("avgpool", [2048, 1, 1]), Stage("fc", [1000]),
      Stage("AuxLogits.pool", [768, 5, 5]),
    ])

  // Szegedy et al. 2016, Figures 3 and 9. timm has 42,679,816 parameters, TF-Slim with its side branch and 1,000
  // classes 46,039,280.
  static let inceptionV4 = ZooClaims(
    parameters: 42_679_816, withSideBranches: 46_039_280, depth: 76,
    stages: [
      Stage("features.0.relu", [32, 149, 149]), Stage("features.1.relu", [32, 147, 147]),
      Stage("features.2.relu", [64, 147, 147]), Stage("features.3", [160, 73, 73]),
      Stage("features.4", [192, 71, 71]), Stage("features.5", [384, 35, 35]),
      Stage("features.9", [384, 35, 35]), Stage("features.10", [1024, 17, 17]),
      Stage("features.17", [1024, 17, 17]), Stage("features.18", [1536, 8, 8]),
      Stage("features.21", [1536, 8, 8]), Stage("global_pool", [1536, 1, 1]),
      Stage("last_linear", [1000]), Stage("aux.pool", [1024, 5, 5]),
    ])
}
