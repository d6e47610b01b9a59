import Engine

/// What some layers cost together.
struct CostShare: Hashable {
  /// How many layers they are.
  private(set) var layers = 0
  /// Multiply-accumulates.
  private(set) var macs = 0
  /// Trained parameters.
  private(set) var parameters = 0
  /// Bytes of their activations in float32.
  private(set) var bytes = 0

  /// Sums layers up; those of side branches that are off cost nothing, unless all are to be counted.
  init(of indices: some Sequence<Int>, in model: Model, countingAll: Bool = false) {
    for index in indices {
      let node = model.network.nodes[index]
      let counts = countingAll || node.sideBranch == nil || model.network.switches.sideBranches
      guard counts,
        let facts = model.analysis[index]
      else { continue }
      layers += 1
      macs = macs.addingSaturated(facts.multiplyAccumulates)
      parameters = parameters.addingSaturated(facts.parameterCount)
      bytes = bytes.addingSaturated(facts.output.elementCount.multipliedSaturated(by: 4))
    }
  }

  /// Bytes with a unit: `3.21 MB`.
  static func text(bytes: Int) -> String {
    bytes < 1_000 ? "\(bytes) B" : NumberFormat.scaled(bytes) + "B"
  }
}
