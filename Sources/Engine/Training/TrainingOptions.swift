/// How a network is trained.
public struct TrainingOptions: Hashable, Sendable {
  /// How far answers are from the right ones.
  public var loss = Loss.crossEntropy
  /// How parameters follow their gradients.
  public var optimizer = Optimizer.sgd()
  /// The learning rate over the run.
  public var schedule = LearningRateSchedule(rate: 0.1)
  /// A bound on gradients; nil for none.
  public var clipping: GradientClipping?
  /// What the losses of side branches are multiplied by; 0.3 is from the GoogLeNet paper, §5.
  public var sideBranchWeight = 0.3
  /// The number of examples in a step.
  public var batch = 64
  /// A stronger L2 regularization of one block; nil for none.
  public var blockDecay: BlockDecay?
  /// Chooses dropout's masks.
  public var seed: UInt64 = 0

  /// Makes options with the usual values.
  public init() {}
}

/// L2 regularization of all trained parameters of a block, beside the optimizer's own: λ·w is added to their gradients.
public struct BlockDecay: Hashable, Sendable {
  /// The block's name: `layer2.1`.
  public let block: String
  /// λ.
  public let decay: Float

  /// Makes a regularization.
  public init(block: String, decay: Float) {
    self.block = block
    self.decay = decay
  }
}

/// Examples with their right classes.
public struct TrainingBatch: Sendable {
  /// `[N, C, H, W]`.
  public let input: Tensor
  /// N numbers of classes.
  public let labels: [Int]

  /// Makes a batch.
  public init(input: Tensor, labels: [Int]) {
    self.input = input
    self.labels = labels
  }
}
