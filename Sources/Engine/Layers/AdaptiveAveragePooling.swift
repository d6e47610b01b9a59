/// Average pooling to a given size, whatever the input's; to 1×1 it is global average pooling.
///
/// Output row i is the mean of the input rows ⌊i·H/P⌋ … ⌈(i + 1)·H/P⌉ − 1, columns likewise.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - output: `[C, P, Q]`
///
/// ## Source
/// Global: Lin, Chen, Yan 2013, "Network In Network", §3.2. Adaptive: PyTorch's `AdaptiveAvgPool2d`.
public struct AdaptiveAveragePooling: Layer {
  /// The output's height and width.
  public var output: Extent

  /// Makes a pooling to a size; 1×1 by default.
  public init(output: Extent = 1) {
    self.output = output
  }

  /// Its kind.
  public var kind: LayerKind { .adaptiveAveragePooling }

  /// A few words for tables.
  public var caption: String { output == 1 ? "global" : "to \(output.caption)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<AdaptiveAveragePooling>] {
    [.extent("output", \.output)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try singleFeatureMaps(inputs)
    guard min(output.height, output.width) >= 1 else {
      throw .badHyperParameter(
        name: "output", value: min(output.height, output.width), minimum: 1)
    }
    return try Shape([input.channels, output.height, output.width]).checkedForSize()
  }

  /// The places of its windows, which follow from the input's size.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .adaptive(output) }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let input = inputs.first ?? output
    guard self.output == 1 else { return adaptive(input) }
    return Explanation(
      sentence: "The mean of each channel's \(input.height)×\(input.width) values.",
      formula: "y[c] = 1/(H·W) · Σ x[c,h,w]",
      lines: [
        sizeLine,
        Explanation.Line(
          "mean of", symbols: "H·W", numbers: "\(input.height)·\(input.width)",
          result: (input.height * input.width).grouped, note: "values a channel"),
      ])
  }

  private func adaptive(_ input: Shape) -> Explanation {
    Explanation(
      sentence: "Means over windows chosen so that the output is \(output.caption).",
      formula: "y[c,i,j] = mean of the rows ⌊i·H/P⌋ … ⌈(i+1)·H/P⌉ − 1, columns likewise",
      lines: [
        sizeLine,
        Explanation.Line(
          "rows 0", symbols: "0 … ⌈H/P⌉ − 1",
          numbers: "0 … ⌈\(input.height)/\(output.height)⌉ − 1",
          result: "0 … \((input.height + output.height - 1) / output.height - 1)"),
      ])
  }

  private var sizeLine: Explanation.Line {
    Explanation.Line(
      "size", symbols: "P×Q, as asked for", numbers: "", result: output.caption, isDetail: true)
  }
}
