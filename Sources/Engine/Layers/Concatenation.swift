/// Concatenation of feature maps along the channels.
///
/// ## Shapes
/// - inputs: `[C₁, H, W]`, `[C₂, H, W]`, … or vectors `[F₁]`, `[F₂]`, …
/// - output: `[C₁ + C₂ + …, H, W]`, of vectors `[F₁ + F₂ + …]`
///
/// ## Source
/// Szegedy et al. 2014, "Going Deeper with Convolutions", arXiv:1409.4842, Figure 2.
public struct Concatenation: Layer {
  /// Makes a concatenation.
  public init() {}

  /// Its kind.
  public var kind: LayerKind { .concatenation }

  /// A few words for tables.
  public var caption: String { "" }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard let first = inputs.first else {
      throw .inputCount(expected: "1 or more inputs", found: 0)
    }
    let rest = first.dimensions.dropFirst()
    guard inputs.allSatisfy({ $0.dimensions.dropFirst() == rest && $0.rank > 0 }) else {
      throw .concatenationMismatch(inputs)
    }
    return try Shape([inputs.map(\.channels).reduce(0, +)] + rest).checkedForSize()
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    Explanation(
      sentence: "Puts the channels of \(inputs.count) inputs one behind the other.",
      lines: [
        Explanation.Line(
          "channels", symbols: "C₁ + C₂ + …",
          numbers: inputs.map { "\($0.channels)" }.joined(separator: " + "),
          result: "\(output.channels)", letters: "C₁, C₂, … the channels of the inputs"),
        Explanation.Line(
          "size", symbols: "height and width, as every input", numbers: "",
          result: output.dimensions.dropFirst().map(String.init).joined(separator: "×"),
          isDetail: true),
      ])
  }
}
