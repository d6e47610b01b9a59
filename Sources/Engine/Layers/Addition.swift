/// Addition of two or more inputs of one shape, where a skip connection meets its block.
///
/// `y = x₁ + x₂ + …`
///
/// ## Shapes
/// - inputs and output: any, all the same
///
/// ## Source
/// He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, eq. 1.
public struct Addition: Layer {
  /// Makes an addition.
  public init() {}

  /// Its kind.
  public var kind: LayerKind { .addition }

  /// A few words for tables.
  public var caption: String { "" }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard let first = inputs.first else {
      throw .inputCount(expected: "1 or more inputs", found: 0)
    }
    guard inputs.allSatisfy({ $0 == first }) else { throw .additionMismatch(inputs) }
    return first
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    guard inputs.count > 1 else {
      return Explanation(
        sentence: "Passes its only input on: the skip connection is off.", formula: "y = F(x)")
    }
    return Explanation(
      sentence: "Adds the block's input to what its layers made of it, value by value.",
      formula: "y = F(x) + x",
      lines: [
        Explanation.Line(
          "size", symbols: "unchanged",
          numbers: inputs.map(\.compactDescription).joined(separator: " + "),
          result: output.compactDescription)
      ])
  }
}
