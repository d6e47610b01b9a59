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
