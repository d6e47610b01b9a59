/// Dropout: while training, sets a random share of values to zero; at inference it passes all on.
///
/// ## Shapes
/// - input and output: any, the same
///
/// ## Source
/// Hinton et al. 2012, arXiv:1207.0580; here the inverted form, scaled while training.
public struct Dropout: Layer {
  /// The share of values that are dropped while training, 0 … 1.
  public var probability: Float

  /// Makes a dropout layer.
  public init(probability: Float = 0.5) {
    self.probability = probability
  }

  /// Its kind.
  public var kind: LayerKind { .dropout }

  /// A few words for tables.
  public var caption: String { "p = \(probability)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Dropout>] {
    [.real("probability", \.probability, in: 0...1)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try single(inputs)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    Explanation(
      sentence:
        "While training, drops each value with probability \(probability); now passes all on.",
      formula: "y = x")
  }
}
