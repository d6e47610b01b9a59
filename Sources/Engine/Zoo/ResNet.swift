/// ResNet-18, 34, 50, 101 and 152 in torchvision's layout, and the plain networks of the same paper.
///
/// He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, Table 1 and
/// Figures 3 and 5.
///
/// Input: RGB 224×224, normalized by ImageNet's mean and deviation.
///
/// Deviations: bottlenecks have their stride in the 3×3 convolution ("v1.5"), but for ResNet-50 v1, which is the
/// paper's; ResNet-18 and 34 use projections where dimensions change (option B), the paper's comparison with
/// plain networks used option A.
enum ResNet {
  private enum Variant { case residual, original, plain }

  // Table 1: how many blocks conv2_x … conv5_x have.
  // swift-format-ignore
  private static let table: [Int: (unit: ResidualBlock.Unit, blocks: [Int])] = [
    18:  (.basic,      [2, 2, 2, 2]),
    34:  (.basic,      [3, 4, 6, 3]),
    50:  (.bottleneck, [3, 4, 6, 3]),
    101: (.bottleneck, [3, 4, 23, 3]),
    152: (.bottleneck, [3, 8, 36, 3]),
  ]

  static func residual(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, .residual, options)
  }

  /// With the stride in the first 1×1 of a bottleneck, as in the paper.
  static func original(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, .original, options)
  }

  static func plain(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, .plain, options)
  }

  private static func network(depth: Int, _ variant: Variant, _ options: ZooOptions) -> Network {
    let (unit, counts) = table[depth] ?? (.basic, [])
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    var x = builder.input
    x = builder.add(
      "conv1", Convolution(channels: 64, kernel: 7, stride: 2, padding: 3, hasBias: false), x)
    x = builder.add("bn1", BatchNormalization(), x)
    x = builder.add("relu", Activation(.relu), x)
    x = builder.add("maxpool", MaxPooling(kernel: 3, stride: 2, padding: 1), x)
    for (stage, count) in counts.enumerated() {
      x = builder.block("layer\(stage + 1)", caption: "conv\(stage + 2)_x") { builder in
        for place in 0..<count {
          let projects = place == 0 && (stage > 0 || unit == .bottleneck)
          let block = ResidualBlock(
            unit: unit, width: 64 << stage, stride: stage > 0 && place == 0 ? 2 : 1,
            shortcut: variant == .plain ? .none : projects ? .projection : .identity,
            stridesFirst: variant == .original)
          x = builder.block("\(place)", caption: "block \(place + 1) of \(count)") {
            block.add(to: &$0, x)
          }
        }
        return x
      }
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("fc", FullyConnected(units: options.classes ?? 1000), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: name(depth, variant), title: title(depth, variant), output: x,
      details: details(depth, variant, options))
  }

  private static func name(_ depth: Int, _ variant: Variant) -> String {
    switch variant {
    case .residual: "resnet\(depth)"
    case .original: "resnet\(depth)-v1"
    case .plain: "plain\(depth)"
    }
  }

  private static func title(_ depth: Int, _ variant: Variant) -> String {
    switch variant {
    case .residual: "ResNet-\(depth)"
    case .original: "ResNet-\(depth) v1"
    case .plain: "Plain-\(depth)"
    }
  }

  private static func deviations(_ depth: Int, _ variant: Variant) -> [String] {
    switch variant {
    case .plain: []
    case .original: ["the first pooling has padding 1, the paper's code rounds up"]
    case .residual where depth >= 50:
      ["stride 2 is in the 3×3 convolution of a bottleneck, the paper has it in the first 1×1"]
    case .residual:
      ["1×1 projections where dimensions change (option B); the paper compares with option A"]
    }
  }

  private static func details(
    _ depth: Int, _ variant: Variant, _ options: ZooOptions
  ) -> NetworkDetails {
    NetworkDetails(
      source: "He, Zhang, Ren, Sun 2015, Deep Residual Learning for Image Recognition, "
        + "arXiv:1512.03385, Table 1",
      year: 2015, deviations: deviations(depth, variant), inputKind: .imageNet,
      labels: options.labels(.imageNet, of: 1000))
  }
}
