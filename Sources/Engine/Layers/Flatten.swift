/// All values of one example in a row.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - output: `[C·H·W]`, channel by channel, row by row
public struct Flatten: Layer {
  /// Makes a flatten layer.
  public init() {}

  /// Its kind.
  public var kind: LayerKind { .flatten }

  /// A few words for tables.
  public var caption: String { "" }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    [try single(inputs).checkedForSize().elementCount]
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    Explanation(
      sentence: "Lays all values out in one row, channel by channel.",
      lines: [
        Explanation.Line(
          "size", symbols: "C·H·W", numbers: inputs.first?.factors ?? "",
          result: output.elementCount.grouped)
      ])
  }
}
