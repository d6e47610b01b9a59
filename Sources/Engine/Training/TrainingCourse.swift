/// A run step by step, so that several can take turns.
struct TrainingCourse {
  let run: TrainingRun
  private let stopsWhenNotFinite: Bool
  private var order: EpochOrder?
  private var sums = EpochSums()

  /// Begins where the run's trainer is.
  init(_ run: TrainingRun, stopsWhenNotFinite: Bool = true) {
    self.run = run
    self.stopsWhenNotFinite = stopsWhenNotFinite
  }

  /// Takes a step, and judges after the last one of an epoch.
  ///
  /// - Returns: how the run ended; nil while it goes on.
  /// - Throws: `RunError`, but not `.cancelled`.
  mutating func advance(
    _ cancellation: Cancellation, _ report: @Sendable (TrainingEvent) async -> Void
  ) async throws(RunError) -> TrainingEnding? {
    let step = await run.trainer.steps
    guard step < run.totalSteps else { return .finished }
    let (epoch, place) = step.quotientAndRemainder(dividingBy: run.stepsPerEpoch)
    do throws(RunError) {
      let result = try await run.trainer.step(
        batch(epoch, place), of: run.totalSteps,
        observes: run.observationInterval > 0 && step % run.observationInterval == 0)
      sums.add(result)
      await report(.step(result))
      guard result.isFinite || !stopsWhenNotFinite else { return .notFinite(step: step) }
      if place == run.stepsPerEpoch - 1 {
        await report(.epoch(try await epochReport(epoch, cancellation)))
        sums = EpochSums()
      }
    } catch .cancelled {
      return .cancelled
    }
    if cancellation.isCancelled { return .cancelled }
    return step + 1 < run.totalSteps ? nil : .finished
  }

  private mutating func batch(_ epoch: Int, _ place: Int) -> TrainingBatch {
    if order == nil || place == 0 {
      order = EpochOrder(count: run.training.count, epoch: epoch, seed: run.seed)
    }
    let examples = (order?.indices ?? []).dropFirst(place * run.batch).prefix(run.batch)
    return run.training.batch(Array(examples), augmentation: run.augmentation, round: epoch)
  }

  private func epochReport(
    _ epoch: Int, _ cancellation: Cancellation
  ) async throws(RunError) -> EpochReport {
    let judged = try await run.validate(cancellation)
    return EpochReport(
      epoch: epoch, steps: await run.trainer.steps, loss: sums.loss, accuracy: sums.accuracy,
      validationLoss: judged?.loss, validationAccuracy: judged?.accuracy)
  }
}

/// What adds up over an epoch.
private struct EpochSums {
  private var total = 0.0
  private var correct = 0
  private var count = 0

  mutating func add(_ report: StepReport) {
    total += report.answerLoss * Double(report.count)
    correct += report.correct
    count += report.count
  }

  var loss: Double { count > 0 ? total / Double(count) : 0 }
  var accuracy: Double { count > 0 ? Double(correct) / Double(count) : 0 }
}
