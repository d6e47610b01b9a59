import Engine

/// What a layer or a block costs.
struct Cost: Hashable {
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

  /// The amount that a column shows; 0 for one that shows none of the three.
  func amount(_ column: TableColumn) -> Int {
    switch column {
    case .macs: macs
    case .parameters: parameters
    case .memory: memory
    case .order, .name, .kind, .output, .sees: 0
    }
  }
}

/// One line of the cost view.
struct CostRow: Hashable {
  let owner: NumberOwner
  /// How many open blocks are around it.
  let depth: Int
  /// The full name.
  let name: String
  /// For a block, whether its layers are listed; nil for a layer.
  let isOpen: Bool?
  let cost: Cost
}

/// The lines of the cost view: blocks with what is inside the open ones, or all layers.
struct CostRows {
  private let network: Network
  private let layers: [Cost]
  private let blocks: [Cost]
  private let state: ViewState

  /// The lines from top to bottom.
  private(set) var rows: [CostRow] = []
  /// The sum over all of them.
  private(set) var total = Cost()

  init(_ network: Network, _ analysis: NetworkAnalysis, _ state: ViewState) {
    self.network = network
    self.state = state
    layers = network.nodes.indices.map { Cost(analysis[$0]) }
    var blocks = network.blocks.map { _ in Cost() }
    let counted = network.countedLayers(of: .network)
    for index in counted {
      total += layers[index]
      for block in network.blockPath(of: index) { blocks[block] += layers[index] }
    }
    self.blocks = blocks
    switch state.costGrouping {
    case .blocks: list(network.children(of: .network), depth: 0)
    case .layers: rows = sorted(counted.map(NumberOwner.layer)).map { row($0, depth: 0) }
    }
  }

  private mutating func list(_ owners: [NumberOwner], depth: Int) {
    for owner in sorted(owners) {
      let row = row(owner, depth: depth)
      rows.append(row)
      if row.isOpen == true { list(network.children(of: owner), depth: depth + 1) }
    }
  }

  private func row(_ owner: NumberOwner, depth: Int) -> CostRow {
    let name = network.name(of: owner)
    let isBlock = if case .block = owner { true } else { false }
    return CostRow(
      owner: owner, depth: depth, name: name,
      isOpen: isBlock ? state.openCosts.contains(name) : nil, cost: cost(of: owner))
  }

  private func cost(of owner: NumberOwner) -> Cost {
    switch owner {
    case .layer(let index): layers[index]
    case .block(let block): blocks[block]
    case .network: total
    }
  }

  /// Neighbours in the order asked for; equal ones keep the network's.
  private func sorted(_ owners: [NumberOwner]) -> [NumberOwner] {
    func isLess(_ left: NumberOwner, _ right: NumberOwner) -> Bool {
      state.sorting == .name
        ? network.name(of: left) < network.name(of: right)
        : cost(of: left).amount(state.sorting) < cost(of: right).amount(state.sorting)
    }
    guard TableColumn.costColumns.contains(state.sorting) else { return owners }
    return owners.enumerated().sorted { left, right in
      if isLess(left.element, right.element) { return !state.isDescending }
      if isLess(right.element, left.element) { return state.isDescending }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension TableColumn {
  /// The columns of the cost view, from left to right.
  static let costColumns: [TableColumn] = [.name, .macs, .parameters, .memory]
}
