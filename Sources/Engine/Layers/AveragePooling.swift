/// Average pooling: the mean of each window of a channel.
///
/// `y[c,p,q] = 1/m · Σ x[c, u·p + r − v, u·q + s − v]` over the window r, s, with stride u and
/// padding v; m counts the window's elements, those in the padding too or not.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - output: `[C, ⌊(H + 2v − R)/u⌋ + 1, ⌊(W + 2v − S)/u⌋ + 1]`, or with ⌈ ⌉ when rounding up
///
/// ## Source
/// LeCun et al. 1998, §II.B (there with a trained coefficient). PyTorch's `count_include_pad` and
/// TensorFlow's counting differ at borders; `countsBorder` chooses.
public struct AveragePooling: Layer {
  /// The window: size, stride, padding, rounding.
  public var window: Window
  /// Whether the padding's zeros count in the mean.
  public var countsBorder: Bool

  /// Makes an average pooling.
  public init(
    kernel: Extent, stride: Extent, padding: Padding = 0, roundsUp: Bool = false,
    countsBorder: Bool = true
  ) {
    window = Window(size: kernel, stride: stride, padding: padding, roundsUp: roundsUp)
    self.countsBorder = countsBorder
  }

  /// Its kind.
  public var kind: LayerKind { .averagePooling }

  /// A few words for tables.
  public var caption: String { window.size.caption + window.strideCaption }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<AveragePooling>] {
    [
      .extent("kernel", \.window.size),
      .extent("stride", \.window.stride),
      .padding("padding", \.window.padding),
      .flag("ceil", \.window.roundsUp),
      .flag("count-border", \.countsBorder),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try window.pooledShape(of: singleFeatureMaps(inputs))
  }

  /// The places under its window.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .window(window) }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let border =
      window.padding == 0
      ? "" : countsBorder ? ", the padding's zeros counted" : ", the padding not counted"
    return Explanation(
      sentence: "The mean of each \(window.size.caption) window, channel by channel\(border).",
      formula: "y[c,p,q] = 1/m · Σ x[c, \(window.positions)]",
      lines: inputs.first.map {
        [Window.channelsLine($0)] + window.sizeLines(for: $0, output: output)
      } ?? [])
  }
}
