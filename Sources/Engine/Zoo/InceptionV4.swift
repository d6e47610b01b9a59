/// Inception v4 as in timm, with its names: published weights load.
///
/// Szegedy, Ioffe, Vanhoucke, Alemi 2016, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
/// Learning", arXiv:1602.07261, Figures 3 to 9; timm's inception_v4.py, after the authors' code (TF-Slim), from where
/// the side branch comes.
///
/// Input: RGB 299×299, −1 … 1.
enum InceptionV4 {
  private static let unit = ConvolutionUnit.normalized(epsilon: 1e-3)

  private static let means = AveragePooling(kernel: 3, stride: 1, padding: 1, countsBorder: false)
  private static let halving = MaxPooling(kernel: 3, stride: 2)

  // Figure 9: the parts after the stem's convolutions; timm counts them on as features.3 … features.21.
  // swift-format-ignore
  private static let parts: [(caption: String, count: Int, paths: [ModulePath])] = [
    ("stem, first concat",  1, firstConcat),
    ("stem, second concat", 1, secondConcat),
    ("stem, third concat",  1, thirdConcat),
    ("Inception-A",         4, inceptionA),
    ("Reduction-A",         1, reductionA),
    ("Inception-B",         7, inceptionB),
    ("Reduction-B",         1, reductionB),
    ("Inception-C",         3, inceptionC),
  ]

  // Figure 3.
  private static let firstConcat = [
    ModulePath("branch0", prefix: "", [.pooling(halving, named: "maxpool")]),
    ModulePath("branch1", prefix: "", [.valid(96, 3, stride: 2, named: "conv")]),
  ]

  private static let secondConcat = [
    ModulePath("branch0", [.same(64, 1), .valid(96, 3)]),
    ModulePath("branch1", [.same(64, 1), .same(64, 1, 7), .same(64, 7, 1), .valid(96, 3)]),
  ]

  private static let thirdConcat = [
    ModulePath("branch0", prefix: "", [.valid(192, 3, stride: 2, named: "conv")]),
    ModulePath("branch1", prefix: "", [.pooling(halving, named: "maxpool")]),
  ]

  // Figure 4, 35×35.
  private static let inceptionA = [
    ModulePath("branch0", .same(96, 1)),
    ModulePath("branch1", [.same(64, 1), .same(96, 3)]),
    ModulePath("branch2", [.same(64, 1), .same(96, 3), .same(96, 3)]),
    ModulePath("branch3", [.pooling(means), .same(96, 1)]),
  ]

  // Figure 7, with k, l, m, n of Table 1.
  private static let reductionA = [
    ModulePath("branch0", .valid(384, 3, stride: 2)),
    ModulePath("branch1", [.same(192, 1), .same(224, 3), .valid(256, 3, stride: 2)]),
    ModulePath("branch2", [.pooling(halving, named: "pool")]),
  ]

  // Figure 5, 17×17.
  private static let inceptionB = [
    ModulePath("branch0", .same(384, 1)),
    ModulePath("branch1", [.same(192, 1), .same(224, 1, 7), .same(256, 7, 1)]),
    ModulePath(
      "branch2",
      [.same(192, 1), .same(192, 7, 1), .same(224, 1, 7), .same(224, 7, 1), .same(256, 1, 7)]),
    ModulePath("branch3", [.pooling(means), .same(128, 1)]),
  ]

  // Figure 8.
  private static let reductionB = [
    ModulePath("branch0", [.same(192, 1), .valid(192, 3, stride: 2)]),
    ModulePath(
      "branch1", [.same(256, 1), .same(256, 1, 7), .same(320, 7, 1), .valid(320, 3, stride: 2)]),
    ModulePath("branch2", [.pooling(halving, named: "pool")]),
  ]

  // Figure 6, 8×8.
  private static let inceptionC = [
    ModulePath("branch0", .same(256, 1)),
    ModulePath(
      "branch1", prefix: "branch1_", [.same(384, 1)],
      fork: [.same(256, 1, 3, named: "1a"), .same(256, 3, 1, named: "1b")]),
    ModulePath(
      "branch2", prefix: "branch2_", [.same(384, 1), .same(448, 3, 1), .same(512, 1, 3)],
      fork: [.same(256, 1, 3, named: "3a"), .same(256, 3, 1, named: "3b")]),
    ModulePath("branch3", [.pooling(means), .same(256, 1)]),
  ]

  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 299, 299])
    let classes = options.classes ?? 1000
    var x = builder.add("features.0", .valid(32, 3, stride: 2), unit, builder.input)
    x = builder.add("features.1", .valid(32, 3), unit, x)
    x = builder.add("features.2", .same(64, 3), unit, x)
    var numbers = (3...).makeIterator()
    for part in parts {
      for place in 1...part.count {
        let caption = part.caption + (part.count > 1 ? " (\(place) of \(part.count))" : "")
        x = builder.block("features." + numbers.name, caption: caption) {
          $0.module(part.paths, unit, x)
        }
      }
      if part.caption == "Inception-B" {
        builder.slimSideBranch(of: "Inception-B", classes: classes, x)
      }
    }
    x = builder.add("global_pool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("head_drop", Dropout(probability: 0.2), x)
    x = builder.add("last_linear", FullyConnected(units: classes), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "inception-v4", title: "Inception v4", output: x, details: details(options))
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source:
        "Szegedy, Ioffe, Vanhoucke, Alemi 2016, Inception-v4, Inception-ResNet and the Impact "
        + "of Residual Connections on Learning, arXiv:1602.07261, Figure 9; timm's inception_v4",
      year: 2016,
      deviations: [
        "the side branch is that of the authors' code; the paper's figures show none, and timm has none",
        "7×1 comes before 1×7 in the long path of Inception-B, 3×1 before 1×3 in Inception-C, as in "
          + "the code; the paper has the other order",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
