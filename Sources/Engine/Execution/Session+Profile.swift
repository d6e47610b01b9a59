extension Session {
  /// Runs a whole pass several times and takes the shortest time of each step.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - passes: how often; the first ones warm up and do not count.
  /// - Returns: what each step does and how long it took.
  /// - Throws: `RunError`.
  public func profile(_ setup: Setup, passes: Int) async throws(RunError) -> [PlanStepReport] {
    let pass = try pass(setup)
    let targets = setup.network.answers
    let program = try newProgram(for: pass, targets)
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
    return zip(program.steps, best).map { step, time in
      PlanStepReport(step, pass.preparation, milliseconds: time)
    }
  }
}

/// What a step does and how long it took.
public struct PlanStepReport: Hashable, Sendable {
  /// The layers that it computes in one go.
  public let layers: [Int]
  /// The layers whose outputs it reads.
  public let inputs: [Int]
  /// What oneDNN calls the kernel.
  public let kernel: String
  /// How the channels of its output lie: `plain`, `blocked` or `last`; empty for vectors.
  public let layout: String
  /// Where its output begins in the memory of all activations, in bytes; nil where it lies elsewhere.
  public let offset: Int?
  /// The bytes that it reads, weights included.
  public let bytesRead: Int
  /// The bytes that it writes.
  public let bytesWritten: Int
  /// The multiply-accumulates by the convention.
  public let multiplyAccumulates: Int
  /// The shortest time; nil where it was not run.
  public let milliseconds: Double?

  init(_ step: Program.Step, _ preparation: Preparation, milliseconds: Double?) {
    layers = step.plan.layers
    inputs = step.plan.inputs
    kernel = step.description.kernel
    layout = step.description.order?.rawValue ?? ""
    offset = step.description.offset
    bytesRead = step.description.bytesRead
    bytesWritten = step.description.bytesWritten
    multiplyAccumulates =
      preparation.batch
      * step.plan.layers.map { preparation.analysis[$0]?.multiplyAccumulates ?? 0 }.reduce(0, +)
    self.milliseconds = milliseconds
  }
}
