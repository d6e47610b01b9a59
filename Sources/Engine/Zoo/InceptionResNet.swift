/// What Inception-ResNet v1 and v2 have in common.
///
/// Szegedy, Ioffe, Vanhoucke, Alemi 2016, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on
/// Learning", arXiv:1602.07261, Figures 10 to 19 and §3.3.
enum InceptionResNet {
  static let unit = ConvolutionUnit.normalized(epsilon: 1e-3)

  /// An Inception module whose output, led back to the input's channels by a 1×1 convolution, is added to the input.
  struct Block {
    let paths: [ModulePath]
    /// The input's channels.
    let channels: Int
    /// What the module's output is multiplied by, so that training stays stable (§3.3).
    let scale: Float
    /// Whether no ReLU follows the addition.
    var isLinear = false

    func add(
      to builder: inout NetworkBuilder, _ input: NetworkBuilder.Place
    ) -> NetworkBuilder.Place {
      var x = builder.module(paths, unit, input)
      x = builder.add("conv2d", Convolution(channels: channels, kernel: 1), x)
      x = builder.skipAddition(
        "add", main: x, skip: input, source: input, kind: .identity, scale: scale)
      return isLinear ? x : builder.add("relu", Activation(.relu), x)
    }
  }

  /// Inception-ResNet-A on 35×35 maps, Figures 10 and 16.
  static func blockA(channels: Int, _ last: [Int]) -> Block {
    Block(
      paths: [
        ModulePath("branch0", .same(32, 1)),
        ModulePath("branch1", [.same(32, 1), .same(32, 3)]),
        ModulePath("branch2", [.same(32, 1), .same(last[0], 3), .same(last[1], 3)]),
      ], channels: channels, scale: 0.17)
  }

  /// Inception-ResNet-B on 17×17 maps, Figures 11 and 17.
  static func blockB(channels: Int, _ first: Int, _ second: [Int]) -> Block {
    Block(
      paths: [
        ModulePath("branch0", .same(first, 1)),
        ModulePath(
          "branch1", [.same(second[0], 1), .same(second[1], 1, 7), .same(second[2], 7, 1)]),
      ], channels: channels, scale: 0.1)
  }

  /// Inception-ResNet-C on 8×8 maps, Figures 13 and 19.
  static func blockC(channels: Int, _ second: [Int]) -> Block {
    Block(
      paths: [
        ModulePath("branch0", .same(192, 1)),
        ModulePath("branch1", [.same(192, 1), .same(second[0], 1, 3), .same(second[1], 3, 1)]),
      ], channels: channels, scale: 0.2)
  }

  /// Reduction-A, Figure 7 with k, l, m, n of Table 1.
  static func reductionA(k: Int, l: Int, m: Int, n: Int) -> [ModulePath] {
    [
      ModulePath("branch0", .valid(n, 3, stride: 2)),
      ModulePath("branch1", [.same(k, 1), .same(l, 3), .valid(m, 3, stride: 2)]),
      ModulePath("branch2", [.pooling(MaxPooling(kernel: 3, stride: 2), named: "pool")]),
    ]
  }

  /// Reduction-B, Figures 12 and 18.
  static func reductionB(_ second: Int, _ third: [Int]) -> [ModulePath] {
    [
      ModulePath("branch0", [.same(256, 1), .valid(384, 3, stride: 2)]),
      ModulePath("branch1", [.same(256, 1), .valid(second, 3, stride: 2)]),
      ModulePath("branch2", [.same(256, 1), .same(third[0], 3), .valid(third[1], 3, stride: 2)]),
      ModulePath("branch3", [.pooling(MaxPooling(kernel: 3, stride: 2), named: "pool")]),
    ]
  }
}

extension NetworkBuilder {
  /// Adds the first six layers, down to 192 channels of 71×71.
  mutating func inceptionResNetStem() -> Place {
    let unit = InceptionResNet.unit
    var x = add("conv2d_1a", .valid(32, 3, stride: 2), unit, input)
    x = add("conv2d_2a", .valid(32, 3), unit, x)
    x = add("conv2d_2b", .same(64, 3), unit, x)
    x = add("maxpool_3a", MaxPooling(kernel: 3, stride: 2), x)
    x = add("conv2d_3b", .same(80, 1), unit, x)
    return add("conv2d_4a", .valid(192, 3), unit, x)
  }

  /// Adds a block so many times.
  mutating func repeated(
    _ name: String, _ count: Int, _ caption: String, _ part: InceptionResNet.Block, _ input: Place
  ) -> Place {
    block(name, caption: "\(count) × \(caption)") { builder in
      (0..<count).reduce(input) { x, place in
        builder.block("\(place)", caption: "\(caption) (\(place + 1) of \(count))") {
          part.add(to: &$0, x)
        }
      }
    }
  }

  /// Adds the end: means over each map, dropout, one fully connected layer.
  mutating func inceptionResNetEnd(classes: Int, _ input: Place) -> Place {
    var x = add("global_pool", AdaptiveAveragePooling(), input)
    x = add("flatten", Flatten(), x)
    x = add("head_drop", Dropout(probability: 0.2), x)
    x = add("classif", FullyConnected(units: classes), x)
    return add("softmax", Softmax(), x)
  }
}
