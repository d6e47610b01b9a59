/// One parameter tensor of a layer: its name in weight files, its shape and how it is first drawn.
public struct ParameterSpecification: Hashable, Sendable {
  /// What the numbers of a parameter tensor are.
  public enum Role: Hashable, Sendable {
    /// Weights of a convolution or a fully connected layer.
    case weight
    /// Biases.
    case bias
    /// Batch normalization's scale γ.
    case scale
    /// Batch normalization's shift β.
    case shift
    /// Batch normalization's running mean; not trained by gradients.
    case runningMean
    /// Batch normalization's running variance; not trained by gradients.
    case runningVariance
    /// Fixed patterns that belong to the layer; not trained, not counted.
    case pattern
  }

  /// The name within the layer, as in PyTorch: `weight`, `bias`, `running_mean`, `running_var`.
  public let name: String
  /// The extents.
  public let shape: Shape
  /// What the numbers are.
  public let role: Role
  /// How it is drawn without a weight file: He initialisation for weights, 1 for scales and
  /// variances, 0 for the rest, unless the layer wants it otherwise.
  public let initializer: Initializer
  /// How many inputs a unit has and how many units an input goes to, where the shape does not say; nil where it does.
  let fans: Fans?

  /// What Glorot's initialisation counts.
  struct Fans: Hashable, Sendable {
    let input: Int
    let output: Int
  }

  /// Makes a specification.
  public init(name: String, shape: Shape, role: Role, initializer: Initializer? = nil) {
    self.init(name: name, shape: shape, role: role, initializer: initializer, fans: nil)
  }

  /// Makes a specification of weights whose shape does not tell how many inputs and outputs belong together.
  init(name: String, shape: Shape, role: Role, initializer: Initializer?, fans: Fans?) {
    self.fans = fans
    self.name = name
    self.shape = shape
    self.role = role
    self.initializer = initializer ?? Self.initializer(for: role, shape)
  }

  /// Whether gradients train it; batch-norm statistics and fixed patterns are not trained.
  public var isTrained: Bool {
    switch role {
    case .weight, .bias, .scale, .shift: true
    case .runningMean, .runningVariance, .pattern: false
    }
  }

  private static func initializer(for role: Role, _ shape: Shape) -> Initializer {
    switch role {
    case .weight: .he(fanIn: max(1, shape.elementCount / max(1, shape.channels)))
    case .scale, .runningVariance: .constant(1)
    case .bias, .shift, .runningMean: .constant(0)
    case .pattern: .signs(first: [])
    }
  }
}
