/// Inception-ResNet v1, about the cost of Inception v3.
///
/// Szegedy et al. 2016, arXiv:1602.07261, Figures 10 to 15 and Table 1. Layers are named as timm names those of v2.
///
/// Input: RGB 299×299, −1 … 1.
enum InceptionResNetV1 {
  static func network(_ options: ZooOptions) -> Network {
    let unit = InceptionResNet.unit
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 299, 299])
    var x = builder.inceptionResNetStem()
    x = builder.add("conv2d_4b", .valid(256, 3, stride: 2), unit, x)
    x = builder.repeated(
      "repeat", 5, "Inception-ResNet-A", InceptionResNet.blockA(channels: 256, [32, 32]), x)
    x = builder.block("mixed_6a", caption: "Reduction-A") {
      $0.module(InceptionResNet.reductionA(k: 192, l: 192, m: 256, n: 384), unit, x)
    }
    x = builder.repeated(
      "repeat_1", 10, "Inception-ResNet-B",
      InceptionResNet.blockB(channels: 896, 128, [128, 128, 128]), x)
    x = builder.block("mixed_7a", caption: "Reduction-B") {
      $0.module(InceptionResNet.reductionB(256, [256, 256]), unit, x)
    }
    x = builder.repeated(
      "repeat_2", 5, "Inception-ResNet-C", InceptionResNet.blockC(channels: 1792, [192, 192]), x)
    x = builder.inceptionResNetEnd(classes: options.classes ?? 1000, x)
    return builder.network(
      name: "inception-resnet-v1", title: "Inception-ResNet v1", output: x,
      details: details(options))
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source:
        "Szegedy, Ioffe, Vanhoucke, Alemi 2016, Inception-v4, Inception-ResNet and the Impact "
        + "of Residual Connections on Learning, arXiv:1602.07261, Figures 10 to 15",
      year: 2016,
      deviations: [
        "residuals are scaled by 0.17, 0.10 and 0.20 as in the authors' code for v2; the paper says 0.1 to 0.3",
        "FaceNet's network of this name has a sixth Inception-ResNet-C and ends in an embedding",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
