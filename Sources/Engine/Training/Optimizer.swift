/// How parameters follow their gradients.
///
/// The rules and their defaults are PyTorch's; weight decay acts on all trained parameters.
public enum Optimizer: Hashable, Sendable {
  /// Stochastic gradient descent: `v ← μ·v + g`, `w ← w − η·v`, with Nesterov `w ← w − η·(g + μ·v)`; weight
  /// decay adds λ·w to the gradient (L2 regularization).
  ///
  /// ## Source
  /// Sutskever, Martens, Dahl, Hinton 2013, "On the importance of initialization and momentum in deep learning".
  case sgd(momentum: Float = 0.9, nesterov: Bool = false, weightDecay: Float = 0)
  /// Adam: `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `w ← w − η·m̂/(√v̂ + ε)`; weight decay adds λ·w to the
  /// gradient.
  ///
  /// ## Source
  /// Kingma, Ba 2014, "Adam: A Method for Stochastic Optimization", arXiv:1412.6980, Algorithm 1.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8, weightDecay: Float = 0)
  /// Adam with the decay on the weights themselves: first `w ← w − η·λ·w`.
  ///
  /// ## Source
  /// Loshchilov, Hutter 2017, "Decoupled Weight Decay Regularization", arXiv:1711.05101, Algorithm 2.
  case adamW(
    beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8, weightDecay: Float = 0.01)

  /// The name in commands.
  public var name: String {
    switch self {
    case .sgd: "sgd"
    case .adam: "adam"
    case .adamW: "adamw"
    }
  }

  /// How many numbers a parameter drags along: velocities or moments.
  var memoryCount: Int {
    switch self {
    case .sgd(let momentum, _, _): momentum == 0 ? 0 : 1
    case .adam, .adamW: 2
    }
  }
}
