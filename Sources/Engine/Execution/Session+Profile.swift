extension Session {
  /// Runs a whole pass several times and takes the shortest time of each step.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - passes: how often, at least once.
  /// - Returns: how each step is computed, and how long it took.
  /// - Throws: `RunError`.
  public func profile(_ setup: Setup, passes: Int) async throws(RunError) -> PlanReport {
    let pass = try pass(setup)
    let program = try newProgram(for: pass, setup.network.answers)
    let limits = try machineLimits()
    var best = [Double](repeating: .infinity, count: program.steps.count)
    for _ in 0..<max(1, passes) {
      for (place, step) in program.steps.enumerated() {
        let start = ContinuousClock.now
        for call in step.calls {
          try naming(pass.name(of: step.plan.layer)) { () throws(OneDNNError) in try call.run() }
        }
        best[place] = min(best[place], start.millisecondsAgo)
      }
      await giveWay()
    }
    let steps = zip(program.steps, best).map { step, time in
      PlanStepReport(step, pass.preparation, limits, milliseconds: time)
    }
    return PlanReport(steps: steps, activationBytes: program.activationBytes, limits: limits)
  }

  /// What this machine can do at most, measured once.
  ///
  /// - Throws: `RunError`.
  public func machineLimits() throws(RunError) -> MachineLimits {
    if let limits { return limits }
    let device = try currentDevice(for: "measuring")
    let measured = try naming("measuring") { () throws(OneDNNError) in
      try MachineLimits(measuring: device)
    }
    limits = measured
    return measured
  }
}
