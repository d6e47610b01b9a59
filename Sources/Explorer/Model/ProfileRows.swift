import Engine

extension StepTimes: OutlineAmount {
  func amount(_ column: TableColumn) -> Double {
    switch column {
    case .time: milliseconds
    case .gflops: gigaflops
    case .bandwidth: gigabytes
    case .limit: shareOfLimit
    default: 0
    }
  }
}

/// The lines of the profile view.
typealias ProfileRows = OutlineRows<StepTimes>

extension ProfileRows {
  /// Lists where the time goes; a step stands at its first layer.
  init(_ network: Network, _ report: PlanReport, _ state: ViewState) {
    var layers = [StepTimes?](repeating: nil, count: network.nodes.count)
    for step in report.steps where layers.indices.contains(step.layers[0]) {
      layers[step.layers[0]] = StepTimes(step)
    }
    self.init(network, layers, columns: TableColumn.profileColumns, state)
  }
}

extension TableColumn {
  /// What the profile can be sorted by, in the order in which a key goes through it.
  static let profileColumns: [TableColumn] = [.time, .gflops, .bandwidth, .limit, .name]
}
