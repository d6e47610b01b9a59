public import Engine

/// What the explorer is started with.
public struct LaunchOptions: Hashable, Sendable {
  /// The network's name or file; nil for LeNet-5.
  public var network: String?
  /// A weight file; nil for the weights that come with the program, else random ones.
  public var weights: String?
  /// A picture or `.npy` file; nil for a sample that comes with the program.
  public var input: String?
  /// The number of classes; nil for the paper's.
  public var classes: Int?
  /// The shape of the input; nil for the paper's.
  public var inputShape: Shape?
  /// Chooses the random weights.
  public var seed: UInt64

  /// Makes options.
  public init(
    network: String? = nil, weights: String? = nil, input: String? = nil, classes: Int? = nil,
    inputShape: Shape? = nil, seed: UInt64 = 0
  ) {
    self.network = network
    self.weights = weights
    self.input = input
    self.classes = classes
    self.inputShape = inputShape
    self.seed = seed
  }

  /// What opens it all.
  public var loader: SetupLoader {
    SetupLoader(
      network: network, weights: weights, input: input, classes: classes, inputShape: inputShape,
      seed: seed)
  }
}
