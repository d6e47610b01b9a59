/// One run's view of a network: what each layer's activation is known by.
struct Pass {
  let preparation: Preparation
  let input: NetworkInput
  let identities: [ActivationIdentity]
  var retention = Session.Retention.everything
  var targets: Set<Int> = []
  var pinned: Set<ActivationIdentity> = []
  var readers: [Int] = []
  /// The activations that somebody still reads; others may let the store forget theirs meanwhile.
  var live: [Int: DeviceTensor] = [:]

  /// The name of a layer.
  func name(of index: Int) -> String { preparation.network.nodes[index].name }

  mutating func prepare(_ plan: Plan, targets: [Int], _ retention: Session.Retention) {
    self.retention = retention
    self.targets = Set(targets)
    readers = Array(repeating: 0, count: identities.count)
    for target in targets { readers[target] += 1 }
    for step in plan.steps { for input in step.inputs { readers[input] += 1 } }
    pinned = Set(readers.indices.filter { readers[$0] > 0 }.map { identities[$0] })
  }
}
