@testable import Engine
@testable import Explorer

/// A profile whose numbers are made up: the steps are those of the network, the times follow from their places.
enum ProfileFixture {
  /// A machine of 100 GFLOP/s and 10 GB/s.
  static let limits = MachineLimits(operationsPerSecond: 1e11, bytesPerSecond: 1e10)

  static func report(of model: Model) -> PlanReport {
    let graph = EffectiveGraph(model.network, LayerStates(model.network))
    let steps = Fusion(graph).steps.filter { $0.layer != 0 && graph.isActive[$0.layer] }
    return PlanReport(
      steps: steps.enumerated().map { step($1, at: $0, model) }, activationBytes: 1 << 20,
      limits: limits)
  }

  /// Each step takes half as long again as its limits allow, and one microsecond more for each step before it.
  private static func step(_ step: Plan.Step, at place: Int, _ model: Model) -> PlanStepReport {
    let facts = step.layers.compactMap { model.analysis[$0] }
    let macs = facts.map(\.multiplyAccumulates).reduce(0, +)
    let read =
      4 * facts.map(\.parameterCount).reduce(0, +)
      + step.inputs.compactMap { model.analysis[$0]?.amount(of: .memory) }.reduce(0, +)
    let written = model.analysis[step.layer]?.amount(of: .memory) ?? 0
    let arithmetic = limits.milliseconds(operations: 2 * macs, bytes: 0)
    let memory = limits.milliseconds(operations: 0, bytes: read + written)
    return PlanStepReport(
      layers: step.layers, inputs: step.inputs, algorithm: "direct", kernel: "jit:made_up",
      layout: "blocked", offset: nil, bytesRead: read, bytesWritten: written,
      multiplyAccumulates: macs, arithmeticMilliseconds: arithmetic, memoryMilliseconds: memory,
      milliseconds: 1.5 * max(arithmetic, memory) + 0.001 * Double(place))
  }

  /// The model after its profile was measured.
  static func measured(_ model: Model) -> Model {
    var model = model
    _ = model.update(.command(.profile))
    let number = model.profiling?.number ?? 0
    _ = model.update(.profiled(number: number, .success(report(of: model))))
    model.notice = nil
    return model
  }
}
