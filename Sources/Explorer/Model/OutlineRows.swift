import Engine

/// What a layer has and blocks add up: costs, times.
protocol OutlineAmount: Hashable {
  init()

  static func += (left: inout Self, right: Self)

  /// The number that a column shows; 0 for one that shows none.
  func amount(_ column: TableColumn) -> Double
}

/// One line of an outline: a block, or a layer.
struct OutlineRow<Amount: OutlineAmount>: Hashable {
  let owner: NumberOwner
  /// How many open blocks are around it.
  let depth: Int
  /// The full name.
  let name: String
  /// For a block, whether its layers are listed; nil for a layer.
  let isOpen: Bool?
  let amount: Amount
}

/// Blocks with what is inside the open ones, or all layers, sorted by what they have.
struct OutlineRows<Amount: OutlineAmount> {
  private let network: Network
  private let layers: [Amount?]
  private let blocks: [Amount?]
  private let state: ViewState
  private let columns: [TableColumn]

  /// The lines from top to bottom.
  private(set) var rows: [OutlineRow<Amount>] = []
  /// The sum over all of them.
  private(set) var total = Amount()

  /// Adds up and lists.
  ///
  /// - Parameters:
  ///   - network: whose blocks and layers are listed.
  ///   - layers: what each layer has; nil for one that is not listed.
  ///   - columns: what lines can be sorted by.
  ///   - state: what is open, and the order.
  init(_ network: Network, _ layers: [Amount?], columns: [TableColumn], _ state: ViewState) {
    self.network = network
    self.layers = layers
    self.columns = columns
    self.state = state
    var blocks = [Amount?](repeating: nil, count: network.blocks.count)
    let counted = network.countedLayers(of: .network)
    for index in counted {
      guard let amount = layers[index] else { continue }
      total += amount
      for block in network.blockPath(of: index) { blocks[block, default: Amount()] += amount }
    }
    self.blocks = blocks
    switch state.costGrouping {
    case .blocks: list(network.children(of: .network), depth: 0)
    case .layers: rows = sorted(counted.map(NumberOwner.layer)).compactMap { row($0, depth: 0) }
    }
  }

  private mutating func list(_ owners: [NumberOwner], depth: Int) {
    for owner in sorted(owners) {
      guard let row = row(owner, depth: depth) else { continue }
      rows.append(row)
      if row.isOpen == true { list(network.children(of: owner), depth: depth + 1) }
    }
  }

  private func row(_ owner: NumberOwner, depth: Int) -> OutlineRow<Amount>? {
    guard let amount = amount(of: owner) else { return nil }
    let name = network.name(of: owner)
    let isBlock = if case .block = owner { true } else { false }
    return OutlineRow(
      owner: owner, depth: depth, name: name,
      isOpen: isBlock ? state.openCosts.contains(name) : nil, amount: amount)
  }

  private func amount(of owner: NumberOwner) -> Amount? {
    switch owner {
    case .layer(let index): layers[index]
    case .block(let block): blocks[block]
    case .network: total
    }
  }

  /// Neighbours in the order asked for; equal ones keep the network's.
  private func sorted(_ owners: [NumberOwner]) -> [NumberOwner] {
    let column = state.sorting
    guard columns.contains(column) else { return owners }
    func isLess(_ left: NumberOwner, _ right: NumberOwner) -> Bool {
      column == .name
        ? network.name(of: left) < network.name(of: right)
        : (amount(of: left)?.amount(column) ?? 0) < (amount(of: right)?.amount(column) ?? 0)
    }
    return owners.enumerated().sorted { left, right in
      if isLess(left.element, right.element) { return !state.isDescending }
      if isLess(right.element, left.element) { return state.isDescending }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension Array {
  /// An element that takes a value where it has none.
  fileprivate subscript<Value>(index: Int, default value: Value) -> Value
  where Element == Value? {
    get { self[index] ?? value }
    set { self[index] = newValue }
  }
}
