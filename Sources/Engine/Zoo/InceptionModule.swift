/// The Inception module.
///
/// Szegedy et al. 2014, "Going Deeper with Convolutions", arXiv:1409.4842, Figure 2.
///
/// Layers are named as in the authors' Caffe model.
struct InceptionModule {
  /// The number of filters of each convolution, in the order of the paper's Table 1.
  let ones: Int
  let threesReduce: Int
  let threes: Int
  let fivesReduce: Int
  let fives: Int
  let poolProjection: Int

  init(
    _ ones: Int, _ threesReduce: Int, _ threes: Int, _ fivesReduce: Int, _ fives: Int,
    _ poolProjection: Int
  ) {
    self.ones = ones
    self.threesReduce = threesReduce
    self.threes = threes
    self.fivesReduce = fivesReduce
    self.fives = fives
    self.poolProjection = poolProjection
  }

  /// Figure 2 (b): 1×1 convolutions reduce the channels before the large ones and after the pooling.
  var paths: [ModulePath] {
    // swift-format-ignore
    [
      ModulePath("branch1x1",   prefix: "", [.same(ones, 1, named: "1x1")]),
      ModulePath("branch3x3",   prefix: "", [.same(threesReduce, 1, named: "3x3_reduce"), .same(threes, 3, named: "3x3")]),
      ModulePath("branch5x5",   prefix: "", [.same(fivesReduce, 1, named: "5x5_reduce"), .same(fives, 5, named: "5x5")]),
      ModulePath("branch_pool", prefix: "", [.pooling(Self.pooling, named: "pool"), .same(poolProjection, 1, named: "pool_proj")]),
    ]
  }

  /// Figure 2 (a): no reduction; the pooling passes all channels on.
  var naivePaths: [ModulePath] {
    // swift-format-ignore
    [
      ModulePath("branch1x1",   prefix: "", [.same(ones, 1, named: "1x1")]),
      ModulePath("branch3x3",   prefix: "", [.same(threes, 3, named: "3x3")]),
      ModulePath("branch5x5",   prefix: "", [.same(fives, 5, named: "5x5")]),
      ModulePath("branch_pool", prefix: "", [.pooling(Self.pooling, named: "pool")]),
    ]
  }

  static let pooling = MaxPooling(kernel: 3, stride: 1, padding: 1)
}

/// The lecture's examples: module 3a alone, as the paper has it and without the reduction.
extension InceptionModule {
  private static let example = GoogLeNet.table[0]

  static func network(_ options: ZooOptions) -> Network {
    network(
      "inception-module", "Inception module", example.module.paths, options,
      caption: "inception (\(example.name))", figure: "Figure 2 (b)")
  }

  static func naive(_ options: ZooOptions) -> Network {
    network(
      "inception-module-naive", "Inception module, naive", example.module.naivePaths, options,
      caption: "inception, naive", figure: "Figure 2 (a)",
      deviations: [
        "the widths are those of 3a, which the naive module does not have: all 192 pooled channels "
          + "make 416 where the lecture's figure has 32 and 256"
      ])
  }

  private static func network(
    _ name: String, _ title: String, _ paths: [ModulePath], _ options: ZooOptions, caption: String,
    figure: String, deviations: [String] = []
  ) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [192, 28, 28])
    let input = builder.input
    let output = builder.block("inception_" + example.name, caption: caption) {
      $0.module(paths, concatenation: "output", .plain, input)
    }
    return builder.network(
      name: name, title: title, output: output,
      details: NetworkDetails(
        source: "Szegedy et al. 2014, Going Deeper with Convolutions, arXiv:1409.4842, \(figure), "
          + "Table 1",
        year: 2014, deviations: deviations, inputKind: .numbers))
  }
}
