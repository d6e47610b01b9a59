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

  /// Sums layers up; those of side branches that are off cost nothing.
  init(of indices: some Sequence<Int>, in model: Model) {
    for index in indices {
      let node = model.network.nodes[index]
      guard node.sideBranch == nil || model.network.switches.sideBranches,
        let facts = model.analysis[index]
      else { continue }
      layers += 1
      macs += facts.multiplyAccumulates
      parameters += facts.parameterCount
      let size = facts.output.elementCount.multipliedReportingOverflow(by: 4)
      if !size.overflow { bytes = bytes.addingReportingOverflow(size.partialValue).partialValue }
    }
  }

  /// Bytes with a unit: `3.21 MB`.
  static func text(bytes: Int) -> String {
    bytes < 1_000 ? "\(bytes) B" : NumberFormat.scaled(bytes) + "B"
  }
}

extension Network {
  /// The layers of a block and of the blocks inside of it.
  func layers(in block: Int) -> [Int] {
    nodes.indices.filter { blockPath(of: $0).contains(block) }
  }
}
