/// He, Zhang, Ren, Sun 2015, Table 1 (shapes, FLOPs), and the lab's notebook.
extension ZooClaims {
  private static let basicStages = [
    Stage("conv1", [64, 112, 112]), Stage("layer1", [64, 56, 56]), Stage("layer2", [128, 28, 28]),
    Stage("layer3", [256, 14, 14]), Stage("layer4", [512, 7, 7]), Stage("avgpool", [512, 1, 1]),
  ]

  private static let bottleneckStages = [
    Stage("conv1", [64, 112, 112]), Stage("layer1", [256, 56, 56]), Stage("layer2", [512, 28, 28]),
    Stage("layer3", [1024, 14, 14]), Stage("layer4", [2048, 7, 7]), Stage("avgpool", [2048, 1, 1]),
  ]

  // swift-format-ignore
  static let plain18   = ZooClaims(parameters: 11_515_688, depth: 18,  billions: 1.8,  stages: basicStages)
  // swift-format-ignore
  static let plain34   = ZooClaims(parameters: 21_623_848, depth: 34,  billions: 3.6,  stages: basicStages)
  // swift-format-ignore
  static let resNet18  = ZooClaims(parameters: 11_689_512, depth: 18,  billions: 1.8,  stages: basicStages)
  // swift-format-ignore
  static let resNet34  = ZooClaims(parameters: 21_797_672, depth: 34,  billions: 3.6,  stages: basicStages)
  // swift-format-ignore
  static let resNet50  = ZooClaims(parameters: 25_557_032, depth: 50,  billions: 3.8,  stages: bottleneckStages)
  // swift-format-ignore
  static let resNet50Original = ZooClaims(parameters: 25_557_032, depth: 50, billions: 3.8, stages: bottleneckStages)
  // swift-format-ignore
  static let resNet101 = ZooClaims(parameters: 44_549_160, depth: 101, billions: 7.6,  stages: bottleneckStages)
  // swift-format-ignore
  static let resNet152 = ZooClaims(parameters: 60_192_808, depth: 152, billions: 11.3, stages: bottleneckStages)

  static let resNet50Lab = ZooClaims(
    parameters: 23_546_886, depth: 50, millions: 23,
    stages: [
      Stage("conv1", [64, 32, 32]), Stage("maxpool", [64, 15, 15]), Stage("layer1", [256, 15, 15]),
      Stage("layer2", [512, 8, 8]), Stage("layer3", [1024, 4, 4]), Stage("layer4", [2048, 2, 2]),
      Stage("avgpool", [2048, 1, 1]), Stage("fc", [6]),
    ])
}

/// He, Zhang, Ren, Sun 2015, Table 6 (parameters in millions) and §4.2 (sizes of the maps).
extension ZooClaims {
  private static func cifar(
    _ parameters: Int, depth: Int, millions: Double? = nil
  ) -> ZooClaims {
    ZooClaims(
      parameters: parameters, depth: depth, millions: millions,
      stages: [
        Stage("conv1", [16, 32, 32]), Stage("layer1", [16, 32, 32]), Stage("layer2", [32, 16, 16]),
        Stage("layer3", [64, 8, 8]), Stage("avgpool", [64, 1, 1]), Stage("linear", [10]),
      ])
  }

  static let resNet20 = cifar(269_722, depth: 20, millions: 0.27)
  static let resNet32 = cifar(464_154, depth: 32, millions: 0.46)
  static let resNet44 = cifar(658_586, depth: 44, millions: 0.66)
  static let resNet56 = cifar(853_018, depth: 56, millions: 0.85)
  static let resNet110 = cifar(1_727_962, depth: 110, millions: 1.7)
  static let resNet1202 = cifar(19_421_274, depth: 1202, millions: 19.4)
  // Shortcut A has no parameters: the plain networks have as many.
  static let plain20 = cifar(269_722, depth: 20)
  static let plain32 = cifar(464_154, depth: 32)
  static let plain44 = cifar(658_586, depth: 44)
  static let plain56 = cifar(853_018, depth: 56)
  static let plain110 = cifar(1_727_962, depth: 110)
}
