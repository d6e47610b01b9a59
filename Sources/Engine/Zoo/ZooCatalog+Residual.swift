/// Plain and residual networks.
extension ZooCatalog {
  // swift-format-ignore
  static let plain = group(
    "Plain",
    [
      ("plain18", .plain18, { ResNet.plain(depth: 18, $0) }),
      ("plain34", .plain34, { ResNet.plain(depth: 34, $0) }),
    ])

  // swift-format-ignore
  static let residual = group(
    "Residual",
    [
      ("resnet18",  .resNet18,  { ResNet.residual(depth: 18, $0) }),
      ("resnet34",  .resNet34,  { ResNet.residual(depth: 34, $0) }),
      ("resnet50",  .resNet50,  { ResNet.residual(depth: 50, $0) }),
      ("resnet101", .resNet101, { ResNet.residual(depth: 101, $0) }),
      ("resnet152", .resNet152, { ResNet.residual(depth: 152, $0) }),
    ])

  static let residualBlocks = group(
    "Lab",
    [
      ("resnet50-lab", .resNet50Lab, { ResNetLab.network($0) })
    ])
}
