extension Session {
  /// Runs a whole pass several times and takes the shortest time of each step.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - passes: how often, at least once.
  ///   - cancellation: looked at between steps.
  ///   - progress: called on the session's thread with the number of passes done.
  /// - Returns: how each step is computed, and how long it took.
  /// - Throws: `RunError`.
  public func profile(
    _ setup: Setup, passes: Int, cancellation: Cancellation? = nil,
    progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(RunError) -> PlanReport {
    let pass = try pass(setup)
    let program = try newProgram(for: pass, setup.network.answers)
    program.isRunning = true
    defer { program.isRunning = false }
    try measureLimits()
    var best = [Double](repeating: .infinity, count: program.steps.count)
    for done in 0..<max(1, passes) {
      for (place, step) in program.steps.enumerated() {
        await giveWay()
        if cancellation?.isCancelled == true { throw .cancelled }
        let start = ContinuousClock.now
        for call in step.calls {
          try naming(pass.name(of: step.plan.layer)) { () throws(OneDNNError) in try call.run() }
        }
        best[place] = min(best[place], start.millisecondsAgo)
      }
      progress?(done + 1)
    }
    let limits = try measureLimits()
    let steps = zip(program.steps, best).map { step, time in
      PlanStepReport(step, pass.preparation, limits, milliseconds: time)
    }
    return PlanReport(steps: steps, activationBytes: program.activationBytes, limits: limits)
  }

  /// What this machine can do at most: the best of this measurement and those before it.
  @discardableResult
  private func measureLimits() throws(RunError) -> MachineLimits {
    let device = try currentDevice(for: "measuring")
    let measured = try naming("measuring") { () throws(OneDNNError) in
      try MachineLimits(measuring: device)
    }
    let best = measured.best(with: limits)
    limits = best
    return best
  }
}
