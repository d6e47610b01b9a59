/// ResNet-18, 34, 50, 101 and 152 in torchvision's layout, and the plain networks of the same paper.
///
/// He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, Table 1 and
/// Figures 3 and 5.
///
/// Input: RGB 224×224, normalized by ImageNet's mean and deviation.
///
/// Deviations: bottlenecks have their stride in the 3×3 convolution ("v1.5"); ResNet-18 and 34 use projections
/// where dimensions change (option B), the paper's comparison with plain networks used option A.
enum ResNet {
  enum Unit { case basic, bottleneck }

  // Table 1: how many blocks conv2_x … conv5_x have.
  // swift-format-ignore
  private static let table: [Int: (unit: Unit, blocks: [Int])] = [
    18:  (.basic,      [2, 2, 2, 2]),
    34:  (.basic,      [3, 4, 6, 3]),
    50:  (.bottleneck, [3, 4, 6, 3]),
    101: (.bottleneck, [3, 4, 23, 3]),
    152: (.bottleneck, [3, 8, 36, 3]),
  ]

  /// How many output channels a bottleneck has for each of its inner ones.
  private static let expansion = 4

  static func residual(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, isPlain: false, options)
  }

  static func plain(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, isPlain: true, options)
  }

  private static func network(depth: Int, isPlain: Bool, _ options: ZooOptions) -> Network {
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
          let block = ResidualBlock(
            unit: unit, width: 64 << stage, stride: stage > 0 && place == 0 ? 2 : 1,
            projects: place == 0 && (stage > 0 || unit == .bottleneck), isPlain: isPlain)
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
      name: (isPlain ? "plain" : "resnet") + "\(depth)",
      title: (isPlain ? "Plain-" : "ResNet-") + "\(depth)", output: x,
      details: details(depth, isPlain: isPlain, options))
  }

  private static func details(
    _ depth: Int, isPlain: Bool, _ options: ZooOptions
  ) -> NetworkDetails {
    let residual =
      depth >= 50
      ? "stride 2 is in the 3×3 convolution of a bottleneck, the paper has it in the first 1×1"
      : "1×1 projections where dimensions change (option B); the paper compares with option A"
    return NetworkDetails(
      source: "He, Zhang, Ren, Sun 2015, Deep Residual Learning for Image Recognition, "
        + "arXiv:1512.03385, Table 1",
      year: 2015, deviations: isPlain ? [] : [residual], inputKind: .imageNet,
      labels: options.labels(.imageNet, of: 1000))
  }
}

/// A residual block of Figure 5, or the same layers without a skip connection.
private struct ResidualBlock {
  let unit: ResNet.Unit
  let width: Int
  let stride: Extent
  let projects: Bool
  let isPlain: Bool

  private var channels: Int { unit == .basic ? width : 4 * width }

  /// Adds the block's layers: F(x), the shortcut, their sum, ReLU.
  func add(
    to builder: inout NetworkBuilder, _ input: NetworkBuilder.Place
  ) -> NetworkBuilder.Place {
    var x = input
    for (place, row) in rows.enumerated() {
      let number = place + 1
      if place > 0 { x = builder.add("relu\(place)", Activation(.relu), x) }
      x = builder.add("conv\(number)", row, x)
      x = builder.add("bn\(number)", BatchNormalization(), x)
    }
    if !isPlain { x = addSkip(to: &builder, main: x, input) }
    return builder.add("relu\(rows.count)", Activation(.relu), x)
  }

  private var rows: [Convolution] {
    switch unit {
    case .basic: [convolution(width, 3, stride), convolution(width, 3)]
    case .bottleneck:
      [convolution(width, 1), convolution(width, 3, stride), convolution(channels, 1)]
    }
  }

  private func convolution(_ channels: Int, _ kernel: Int, _ stride: Extent = 1) -> Convolution {
    Convolution(
      channels: channels, kernel: Extent(height: kernel, width: kernel), stride: stride,
      padding: kernel == 3 ? 1 : 0, hasBias: false)
  }

  private func addSkip(
    to builder: inout NetworkBuilder, main: NetworkBuilder.Place, _ input: NetworkBuilder.Place
  ) -> NetworkBuilder.Place {
    var skip = input
    if projects {
      skip = builder.add("downsample.0", convolution(channels, 1, stride), input)
      skip = builder.add("downsample.1", BatchNormalization(), skip)
    }
    return builder.skipAddition(
      "add", main: main, skip: skip, source: input, kind: projects ? .projection : .identity)
  }
}
