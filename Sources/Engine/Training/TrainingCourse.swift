/// A run step by step, so that several can take turns.
struct TrainingCourse {
  let run: TrainingRun
  private let stopsWhenNotFinite: Bool
  private var order: EpochOrder?

  /// Begins where the run's trainer is.
  init(_ run: TrainingRun, stopsWhenNotFinite: Bool = true) {
    self.run = run
    self.stopsWhenNotFinite = stopsWhenNotFinite
  }

  /// Takes a step, and judges after the last one of an epoch; first of all where that was broken off.
  ///
  /// - Returns: how the run ended; nil while it goes on.
  /// - Throws: `RunError`, but not `.cancelled`.
  mutating func advance(
    _ cancellation: Cancellation, _ report: @Sendable (TrainingEvent) async -> Void
  ) async throws(RunError) -> TrainingEnding? {
    let step = await run.trainer.steps
    do throws(RunError) {
      if await isUnjudged(at: step) { return try await judge(step, cancellation, report) }
      guard step < run.totalSteps else { return .finished }
      let (epoch, place) = step.quotientAndRemainder(dividingBy: run.stepsPerEpoch)
      let result = try await run.trainer.step(
        batch(epoch, place), of: run.totalSteps,
        observes: run.observationInterval > 0 && step % run.observationInterval == 0)
      await run.trainer.count(result)
      await report(.step(result))
      guard result.isFinite || !stopsWhenNotFinite else { return .notFinite(step: step) }
      if place == run.stepsPerEpoch - 1 { return try await judge(step + 1, cancellation, report) }
    } catch .cancelled {
      return .cancelled
    }
    return cancellation.isCancelled ? .cancelled : nil
  }

  /// Whether an epoch's steps are all taken, and it was not told of.
  private func isUnjudged(at step: Int) async -> Bool {
    guard step > 0, step % run.stepsPerEpoch == 0 else { return false }
    return await run.trainer.epochSums.count > 0
  }

  /// Tells of the epoch that ended after so many steps.
  private func judge(
    _ steps: Int, _ cancellation: Cancellation,
    _ report: @Sendable (TrainingEvent) async -> Void
  ) async throws(RunError) -> TrainingEnding? {
    let judged = try await run.validate(cancellation, stopsWhenNotFinite: stopsWhenNotFinite)
    if stopsWhenNotFinite, let judged, !judged.loss.isFinite {
      return .notFinite(step: steps - 1)
    }
    let sums = await run.trainer.finishEpoch()
    await report(
      .epoch(
        EpochReport(
          epoch: steps / run.stepsPerEpoch - 1, steps: steps, loss: sums.loss,
          accuracy: sums.accuracy, validationLoss: judged?.loss,
          validationAccuracy: judged?.accuracy)))
    if steps >= run.totalSteps { return .finished }
    return cancellation.isCancelled ? .cancelled : nil
  }

  private mutating func batch(_ epoch: Int, _ place: Int) -> TrainingBatch {
    if order == nil || place == 0 {
      order = EpochOrder(count: run.training.count, epoch: epoch, seed: run.seed)
    }
    let examples = (order?.indices ?? []).dropFirst(place * run.batch).prefix(run.batch)
    return run.training.batch(Array(examples), augmentation: run.augmentation, round: epoch)
  }
}
