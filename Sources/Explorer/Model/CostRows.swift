import Engine

/// What a layer or a block costs.
struct Cost: OutlineAmount {
  /// Multiply-accumulates.
  var macs = 0
  /// Trained parameters.
  var parameters = 0
  /// Bytes of the activations in float32.
  var memory = 0

  init() {}

  init(_ facts: LayerFacts?) {
    macs = facts?.multiplyAccumulates ?? 0
    parameters = facts?.parameterCount ?? 0
    memory = facts?.amount(of: .memory) ?? 0
  }

  static func += (left: inout Cost, right: Cost) {
    left.macs = left.macs.addingSaturated(right.macs)
    left.parameters = left.parameters.addingSaturated(right.parameters)
    left.memory = left.memory.addingSaturated(right.memory)
  }

  func amount(_ column: TableColumn) -> Double {
    switch column {
    case .macs: Double(macs)
    case .parameters: Double(parameters)
    case .memory: Double(memory)
    default: 0
    }
  }
}

/// The lines of the cost view.
typealias CostRows = OutlineRows<Cost>

extension CostRows {
  /// Lists what a network's layers or blocks cost.
  init(_ network: Network, _ analysis: NetworkAnalysis, _ state: ViewState) {
    self.init(
      network, network.nodes.indices.map { Cost(analysis[$0]) }, columns: TableColumn.costColumns,
      state)
  }
}

extension TableColumn {
  /// The columns of the cost view, from left to right.
  static let costColumns: [TableColumn] = [.name, .macs, .parameters, .memory]
}
