/// What a training step brought.
public struct StepReport: Hashable, Sendable {
  /// The number of the step, counted from 0.
  public let step: Int
  /// The loss that was minimised: the answer's and the weighted ones of side branches.
  public let loss: Double
  /// The loss of the network's own answer.
  public let answerLoss: Double
  /// How many examples of the batch were right.
  public let correct: Int
  /// How many examples the batch had.
  public let count: Int
  /// The Euclidean norm of all parameters' gradients together, before clipping.
  public let gradientNorm: Double
  /// The learning rate.
  public let rate: Double
  /// One profile a parameter tensor, in the network's order; empty where nobody asked.
  public let profiles: [ParameterProfile]
  /// One profile a layer with weights, in the network's order; empty where nobody asked.
  public let activations: [ActivationProfile]

  /// Whether loss and gradients are numbers.
  public var isFinite: Bool { loss.isFinite && gradientNorm.isFinite }
}

/// How one parameter tensor fared in a step.
public struct ParameterProfile: Hashable, Sendable {
  /// The layer.
  public let layer: Int
  /// The full name: `layer1.0.conv1.weight`.
  public let name: String
  /// What its numbers are.
  public let role: ParameterSpecification.Role
  /// How many numbers it has.
  public let count: Int
  /// The Euclidean norm of its gradient, before clipping.
  public let gradientNorm: Double
  /// The Euclidean norm of its numbers before the step.
  public let valueNorm: Double
  /// The Euclidean norm of what the step changed.
  public let updateNorm: Double

  /// The root of the mean square of the gradient: comparable between tensors of different sizes.
  public var gradientScale: Double { gradientNorm / Double(max(1, count)).squareRoot() }

  /// How large the update was compared with the numbers; nil for numbers that are all zero.
  public var updateRatio: Double? { valueNorm > 0 ? updateNorm / valueNorm : nil }
}
