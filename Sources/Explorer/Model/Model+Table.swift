import Engine

extension Model {
  /// Whether the table of layers is looked at, so that moving follows its order.
  var showsTable: Bool { view.kind == .table && view.isInFront }

  /// Whether a cell of a table can be chosen.
  var showsCells: Bool { showsTable || showsCost }

  /// Whether a table of layers is looked at, so that moving follows its rows.
  var showsList: Bool { showsTable || (view.kind == .diff && view.isInFront) }

  /// Measures the table of layers, once for each version of the network that is looked at.
  mutating func measureTableIfShown() {
    guard view.kind == .table, measuredTable?.measures(for: self) == nil else { return }
    measuredTable = MeasuredTable(
      generation: generation, glyphs: glyphs, measures: geometry.tableMeasures(self))
  }

  /// The layers of the table in the order in which they are shown.
  var tableLayers: [Int] {
    let layers = network.nodes.indices.dropFirst().filter {
      network.nodes[$0].sideBranch == nil || network.switches.sideBranches
    }
    guard view.sorting != .order else { return layers }
    return layers.sorted {
      view.isDescending ? isLess($1, $0, whenEqual: $0 < $1) : isLess($0, $1, whenEqual: $0 < $1)
    }
  }

  /// The layer that is marked in the table: the chosen one, the first one of a chosen block.
  var tableLayer: Int {
    rows.indices.contains(tree.list.selected)
      ? rows[tree.list.selected].layers.first ?? 0 : 0
  }

  /// Whether a layer is smaller than another in the sorted column; equal ones keep the network's order.
  private func isLess(_ one: Int, _ other: Int, whenEqual isEarlier: Bool) -> Bool {
    func decide<Value: Comparable>(_ values: (Int) -> Value) -> Bool {
      let (left, right) = (values(one), values(other))
      return left == right ? isEarlier : left < right
    }
    return switch view.sorting {
    case .order, .time, .gflops, .bandwidth, .limit: isEarlier
    case .name: decide { network.nodes[$0].name }
    case .kind: decide { network.nodes[$0].layer.kind.rawValue }
    case .output, .parameters, .macs, .sees, .memory: decide(amount(of:))
    }
  }

  private func amount(of layer: Int) -> Int {
    guard let facts = analysis[layer] else { return 0 }
    return switch view.sorting {
    case .output: facts.output.elementCount
    case .parameters: facts.parameterCount
    case .memory: facts.amount(of: .memory) ?? 0
    case .sees: analysis.receptiveFields[layer]?.area ?? 0
    default: facts.multiplyAccumulates
    }
  }

  /// Sorts by a column, the other way round if it is sorted by already; nil takes the next column.
  mutating func sortTable(by column: TableColumn?) {
    if let column, column == view.sorting {
      view.isDescending.toggle()
    } else {
      view.sorting = column ?? view.sorting.next(among: sortableColumns)
      view.isDescending = ![.order, .name, .kind].contains(view.sorting)
    }
    let direction =
      view.sorting == .order ? "" : view.isDescending ? ", largest first" : ", smallest first"
    notice = Notice(text: "sorted by \(view.sorting.rawValue)\(direction)", isError: false)
  }

  /// The columns by which what is looked at can be sorted.
  private var sortableColumns: [TableColumn] {
    switch view.kind {
    case .cost: [.order] + TableColumn.costColumns
    case .profile: [.order] + TableColumn.profileColumns
    default: TableColumn.ofLayers
    }
  }

  /// Moves by the table's rows; layers that share the line of another are passed over.
  mutating func moveInTable(_ move: RowMove) {
    let followers = tree.foldsFollowers ? network.followers : [:]
    let listed = view.kind == .diff ? consequences.changes.keys.sorted() : tableLayers
    let stops = listed.indices.filter { followers[listed[$0]] == nil }
    guard !stops.isEmpty else { return }
    // The totals are one row further than the last layer.
    let place =
      view.kind != .diff && view.cell.isOnTotals
      ? stops.count
      : stops.firstIndex { listed[$0] == tableLayer } ?? (move == .step(1) ? -1 : 0)
    let wanted = RowStops(stops: stops, count: listed.count).target(of: move, from: place)
    choose(layer: listed[stops[max(0, min(wanted, stops.count - 1))]])
    view.cell.isOnTotals = showsTable && wanted >= stops.count
  }

  /// Chooses a layer, with the blocks around it open.
  mutating func choose(layer: Int) {
    go(to: network.nodes[layer].name)
  }
}
