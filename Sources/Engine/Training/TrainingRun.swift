/// A whole run: epochs over a dataset, with validation after each.
public struct TrainingRun: Sendable {
  /// What is trained.
  public let trainer: Trainer
  /// The examples to learn from.
  public let training: any Dataset
  /// The examples to be judged by; nil for none.
  public let validation: (any Dataset)?
  /// The number of examples in a step.
  public var batch: Int
  /// How often all examples are seen.
  public var epochs: Int
  /// How examples are varied.
  public var augmentation: Augmentation
  /// Chooses the order of the examples.
  public var seed: UInt64
  /// After how many steps each parameter's gradient and update are measured; 0 for never.
  public var observationInterval: Int

  /// Makes a run.
  public init(
    trainer: Trainer, training: any Dataset, validation: (any Dataset)? = nil, batch: Int,
    epochs: Int, augmentation: Augmentation = .none, seed: UInt64 = 0, observationInterval: Int = 0
  ) {
    self.trainer = trainer
    self.training = training
    self.validation = validation
    self.batch = batch
    self.epochs = epochs
    self.augmentation = augmentation
    self.seed = seed
    self.observationInterval = observationInterval
  }

  /// The steps of an epoch; examples that fill no whole batch are left out, others every time.
  public var stepsPerEpoch: Int { max(1, training.count / max(1, batch)) }

  /// The steps of the whole run.
  public var totalSteps: Int { epochs * stepsPerEpoch }
}

/// What a run tells while it goes on.
public enum TrainingEvent: Hashable, Sendable {
  /// A step was taken.
  case step(StepReport)
  /// An epoch ended.
  case epoch(EpochReport)
}

/// What an epoch brought.
public struct EpochReport: Hashable, Sendable {
  /// The number of the epoch, counted from 0.
  public let epoch: Int
  /// The steps taken until now.
  public let steps: Int
  /// The mean loss of the epoch's batches, while parameters changed.
  public let loss: Double
  /// The share of right answers in the epoch's batches.
  public let accuracy: Double
  /// The loss on the examples to be judged by; nil without such.
  public let validationLoss: Double?
  /// The share of right answers on the examples to be judged by.
  public let validationAccuracy: Double?
}

/// How a run ended.
public enum TrainingEnding: Hashable, Sendable {
  /// All epochs are done.
  case finished
  /// Somebody cancelled it; what was computed is there.
  case cancelled
  /// Loss or gradients were no numbers any more at a step, or when the epoch was judged that ends with it.
  case notFinite(step: Int)
}

extension TrainingRun {
  /// Runs from where the trainer is to the end.
  ///
  /// - Parameters:
  ///   - cancellation: looked at between steps; a step begun is finished, for batch-norm statistics have followed it.
  ///   - stopsWhenNotFinite: whether a step whose loss or gradients are NaN or infinite ends the run, and an epoch whose
  ///     validation loss is.
  ///   - report: called after each step and epoch.
  /// - Returns: how it ended.
  /// - Throws: `RunError`, but not `.cancelled`.
  public func run(
    cancellation: Cancellation, stopsWhenNotFinite: Bool = true,
    _ report: @Sendable (TrainingEvent) async -> Void
  ) async throws(RunError) -> TrainingEnding {
    var course = TrainingCourse(self, stopsWhenNotFinite: stopsWhenNotFinite)
    while true {
      if let ending = try await course.advance(cancellation, report) { return ending }
    }
  }

  /// Loss and share of right answers on the examples to be judged by; nil without such.
  ///
  /// - Parameters:
  ///   - cancellation: looked at between layers.
  ///   - stopsWhenNotFinite: whether the first batch whose loss is NaN or infinite is the last one.
  /// - Returns: loss and share; of less than all examples where it stopped.
  /// - Throws: `RunError`.
  public func validate(
    _ cancellation: Cancellation? = nil, stopsWhenNotFinite: Bool = false
  ) async throws(RunError) -> (loss: Double, accuracy: Double)? {
    guard let validation, validation.count > 0 else { return nil }
    var loss = 0.0
    var correct = 0
    for start in stride(from: 0, to: validation.count, by: max(1, batch)) {
      let given = validation.batch(start..<min(start + batch, validation.count))
      let result = try await trainer.evaluate(given, cancellation: cancellation)
      loss += result.loss * Double(given.labels.count)
      correct += result.correct
      if stopsWhenNotFinite, !loss.isFinite { break }
    }
    let count = Double(validation.count)
    return (loss / count, Double(correct) / count)
  }
}
