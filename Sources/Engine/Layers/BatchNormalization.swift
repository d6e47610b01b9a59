/// Batch normalization: each channel shifted and scaled, at inference by its running statistics.
///
/// `y[c] = γ[c] · (x[c] − μ[c]) / √(σ²[c] + ε) + β[c]`
///
/// ## Shapes
/// - input and output: `[C, H, W]` or `[C]`
/// - weight γ, bias β, running_mean μ, running_var σ²: `[C]`
///
/// ## Source
/// Ioffe, Szegedy 2015, "Batch Normalization", arXiv:1502.03167, Algorithms 1 and 2.
public struct BatchNormalization: Layer {
  /// Added to the variance, ε > 0.
  public var epsilon: Float
  /// How much of a batch's statistics the running ones take over while training (PyTorch's sense;
  /// Keras and TensorFlow give 1 − momentum).
  public var momentum: Float

  /// Makes a batch normalization.
  public init(epsilon: Float = 1e-5, momentum: Float = 0.1) {
    self.epsilon = epsilon
    self.momentum = momentum
  }

  /// Its kind.
  public var kind: LayerKind { .batchNormalization }

  /// A few words for tables.
  public var caption: String { "" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<BatchNormalization>] {
    [
      .real("epsilon", \.epsilon, in: 1e-12...1),
      .real("momentum", \.momentum, in: 0...1),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try single(inputs)
  }

  /// The parameters with the shapes above.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    let shape: Shape = [inputs.first?.channels ?? 0]
    return [
      ParameterSpecification(name: "weight", shape: shape, role: .scale),
      ParameterSpecification(name: "bias", shape: shape, role: .shift),
      ParameterSpecification(name: "running_mean", shape: shape, role: .runningMean),
      ParameterSpecification(name: "running_var", shape: shape, role: .runningVariance),
    ]
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let channels = output.channels
    return Explanation(
      sentence:
        "Shifts and scales each of \(channels.grouped) channels by its running mean and variance.",
      formula: "y = γ · (x − μ) / √(σ² + ε) + β",
      lines: [
        Explanation.Line(
          "params", symbols: "γ, β: 2·C", numbers: "2·\(channels)",
          result: (2 * channels).grouped,
          note: "and \((2 * channels).grouped) statistics, not trained",
          letters: "C = \(channels.grouped) channels, each with a scale γ and a shift β"
        )
      ])
  }
}
