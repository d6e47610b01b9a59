/// Inception-ResNet v2 as in timm, with its names: published weights load.
///
/// Szegedy et al. 2016, arXiv:1602.07261, Figures 15 to 19; timm's inception_resnet_v2.py, after the authors' code
/// (TF-Slim), from where the side branch comes.
///
/// Input: RGB 299×299, −1 … 1.
enum InceptionResNetV2 {
  private static let mixed5b = [
    ModulePath("branch0", .same(96, 1)),
    ModulePath("branch1", [.same(48, 1), .same(64, 5)]),
    ModulePath("branch2", [.same(64, 1), .same(96, 3), .same(96, 3)]),
    ModulePath(
      "branch3",
      [
        .pooling(AveragePooling(kernel: 3, stride: 1, padding: 1, countsBorder: false)),
        .same(64, 1),
      ]),
  ]

  private static let blockC = InceptionResNet.blockC(channels: 2080, [224, 256])

  static func network(_ options: ZooOptions) -> Network {
    let classes = options.classes ?? 1000
    let unit = InceptionResNet.unit
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 299, 299])
    var x = builder.inceptionResNetStem()
    x = builder.add("maxpool_5a", MaxPooling(kernel: 3, stride: 2), x)
    x = builder.block("mixed_5b", caption: "Inception module") { $0.module(mixed5b, unit, x) }
    x = builder.repeated(
      "repeat", 10, "Inception-ResNet-A", InceptionResNet.blockA(channels: 320, [48, 64]), x)
    x = builder.block("mixed_6a", caption: "Reduction-A") {
      $0.module(InceptionResNet.reductionA(k: 256, l: 256, m: 384, n: 384), unit, x)
    }
    x = builder.repeated(
      "repeat_1", 20, "Inception-ResNet-B",
      InceptionResNet.blockB(channels: 1088, 192, [128, 160, 192]), x)
    builder.slimSideBranch(of: "Inception-ResNet-B", classes: classes, x)
    x = builder.block("mixed_7a", caption: "Reduction-B") {
      $0.module(InceptionResNet.reductionB(288, [288, 320]), unit, x)
    }
    x = builder.repeated("repeat_2", 9, "Inception-ResNet-C", blockC, x)
    x = builder.block("block8", caption: "Inception-ResNet-C, not scaled, no ReLU") {
      InceptionResNet.Block(paths: blockC.paths, channels: 2080, scale: 1, isLinear: true)
        .add(to: &$0, x)
    }
    x = builder.add("conv2d_7b", .same(1536, 1), unit, x)
    x = builder.inceptionResNetEnd(classes: classes, x)
    return builder.network(
      name: "inception-resnet-v2", title: "Inception-ResNet v2", output: x,
      details: details(options))
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source:
        "Szegedy, Ioffe, Vanhoucke, Alemi 2016, Inception-v4, Inception-ResNet and the Impact "
        + "of Residual Connections on Learning, arXiv:1602.07261; timm's inception_resnet_v2",
      year: 2016,
      deviations: [
        "the released network: stem of Inception v3, 10, 20 and 10 blocks, a last 1×1 convolution; the "
          + "figures have v4's stem and 5, 10 and 5 blocks of widths that do not add up (1154 for 1152, "
          + "2048 for 2144)",
        "residuals are scaled by 0.17, 0.10 and 0.20, the last one not at all; the paper says 0.1 to 0.3",
        "the side branch is that of the authors' code; timm has none",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
