/// Networks of a few layers, one for each slide that works an example by hand.
///
/// The numbers are the lecture's: its sizes, its 6×6 matrix, its cost of a 5×5 convolution with and without a bottleneck.
enum SlideNetworks {
  /// The slide asks how large the feature map is and how many parameters are trained.
  static func convolutionLayer(_ options: ZooOptions) -> Network {
    let shape: Shape = [3, 6, 6]
    return network(
      "conv-layer", "One convolution layer", options, shape,
      [("conv", Convolution(channels: 2, kernel: 3)), ("relu", Activation(.relu))],
      source: "the lecture, \"One convolution layer\"",
      deviations: [
        "the figure's numbers are not in the text: 6×6×3 and two 3×3×3 filters are the usual ones",
        "the filters answer to vertical and to horizontal edges",
      ],
      parameters: [
        "conv.weight": edges(vertical: true) + edges(vertical: false), "conv.bias": [0, 0],
      ],
      sample: NetworkDetails.Sample(name: "a bright corner", shape: shape, values: corner))
  }

  /// The filter [2] on one matrix: a multiplication by a number.
  static func oneByOne(_ options: ZooOptions) -> Network {
    let shape: Shape = [1, 6, 6]
    return network(
      "one-by-one", "1×1 convolution of a matrix", options, shape,
      [("conv", Convolution(channels: 1, kernel: 1, hasBias: false))],
      source: "the lecture, \"1×1 convolution\"", parameters: ["conv.weight": [2]],
      sample: NetworkDetails.Sample(name: "the slide's matrix", shape: shape, values: matrix))
  }

  /// 1×1×32 filters on a volume: a fully connected layer over the channels of each position.
  static func oneByOneVolume(_ options: ZooOptions) -> Network {
    network(
      "one-by-one-volume", "1×1 convolution of a volume", options, [32, 6, 6],
      [
        ("conv", Convolution(channels: 16, kernel: 1)), ("relu", Activation(.relu)),
      ],
      source: "the lecture, \"1×1 convolution\"",
      deviations: ["16 filters; the slide leaves their number open"])
  }

  /// 192 channels become 32, height and width stay.
  static func reduceChannels(_ options: ZooOptions) -> Network {
    network(
      "reduce-channels", "Channel reduction", options, volume,
      [("conv", Convolution(channels: 32, kernel: 1)), ("relu", Activation(.relu))],
      source: "the lecture, \"Channel reduction\"")
  }

  /// The cost example: 5×5 filters over all 192 channels.
  static func costly(_ options: ZooOptions) -> Network {
    network(
      "costly-5x5", "5×5 convolution", options, volume,
      [("conv", five), ("relu", Activation(.relu))], source: "the lecture, \"Cost, worked\"")
  }

  /// The same output for a tenth of the cost: 1×1 filters to a bottleneck of 16 channels first.
  static func bottleneck(_ options: ZooOptions) -> Network {
    network(
      "bottleneck-5x5", "5×5 convolution with a bottleneck", options, volume,
      [
        ("reduce", Convolution(channels: 16, kernel: 1)), ("relu1", Activation(.relu)),
        ("conv", five), ("relu2", Activation(.relu)),
      ], source: "the lecture, \"Cost, worked\"")
  }

  private static let volume: Shape = [192, 28, 28]
  private static let five = Convolution(channels: 32, kernel: 5, padding: 2)

  private static func network(
    _ name: String, _ title: String, _ options: ZooOptions, _ shape: Shape,
    _ layers: [(name: String, layer: any Layer)], source: String, deviations: [String] = [],
    parameters: [String: [Float]] = [:], sample: NetworkDetails.Sample? = nil
  ) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? shape)
    var x = builder.input
    for (name, layer) in layers { x = builder.add(name, layer, x) }
    return builder.network(
      name: name, title: title, output: x,
      details: NetworkDetails(
        source: source, year: 2017, deviations: deviations, inputKind: .numbers,
        parameters: parameters, sample: sample))
  }
}

extension SlideNetworks {
  // The slide's numbers.
  // swift-format-ignore
  private static let matrix: [Float] = [
    1, 2, 3, 6, 5, 8,
    3, 5, 5, 1, 3, 4,
    2, 1, 3, 4, 9, 3,
    4, 7, 8, 5, 7, 9,
    1, 5, 3, 7, 4, 8,
    5, 4, 9, 8, 3, 5,
  ]

  /// Three channels, each 10 in its upper left quarter and 0 elsewhere.
  private static let corner: [Float] = (0..<3 * 36).map { place in
    let (row, column) = (place % 36 / 6, place % 6)
    return row < 3 && column < 3 ? 10 : 0
  }

  /// A 3×3×3 filter that answers to a change from bright to dark, rightwards or downwards.
  private static func edges(vertical: Bool) -> [Float] {
    (0..<27).map { place in
      let (row, column) = (place % 9 / 3, place % 3)
      return 1 - Float(vertical ? column : row)
    }
  }
}
