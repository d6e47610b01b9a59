/// Max pooling: the largest value in each window of a channel.
///
/// `y[c,p,q] = max x[c, u·p + r − v, u·q + s − v]` over the window r, s, with stride u and padding v
/// (padding never wins: it counts as −∞).
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - output: `[C, ⌊(H + 2v − R)/u⌋ + 1, ⌊(W + 2v − S)/u⌋ + 1]`, or with ⌈ ⌉ when rounding up
///
/// ## Source
/// Krizhevsky, Sutskever, Hinton 2012, §3.4 (overlapping windows). Rounding up as in PyTorch's
/// `ceil_mode`: a last window that would start in the padding does not count.
public struct MaxPooling: Layer {
  /// The window: size, stride, padding, rounding.
  public var window: Window

  /// Makes a max pooling.
  public init(kernel: Extent, stride: Extent, padding: Padding = 0, roundsUp: Bool = false) {
    window = Window(size: kernel, stride: stride, padding: padding, roundsUp: roundsUp)
  }

  /// Its kind.
  public var kind: LayerKind { .maxPooling }

  /// A few words for tables.
  public var caption: String { window.size.caption + window.strideCaption }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<MaxPooling>] {
    [
      .extent("kernel", \.window.size),
      .extent("stride", \.window.stride),
      .padding("padding", \.window.padding),
      .flag("ceil", \.window.roundsUp),
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
    Explanation(
      sentence: "The largest value of each \(window.size.caption) window, channel by channel.",
      formula: "y[c,p,q] = max x[c, \(window.positions)]",
      lines: inputs.first.map {
        [Window.channelsLine($0)] + window.sizeLines(for: $0, output: output)
      } ?? [])
  }
}

extension Window {
  /// The shape after pooling: the channels stay.
  ///
  /// Padding of more than half the window is refused, since windows could then lie wholly in it.
  func pooledShape(of input: Shape) throws(ShapeError) -> Shape {
    let extent = try outputExtent(for: input)
    let vertical = max(padding.top, padding.bottom)
    let horizontal = max(padding.left, padding.right)
    guard 2 * vertical <= size.height, 2 * horizontal <= size.width else {
      throw .paddingTooLarge(padding: max(vertical, horizontal), window: size)
    }
    return try Shape([input.channels, extent.height, extent.width]).checkedForSize()
  }
}
