/// Subsampling as in 1998: the sum of each window of a channel, times a trained coefficient, plus a trained bias.
///
/// `y[c,p,q] = w[c] · Σ x[c, u·p + r, u·q + s] + b[c]`, summed over the window r, s, with stride u.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - weight, bias: `[C]`
/// - output: `[C, ⌊(H − R)/u⌋ + 1, ⌊(W − S)/u⌋ + 1]`
///
/// ## Source
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", §II.B, layers S2
/// and S4. An average pooling is the same with w = 1/(R·S) and b = 0.
public struct Subsampling: Layer {
  /// The window: size and stride.
  public var window: Window

  /// Makes a subsampling.
  public init(kernel: Extent, stride: Extent) {
    window = Window(size: kernel, stride: stride)
  }

  /// Its kind.
  public var kind: LayerKind { .subsampling }

  /// A few words for tables.
  public var caption: String { window.size.caption + window.strideCaption }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Subsampling>] {
    [.extent("kernel", \.window.size), .extent("stride", \.window.stride)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try window.pooledShape(of: singleFeatureMaps(inputs))
  }

  /// The window that slides over the input.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .window(window) }

  /// The parameters with the shapes above; without training, the sum becomes a mean.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    let shape: Shape = [inputs.first?.channels ?? 0]
    let share = 1 / Float(max(1, window.size.height * window.size.width))
    return [
      ParameterSpecification(
        name: "weight", shape: shape, role: .scale, initializer: .constant(share)),
      ParameterSpecification(name: "bias", shape: shape, role: .shift),
    ]
  }

  /// One for each element of a window and one for the bias, at each output.
  public func connections(for inputs: [Shape], output: Shape) -> Int {
    output.elementCount * (window.size.height * window.size.width + 1)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let (size, channels) = (window.size, output.channels)
    return Explanation(
      sentence: "The sum of each \(size.caption) window, times a coefficient of its channel, "
        + "plus a bias: both are trained.",
      formula: "y[c,p,q] = w[c] · Σ x[c, s·p+i, s·q+j] + b[c]",
      lines: (inputs.first.map { window.sizeLines(for: $0, output: output) } ?? []) + [
        Explanation.Line(
          "params", symbols: "2·C", numbers: "2·\(channels)", result: (2 * channels).grouped),
        Explanation.Line(
          "links", symbols: "C·P·Q · (R·S + 1)",
          numbers: "\(output.factors) · (\(size.height)·\(size.width) + 1)",
          result: connections(for: inputs, output: output).grouped, note: "connections"),
      ])
  }
}
