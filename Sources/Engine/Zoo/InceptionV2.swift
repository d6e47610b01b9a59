/// Inception v2, or BN-Inception: batch normalization, and two 3×3 convolutions in place of each 5×5.
///
/// Ioffe, Szegedy 2015, "Batch Normalization", arXiv:1502.03167, Figure 5; it is Szegedy et al. 2016,
/// arXiv:1602.07261, who call it Inception v2. Layers are named as in GoogLeNet's Caffe model.
///
/// Input: RGB 224×224, −1 … 1.
enum InceptionV2 {
  /// The path of a module that begins with a pooling.
  private enum Pooling {
    /// Means, then so many 1×1 filters.
    case average(Int)
    /// Maxima, then so many 1×1 filters.
    case maximum(Int)
    /// Maxima at every second place, nothing more; the 3×3 convolutions have stride 2 likewise.
    case reduction
  }

  private struct Row {
    let name: String
    let ones: Int?
    let threes: (reduce: Int, filters: Int)
    let doubles: (reduce: Int, filters: Int)
    let pooling: Pooling
  }

  // Figure 5: #1×1, #3×3 reduce and #3×3, double #3×3 reduce and double #3×3, pool + proj.
  // swift-format-ignore
  private static let table = [
    Row(name: "3a", ones: 64,  threes: (64, 64),   doubles: (64, 96),   pooling: .average(32)),
    Row(name: "3b", ones: 64,  threes: (64, 96),   doubles: (64, 96),   pooling: .average(64)),
    Row(name: "3c", ones: nil, threes: (128, 160), doubles: (64, 96),   pooling: .reduction),
    Row(name: "4a", ones: 224, threes: (64, 96),   doubles: (96, 128),  pooling: .average(128)),
    Row(name: "4b", ones: 192, threes: (96, 128),  doubles: (96, 128),  pooling: .average(128)),
    Row(name: "4c", ones: 160, threes: (128, 160), doubles: (128, 160), pooling: .average(96)),
    Row(name: "4d", ones: 96,  threes: (128, 192), doubles: (160, 192), pooling: .average(96)),
    Row(name: "4e", ones: nil, threes: (128, 192), doubles: (192, 256), pooling: .reduction),
    Row(name: "5a", ones: 352, threes: (192, 320), doubles: (160, 224), pooling: .average(128)),
    Row(name: "5b", ones: 352, threes: (192, 320), doubles: (192, 224), pooling: .maximum(128)),
  ]

  private static let unit = ConvolutionUnit.normalized(epsilon: 1e-5)
  private static let halving = MaxPooling(kernel: 3, stride: 2, roundsUp: true)

  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    var x = stem(&builder)
    for row in table {
      x = builder.block("inception_" + row.name, caption: "inception (\(row.name))") {
        $0.module(paths(row), concatenation: "output", unit, x)
      }
    }
    x = builder.add("global_pool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("fc", FullyConnected(units: options.classes ?? 1000), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "inception-v2", title: "Inception v2", output: x, details: details(options))
  }

  /// The first convolution is separable: 8 filters for each colour, then 64 over all 24 maps.
  private static func stem(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    let colors = 3
    var x = builder.add(
      "conv1.depthwise",
      Convolution(
        channels: 8 * colors, kernel: 7, stride: 2, padding: 3, groups: colors, hasBias: false),
      builder.input)
    x = builder.add("conv1.pointwise", .same(64, 1), unit, x)
    x = builder.add("pool1", halving, x)
    x = builder.add("conv2_reduce", .same(64, 1), unit, x)
    x = builder.add("conv2", .same(192, 3), unit, x)
    return builder.add("pool2", halving, x)
  }

  private static func paths(_ row: Row) -> [ModulePath] {
    let ones = row.ones.map { [ModulePath.Step.same($0, 1, named: "1x1")] }
    return (ones.map { [ModulePath("branch1x1", prefix: "", $0)] } ?? []) + [
      ModulePath(
        "branch3x3", prefix: "",
        [
          .same(row.threes.reduce, 1, named: "3x3_reduce"),
          last(row, row.threes.filters, named: "3x3"),
        ]),
      ModulePath(
        "branch3x3dbl", prefix: "",
        [
          .same(row.doubles.reduce, 1, named: "double3x3_reduce"),
          .same(row.doubles.filters, 3, named: "double3x3_1"),
          last(row, row.doubles.filters, named: "double3x3_2"),
        ]),
      ModulePath("branch_pool", prefix: "", pooling(row.pooling)),
    ]
  }

  /// The last 3×3 convolution of a path.
  private static func last(_ row: Row, _ filters: Int, named name: String) -> ModulePath.Step {
    var convolution = Convolution.same(filters, 3)
    if case .reduction = row.pooling { convolution.window.stride = 2 }
    return ModulePath.Step(layer: convolution, name: name)
  }

  private static func pooling(_ pooling: Pooling) -> [ModulePath.Step] {
    switch pooling {
    case .average(let filters):
      let means = AveragePooling(kernel: 3, stride: 1, padding: 1)
      return [.pooling(means, named: "pool"), .same(filters, 1, named: "pool_proj")]
    case .maximum(let filters):
      return [
        .pooling(InceptionModule.pooling, named: "pool"), .same(filters, 1, named: "pool_proj"),
      ]
    case .reduction: return [.pooling(halving, named: "pool")]
    }
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "Ioffe, Szegedy 2015, Batch Normalization: Accelerating Deep Network Training by "
        + "Reducing Internal Covariate Shift, arXiv:1502.03167, Figure 5",
      year: 2015,
      deviations: [
        "96 filters project the pooled maps of 4c and 4d, as in TF-Slim; Figure 5 prints 128, which "
          + "does not give its own 576 channels",
        "no side branches: the figure shows none",
        "“Inception v2” is this network in the Inception v4 paper; the one on rethinking the "
          + "architecture (arXiv:1512.00567) gives the name to another",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
