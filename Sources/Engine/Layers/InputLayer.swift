/// The network's input: one example of a given shape.
public struct InputLayer: Layer {
  /// The shape of one example, `[C, H, W]` or `[F]`.
  public var shape: Shape

  /// Makes an input of a shape.
  public init(shape: Shape) {
    self.shape = shape
  }

  /// Its kind.
  public var kind: LayerKind { .input }

  /// A few words for tables.
  public var caption: String { shape.compactDescription }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<InputLayer>] { [.shape("size", \.shape)] }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard inputs.isEmpty else { throw .inputCount(expected: "no input", found: inputs.count) }
    guard shape.rank == 3 || shape.rank == 1 else { throw .featureMapsExpected(found: shape) }
    for extent in shape.dimensions where extent < 1 {
      throw .badHyperParameter(name: "input size", value: extent, minimum: 1)
    }
    return try shape.checkedForSize()
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    Explanation(
      sentence: "The network's input, \(output.compactDescription) numbers.",
      lines: [
        Explanation.Line(
          "values", symbols: "C·H·W", numbers: output.factors, result: output.elementCount.grouped)
      ])
  }
}
