/// Local response normalization: each value divided by the strength of its neighbour channels.
///
/// `y[c] = x[c] / (k + α′ · Σ x[j]²)^β`, summed over the n channels around c; α′ is α in the paper and in
/// TensorFlow, α/n in Caffe, cuda-convnet2 and PyTorch.
///
/// ## Shapes
/// - input and output: `[C, H, W]`
///
/// ## Source
/// Krizhevsky, Sutskever, Hinton 2012, §3.3.
public struct LocalResponseNormalization: Layer {
  /// The two conventions of α.
  public enum Convention: String, Hashable, Sendable, CaseIterable {
    /// α as it stands (the paper, TensorFlow).
    case paper
    /// α divided by the number of channels n (Caffe, PyTorch).
    case caffe
  }

  /// The number of channels that count, n.
  public var size: Int
  /// The weight of the sum of squares, α.
  public var alpha: Float
  /// The exponent, β.
  public var beta: Float
  /// The constant, k.
  public var constant: Float
  /// Whether α is divided by n.
  public var convention: Convention

  /// Makes a local response normalization; by default with the paper's constants.
  public init(
    size: Int = 5, alpha: Float = 1e-4, beta: Float = 0.75, constant: Float = 2,
    convention: Convention = .paper
  ) {
    self.size = size
    self.alpha = alpha
    self.beta = beta
    self.constant = constant
    self.convention = convention
  }

  /// Its kind.
  public var kind: LayerKind { .localResponseNormalization }

  /// A few words for tables.
  public var caption: String { "n = \(size)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<LocalResponseNormalization>] {
    [
      .number("size", \.size),
      .real("alpha", \.alpha, in: 0...1e6),
      .real("beta", \.beta, in: 0...100),
      .real("k", \.constant, in: 1e-6...1e6),
      .choice("convention", \.convention),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard size >= 1 else { throw .badHyperParameter(name: "size", value: size, minimum: 1) }
    return try singleFeatureMaps(inputs)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let weight = convention == .caffe ? "\(alpha)/\(size)" : "\(alpha)"
    return Explanation(
      sentence: "Divides each value by the strength of the \(size) channels around it.",
      formula: convention == .caffe ? "y = x / (k + α/n · Σ x²)^β" : "y = x / (k + α · Σ x²)^β",
      lines: [
        Explanation.Line(
          "divisor", symbols: convention == .caffe ? "(k + α/n · Σ x²)^β" : "(k + α · Σ x²)^β",
          numbers: "(\(constant) + \(weight) · Σ x²)^\(beta)", result: "", note: "no parameters")
      ])
  }
}
