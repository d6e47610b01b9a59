import Engine

extension Model {
  /// Whether the cost view is looked at, so that moving follows its lines.
  var showsCost: Bool { view.kind == .cost && view.isInFront }

  /// The lines of the cost view.
  var costs: CostRows { CostRows(network, analysis, view) }

  /// The line of the cost view that stands for what is chosen: its own, or that of a closed block around it.
  func costLine(in rows: [CostRow]) -> Int? {
    if let own = rows.firstIndex(where: { $0.owner == selectedCost }) { return own }
    let around =
      switch selectedCost {
      case .layer(let index): network.blockPath(of: index)
      case .block(let block): network.ancestors(of: block)
      case .network: [Int]()
      }
    return rows.lastIndex { row in
      if case .block(let block) = row.owner { around.contains(block) } else { false }
    }
  }

  /// What is chosen, as the cost view has it: the first layer of a line of the tree.
  private var selectedCost: NumberOwner {
    if case .block(let block) = selection, view.costGrouping == .blocks { return .block(block) }
    return .layer(tableLayer)
  }

  /// Whose number the chosen cell of the cost view is.
  var costOwner: NumberOwner {
    let rows = costs.rows
    return costLine(in: rows).map { rows[$0].owner } ?? .network
  }

  /// Moves by the lines of the cost view; layers that share the line of another are passed over.
  mutating func moveInCosts(_ command: Command) {
    let rows = costs.rows
    let followers = tree.foldsFollowers ? network.followers : [:]
    let lines = rows.indices.filter { line in
      if case .layer(let index) = rows[line].owner { followers[index] == nil } else { true }
    }
    guard !lines.isEmpty else { return }
    let current = costLine(in: rows).flatMap { lines.firstIndex(of: $0) } ?? 0
    let place = view.cell.isOnTotals ? lines.count : current
    guard let wanted = command.target(from: place, of: lines.count, height: size.height) else {
      return
    }
    choose(cost: rows[lines[max(0, min(wanted, lines.count - 1))]].owner)
    view.cell.isOnTotals = command != .last && wanted >= lines.count
  }

  /// Chooses what a line of the cost view stands for.
  mutating func choose(cost owner: NumberOwner) {
    go(to: network.name(of: owner))
    move(to: tree.list.selected)
  }

  /// Enter: lists what is inside a block, or works a number out.
  mutating func chooseInCosts() {
    guard view.cell.column.quantity == nil, !view.cell.isOnTotals, case .block = costOwner else {
      explain(nil, nil)
      return
    }
    view.openCosts.formSymmetricDifference([network.name(of: costOwner)])
  }

  /// Lists blocks or layers.
  mutating func groupCosts(_ grouping: CostGrouping?) {
    view.costGrouping = grouping ?? (view.costGrouping == .blocks ? .layers : .blocks)
    view.cell.isOnTotals = false
    performLook(.show(.cost))
    notice = Notice(text: "cost by \(view.costGrouping.rawValue)", isError: false)
  }
}

extension Command {
  /// Where a move among so many rows goes to; nil for other commands.
  func target(from place: Int, of count: Int, height: Int) -> Int? {
    switch self {
    case .next: place + 1
    case .previous: place - 1
    case .first: 0
    case .last: count - 1
    case .page(let page): place + page.lines(of: height)
    default: nil
    }
  }
}
