/// Inception v3 as in torchvision, with its names: published weights load.
///
/// Szegedy, Vanhoucke, Ioffe, Shlens, Wojna 2015, "Rethinking the Inception Architecture for Computer Vision",
/// arXiv:1512.00567, Table 1 and Figures 5 to 7 and 10; torchvision's inception.py, after the authors' code.
///
/// Input: RGB 299×299, −1 … 1.
enum InceptionV3 {
  private static let unit = ConvolutionUnit.normalized(epsilon: 1e-3)

  private static let means = AveragePooling(kernel: 3, stride: 1, padding: 1)
  private static let halving = MaxPooling(kernel: 3, stride: 2)

  // The code's modules, in its order, and the figures of the paper that they follow.
  // swift-format-ignore
  private static let modules: [(name: String, caption: String, paths: [ModulePath])] = [
    ("Mixed_5b", "inception, Figure 5",  squares(pooled: 32)),
    ("Mixed_5c", "inception, Figure 5",  squares(pooled: 64)),
    ("Mixed_5d", "inception, Figure 5",  squares(pooled: 64)),
    ("Mixed_6a", "reduction, Figure 10", firstReduction),
    ("Mixed_6b", "inception, Figure 6",  strips(128)),
    ("Mixed_6c", "inception, Figure 6",  strips(160)),
    ("Mixed_6d", "inception, Figure 6",  strips(160)),
    ("Mixed_6e", "inception, Figure 6",  strips(192)),
    ("Mixed_7a", "reduction, Figure 10", secondReduction),
    ("Mixed_7b", "inception, Figure 7",  forks),
    ("Mixed_7c", "inception, Figure 7",  forks),
  ]

  /// 35×35: the 5×5 is still there, beside two 3×3.
  private static func squares(pooled: Int) -> [ModulePath] {
    [
      ModulePath("branch1x1", .same(64, 1)),
      numbered("branch5x5", [.same(48, 1), .same(64, 5)]),
      numbered("branch3x3dbl", [.same(64, 1), .same(96, 3), .same(96, 3)]),
      afterMeans(pooled),
    ]
  }

  private static let firstReduction = [
    ModulePath("branch3x3", .valid(384, 3, stride: 2)),
    numbered("branch3x3dbl", [.same(64, 1), .same(96, 3), .valid(96, 3, stride: 2)]),
    ModulePath("branch_pool", [.pooling(halving, named: "pool")]),
  ]

  /// 17×17: a 7×7 is a 1×7 and a 7×1.
  private static func strips(_ width: Int) -> [ModulePath] {
    [
      ModulePath("branch1x1", .same(192, 1)),
      numbered("branch7x7", [.same(width, 1), .same(width, 1, 7), .same(192, 7, 1)]),
      numbered(
        "branch7x7dbl",
        [
          .same(width, 1), .same(width, 7, 1), .same(width, 1, 7), .same(width, 7, 1),
          .same(192, 1, 7),
        ]),
      afterMeans(192),
    ]
  }

  private static let secondReduction = [
    numbered("branch3x3", [.same(192, 1), .valid(320, 3, stride: 2)]),
    numbered(
      "branch7x7x3",
      [.same(192, 1), .same(192, 1, 7), .same(192, 7, 1), .valid(192, 3, stride: 2)]),
    ModulePath("branch_pool", [.pooling(halving, named: "pool")]),
  ]

  /// 8×8: the 3×3 become a 1×3 and a 3×1 side by side.
  private static let forks = [
    ModulePath("branch1x1", .same(320, 1)),
    numbered(
      "branch3x3", [.same(384, 1)],
      fork: [.same(384, 1, 3, named: "2a"), .same(384, 3, 1, named: "2b")]),
    numbered(
      "branch3x3dbl", [.same(448, 1), .same(384, 3)],
      fork: [.same(384, 1, 3, named: "3a"), .same(384, 3, 1, named: "3b")]),
    afterMeans(192),
  ]

  /// The code counts the convolutions of a path from 1: `branch5x5_1`, `branch5x5_2`.
  private static func numbered(
    _ name: String, _ steps: [ModulePath.Step], fork: [ModulePath.Step] = []
  ) -> ModulePath {
    ModulePath(name, prefix: name + "_", from: 1, steps, fork: fork)
  }

  private static func afterMeans(_ filters: Int) -> ModulePath {
    ModulePath(
      "branch_pool", [.pooling(means, named: "pool"), .same(filters, 1, named: "")])
  }

  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 299, 299])
    let classes = options.classes ?? 1000
    var x = stem(&builder)
    for module in modules {
      x = builder.block(module.name, caption: module.caption) {
        $0.module(module.paths, unit, x)
      }
      if module.name == "Mixed_6e" { sideBranch(&builder, classes, x) }
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("dropout", Dropout(), x)
    x = builder.add("fc", FullyConnected(units: classes), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "inception-v3", title: "Inception v3", output: x, details: details(options))
  }

  private static func stem(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    var x = builder.add("Conv2d_1a_3x3", .valid(32, 3, stride: 2), unit, builder.input)
    x = builder.add("Conv2d_2a_3x3", .valid(32, 3), unit, x)
    x = builder.add("Conv2d_2b_3x3", .same(64, 3), unit, x)
    x = builder.add("maxpool1", halving, x)
    x = builder.add("Conv2d_3b_1x1", .same(80, 1), unit, x)
    x = builder.add("Conv2d_4a_3x3", .valid(192, 3), unit, x)
    return builder.add("maxpool2", halving, x)
  }

  private static func sideBranch(
    _ builder: inout NetworkBuilder, _ classes: Int, _ input: NetworkBuilder.Place
  ) {
    builder.sideBranch("AuxLogits") { builder in
      builder.block("AuxLogits", caption: "side branch of Mixed_6e") { builder in
        var x = builder.add("pool", AveragePooling(kernel: 5, stride: 3), input)
        x = builder.add("conv0", .same(128, 1), unit, x)
        x = builder.add("conv1", .valid(768, 5), unit, x)
        x = builder.add("avgpool", AdaptiveAveragePooling(), x)
        x = builder.add("flatten", Flatten(), x)
        x = builder.add("fc", FullyConnected(units: classes), x)
        _ = builder.add("softmax", Softmax(), x)
      }
    }
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "Szegedy et al. 2015, Rethinking the Inception Architecture for Computer Vision, "
        + "arXiv:1512.00567, Table 1; torchvision's inception_v3",
      year: 2015,
      deviations: [
        "the code's stem has a 1×1 and one padded 3×3 where Table 1 has more 3×3 and no second pooling",
        "the 35×35 modules keep a 5×5; the paper replaces it by two 3×3",
        "94 convolutions, 48 layers deep and 5.7 billion multiply-adds; the paper says 42 layers, "
          + "5 billion",
        "the side branch's fully connected layer has no batch normalization",
        "pictures are scaled to −1 … 1, which is what torchvision's transform_input makes of its "
          + "own normalization with the published weights",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
