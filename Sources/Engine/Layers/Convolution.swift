/// A two-dimensional convolution (cross-correlation, as all frameworks compute it).
///
/// `y[k,p,q] = b[k] + Σ w[k,c,r,s] · x[c, u·p + d·r − v, u·q + d·s − v]`, summed over the channels c
/// of k's group and the window r, s, with stride u, dilation d and padding v.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - weight: `[K, C/groups, R, S]`, bias: `[K]`
/// - output: `[K, ⌊(H + 2v − d(R − 1) − 1)/u⌋ + 1, ⌊(W + 2v − d(S − 1) − 1)/u⌋ + 1]`
///
/// ## Source
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", §II.A;
/// groups: Krizhevsky, Sutskever, Hinton 2012, §3.5.
public struct Convolution: Layer {
  /// The number of filters, K: the output's channels.
  public var channels: Int
  /// The window: size, stride, padding, dilation.
  public var window: Window
  /// How many groups the channels are split into; each filter sees the channels of its group only.
  public var groups: Int
  /// Whether a bias is added to each output channel.
  public var hasBias: Bool

  /// Makes a convolution.
  public init(
    channels: Int, kernel: Extent, stride: Extent = 1, padding: Padding = 0, dilation: Extent = 1,
    groups: Int = 1, hasBias: Bool = true
  ) {
    self.channels = channels
    self.window = Window(size: kernel, stride: stride, padding: padding, dilation: dilation)
    self.groups = groups
    self.hasBias = hasBias
  }

  /// Its kind.
  public var kind: LayerKind { .convolution }

  /// A few words for tables.
  public var caption: String {
    window.size.caption + window.strideCaption + (groups > 1 ? " ×\(groups) groups" : "")
  }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Convolution>] {
    [
      .number("channels", \.channels),
      .extent("kernel", \.window.size),
      .extent("stride", \.window.stride),
      .padding("padding", \.window.padding),
      .extent("dilation", \.window.dilation),
      .number("groups", \.groups),
      .flag("bias", \.hasBias),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try singleFeatureMaps(inputs)
    guard channels >= 1 else {
      throw .badHyperParameter(name: "channels", value: channels, minimum: 1)
    }
    guard groups >= 1 else { throw .badHyperParameter(name: "groups", value: groups, minimum: 1) }
    guard input.channels % groups == 0 else {
      throw .groupsDoNotDivide(groups: groups, channels: input.channels, side: "input")
    }
    guard channels % groups == 0 else {
      throw .groupsDoNotDivide(groups: groups, channels: channels, side: "output")
    }
    let extent = try window.outputExtent(for: input)
    try weightShape(for: input).checkForSizeAsWeights()
    return try Shape([channels, extent.height, extent.width]).checkedForSize()
  }

  /// The parameters with the shapes above.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    guard let input = inputs.first else { return [] }
    let weight = ParameterSpecification(
      name: "weight", shape: weightShape(for: input), role: .weight)
    let bias = ParameterSpecification(name: "bias", shape: [channels], role: .bias)
    return hasBias ? [weight, bias] : [weight]
  }

  /// One multiply-accumulate for each weight at each output position.
  public func multiplyAccumulates(for inputs: [Shape], output: Shape) -> Int {
    guard let input = inputs.first else { return 0 }
    return output.height * output.width * weightShape(for: input).elementCount
  }

  /// The places under its window.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .window(window) }

  /// One for each weight and each bias at each output position.
  public func connections(for inputs: [Shape], output: Shape) -> Int {
    multiplyAccumulates(for: inputs, output: output) + (hasBias ? output.elementCount : 0)
  }

  /// `[K, C/groups, R, S]`.
  func weightShape(for input: Shape) -> Shape {
    [channels, input.channels / groups, window.size.height, window.size.width]
  }
}

extension Convolution {
  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    guard let input = inputs.first else { return Explanation(sentence: sentence(depth: 0)) }
    let weight = weightShape(for: input)
    return Explanation(
      sentence: sentence(depth: weight[1]),
      formula: "y[k,p,q] = Σ w[k,c,i,j] · x[c, \(window.positions)]" + (hasBias ? " + b[k]" : ""),
      lines: [channelsLine()] + window.sizeLines(for: input, output: output) + [
        parametersLine(weight, of: input), macsLine(weight, of: input, output: output),
      ])
  }

  private func sentence(depth: Int) -> String {
    let filter = "\(window.size.caption)×\(depth)"
    let pointwise =
      window.size == 1 ? ": a fully connected layer over each position's channels" : ""
    let grouped = groups > 1 ? " in \(groups) groups that see only their own channels" : ""
    let slide = channels == 1 ? "slides" : "slide"
    return
      "\(channels.grouped) filter\(channels.plural) of \(filter) \(slide) over the input\(grouped)\(pointwise)."
  }

  private func channelsLine() -> Explanation.Line {
    Explanation.Line(
      "channels", symbols: "K, one for each filter", numbers: "", result: "\(channels)",
      isDetail: true)
  }

  /// The weights as a product, the division by groups not yet done.
  private func factors(_ weight: Shape, of input: Shape) -> String {
    guard groups > 1 else { return weight.factors }
    return "\(channels)·(\(input.channels)/\(groups))·\(weight[2])·\(weight[3])"
  }

  private func letters(_ weight: Shape, of input: Shape) -> String {
    let depth =
      groups > 1
      ? "C/g = \(input.channels)/\(groups) = \(weight[1]) channel\(weight[1].plural) in each of g = \(groups) groups"
      : "C = \(input.channels) channel\(input.channels.plural)"
    return "K = \(channels) filter\(channels.plural), \(depth), R×S = \(window.size.caption) window"
  }

  private func parametersLine(_ weight: Shape, of input: Shape) -> Explanation.Line {
    let bias = hasBias ? " + \(channels)" : ""
    return Explanation.Line(
      "params", symbols: (groups > 1 ? "K·C/g·R·S" : "K·C·R·S") + (hasBias ? " + K" : ""),
      numbers: factors(weight, of: input) + bias,
      step: hasBias ? "\(weight.elementCount.grouped) + \(channels.grouped)" : "",
      result: (weight.elementCount + (hasBias ? channels : 0)).grouped,
      note: hasBias ? "" : "no bias", letters: letters(weight, of: input))
  }

  private func macsLine(
    _ weight: Shape, of input: Shape, output: Shape
  ) -> Explanation.Line {
    let places = output.height * output.width
    return Explanation.Line(
      "MACs", symbols: groups > 1 ? "P·Q · K·C/g·R·S" : "P·Q · K·C·R·S",
      numbers: "\(output.height)·\(output.width) · \(factors(weight, of: input))",
      step: "\(places.grouped) · \(weight.elementCount.grouped)",
      result: (places * weight.elementCount).grouped,
      letters: "P×Q = \(output.height)×\(output.width) places, " + letters(weight, of: input))
  }
}
