/// Plain and residual networks: for ImageNet, then for CIFAR-10.
extension ZooCatalog {
  // swift-format-ignore
  static let plain = group(
    "Plain",
    [
      ("plain18",  .plain18,  { ResNet.plain(depth: 18, $0) }),
      ("plain34",  .plain34,  { ResNet.plain(depth: 34, $0) }),
      ("plain20",  .plain20,  { ResNetCIFAR.plain(depth: 20, $0) }),
      ("plain32",  .plain32,  { ResNetCIFAR.plain(depth: 32, $0) }),
      ("plain44",  .plain44,  { ResNetCIFAR.plain(depth: 44, $0) }),
      ("plain56",  .plain56,  { ResNetCIFAR.plain(depth: 56, $0) }),
      ("plain110", .plain110, { ResNetCIFAR.plain(depth: 110, $0) }),
    ])

  // swift-format-ignore
  static let residual = group(
    "Residual",
    [
      ("resnet18",    .resNet18,         { ResNet.residual(depth: 18, $0) }),
      ("resnet34",    .resNet34,         { ResNet.residual(depth: 34, $0) }),
      ("resnet50",    .resNet50,         { ResNet.residual(depth: 50, $0) }),
      ("resnet50-v1", .resNet50Original, { ResNet.original(depth: 50, $0) }),
      ("resnet101",   .resNet101,        { ResNet.residual(depth: 101, $0) }),
      ("resnet152",   .resNet152,        { ResNet.residual(depth: 152, $0) }),
      ("resnet20",    .resNet20,         { ResNetCIFAR.residual(depth: 20, $0) }),
      ("resnet32",    .resNet32,         { ResNetCIFAR.residual(depth: 32, $0) }),
      ("resnet44",    .resNet44,         { ResNetCIFAR.residual(depth: 44, $0) }),
      ("resnet56",    .resNet56,         { ResNetCIFAR.residual(depth: 56, $0) }),
      ("resnet110",   .resNet110,        { ResNetCIFAR.residual(depth: 110, $0) }),
      ("resnet1202",  .resNet1202,       { ResNetCIFAR.residual(depth: 1202, $0) }),
    ])

  // swift-format-ignore
  static let residualBlocks = group(
    "Residual blocks and the lab",
    [
      ("identity-block",    .identityBlock,    { LabBlocks.identity($0) }),
      ("convolution-block", .convolutionBlock, { LabBlocks.convolution($0) }),
      ("resnet50-lab",      .resNet50Lab,      { ResNetLab.network($0) }),
    ])
}
