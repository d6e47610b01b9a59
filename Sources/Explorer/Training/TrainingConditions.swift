public import Engine

/// Under which conditions networks are trained: what is learnt from, and how.
///
/// `TrainingSetting` gives each its name and its written form.
public struct TrainingConditions: Hashable, Sendable {
  /// The optimizers by name.
  public enum OptimizerName: String, Hashable, Sendable, CaseIterable {
    /// Gradient descent with momentum.
    case sgd
    /// The same with Nesterov's look ahead.
    case nesterov
    /// Adam, with L2 regularization in the gradient.
    case adam
    /// Adam, with the decay on the weights themselves.
    case adamw
  }

  /// The courses of the learning rate by name.
  public enum ScheduleName: String, Hashable, Sendable, CaseIterable {
    /// The same all along.
    case constant
    /// Divided by 10 at 1/2 and 3/4 of the run.
    case step
    /// Half a cosine to 0.
    case cosine
  }

  /// What is learnt from; nil for what suits the network.
  public var data: DataSource?
  /// The number of examples to learn from.
  public var examples = 5000
  /// The number of others to be judged by after each epoch.
  public var validation = 500
  /// How often all examples are seen.
  public var epochs = 5
  /// The number of examples in a step.
  public var batch = 64
  /// How parameters follow their gradients.
  public var optimizer = OptimizerName.sgd
  /// The learning rate; nil for what is usual with the optimizer.
  public var rate: Double?
  /// The momentum of `sgd` and `nesterov`.
  public var momentum: Float = 0.9
  /// L2 regularization; nil for what is usual with the optimizer.
  public var decay: Float?
  /// The course of the rate.
  public var schedule = ScheduleName.constant
  /// The steps in which the rate grows from 0.
  public var warmUp = 0
  /// How gradients are bounded; nil for no bound.
  public var clipping: GradientClipping?
  /// How weights begin; nil for the weights as they are.
  public var initializer: WeightInitializer?
  /// Whether batch normalizations stay in the network.
  public var normalizes = true
  /// Whether half of the pictures are turned round left to right.
  public var flips = false
  /// By how many pixels pictures are moved at most.
  public var shift = 0
  /// Chooses drawings, order, random weights and dropout's masks.
  public var seed: UInt64 = 0

  /// Makes the usual conditions.
  public init() {}

  /// The learning rate that is used.
  public var usedRate: Double {
    rate ?? (optimizer == .adam || optimizer == .adamw ? 0.001 : 0.1)
  }

  /// The regularization that is used.
  public var usedDecay: Float { decay ?? (optimizer == .adamw ? 0.01 : 0) }

  /// How examples are varied.
  public var augmentation: Augmentation { Augmentation(flips: flips, shift: shift, seed: seed) }

  /// What the engine needs to know.
  public var options: TrainingOptions {
    var options = TrainingOptions()
    options.batch = batch
    options.seed = seed
    options.clipping = clipping
    options.optimizer =
      switch optimizer {
      case .sgd: .sgd(momentum: momentum, weightDecay: usedDecay)
      case .nesterov: .sgd(momentum: momentum, nesterov: true, weightDecay: usedDecay)
      case .adam: .adam(weightDecay: usedDecay)
      case .adamw: .adamW(weightDecay: usedDecay)
      }
    let course: LearningRateSchedule.Course =
      switch schedule {
      case .constant: .constant
      case .step: .steps(at: [0.5, 0.75], factor: 0.1)
      case .cosine: .cosine
      }
    options.schedule = LearningRateSchedule(rate: usedRate, course: course, warmUpSteps: warmUp)
    return options
  }

  /// The conditions in words, most important first: what stands on the screen beside a run.
  public var caption: String {
    var parts = [
      data?.text ?? "data that suit", "\(optimizer.rawValue) \(NumberFormat.float(usedRate))",
      initializer.map(\.text) ?? "weights as they are", normalizes ? "batch norm" : "no batch norm",
      clippingText, "batch \(batch)",
    ]
    if schedule != .constant { parts.append(schedule.rawValue) }
    if warmUp > 0 { parts.append("warm-up \(warmUp)") }
    if usedDecay > 0 { parts.append("decay \(NumberFormat.float(usedDecay))") }
    if flips { parts.append("flips") }
    if shift > 0 { parts.append("shift \(shift)") }
    return (parts + ["seed \(seed)"]).joined(separator: " · ")
  }

  private var clippingText: String {
    switch clipping {
    case nil: "no clipping"
    case .norm(let bound): "clip \(NumberFormat.float(bound))"
    case .value(let bound): "clip values \(NumberFormat.float(bound))"
    }
  }
}
