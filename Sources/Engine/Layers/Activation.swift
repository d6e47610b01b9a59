/// An activation function, applied to each value by itself.
///
/// ReLU: `y = max(0, x)`; scaled tanh: `y = 1.7159 · tanh(2/3 · x)`; tanh: `y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`; sigmoid: `y = 1 / (1 + e⁻ˣ)`.
///
/// ## Shapes
/// - input and output: any, the same
public struct Activation: Layer {
  /// The functions.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// Zero below zero, unchanged above (Nair, Hinton 2010).
    case relu
    /// The hyperbolic tangent, between −1 and 1.
    case tanh
    /// The logistic function, between 0 and 1.
    case sigmoid
    /// The hyperbolic tangent stretched so that it is about ±1 at ±1 (LeCun et al. 1998, appendix A).
    case scaledTanh = "scaled-tanh"
  }

  /// The scaled tanh's height, A, and slope, S.
  static let scaledTanh: (height: Float, slope: Float) = (1.7159, 2 / 3)

  /// Which function.
  public var function: Function

  /// Makes an activation layer.
  public init(_ function: Function) {
    self.function = function
  }

  /// Its kind.
  public var kind: LayerKind {
    switch function {
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .scaledTanh: .scaledTanh
    }
  }

  /// A few words for tables.
  public var caption: String { "" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Activation>] {
    [.choice("function", \.function)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try single(inputs)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    switch function {
    case .relu:
      Explanation(
        sentence: "Keeps what is positive and sets the rest to zero.", formula: "y = max(0, x)")
    case .tanh:
      Explanation(
        sentence: "Squashes each value to between −1 and 1.",
        formula: "y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)")
    case .sigmoid:
      Explanation(
        sentence: "Squashes each value to between 0 and 1.", formula: "y = 1 / (1 + e⁻ˣ)")
    case .scaledTanh:
      Explanation(
        sentence: "Squashes each value to between −1.7159 and 1.7159; 1 stays about 1.",
        formula: "y = 1.7159 · tanh(2/3 · x)")
    }
  }
}
