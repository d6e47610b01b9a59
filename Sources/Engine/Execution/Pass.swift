/// One run's view of a network: what each layer's activation is known by.
struct Pass {
  let setup: Setup
  let analysis: NetworkAnalysis
  let batch: Int
  /// The layers that run, with the switches as they are.
  let layers: [any Layer]
  let identities: [Int]
  var retention = Session.Retention.everything
  var targets: Set<Int> = []
  var pinned: Set<Int> = []
  var readers: [Int] = []
  /// The activations that somebody still reads; others may let the store forget theirs meanwhile.
  var live: [Int: DeviceTensor] = [:]

  /// Why a layer cannot be computed: its own error or that of the layer upstream.
  func reason(against index: Int) -> RunError {
    switch analysis.states[index] {
    case .illegal(let error): .illegalLayer(setup.network.nodes[index].name, error)
    case .unknown(let cause): reason(against: cause)
    case .known:
      .inputMismatch(expected: setup.network.inputShape, found: setup.input.tensor.shape)
    }
  }

  mutating func prepare(_ plan: Plan, targets: [Int], _ retention: Session.Retention) {
    self.retention = retention
    self.targets = Set(targets)
    readers = Array(repeating: 0, count: identities.count)
    for target in targets { readers[target] += 1 }
    for step in plan.steps { for input in step.inputs { readers[input] += 1 } }
    pinned = Set(readers.indices.filter { readers[$0] > 0 }.map { identities[$0] })
  }
}
