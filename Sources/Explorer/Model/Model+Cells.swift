import Engine

extension TableColumn {
  /// The number that the column's cells show; nil where they show none.
  var quantity: Quantity? {
    switch self {
    case .order, .name, .kind: nil
    case .output: .size
    case .parameters: .parameters
    case .macs: .macs
    case .sees: .sees
    case .memory: .memory
    case .time, .gflops, .bandwidth, .limit: nil
    }
  }
}

extension Model {
  /// Whose number the chosen cell shows.
  var cellOwner: NumberOwner {
    if view.cell.isOnTotals { return .network }
    return view.kind == .cost ? outlineOwner : .layer(tableLayer)
  }

  /// The chosen cell's number worked out; every number of its row where the cell shows none.
  var cellDerivations: [Derivation] {
    let wanted =
      view.cell.column.quantity.map { [$0] }
      ?? (view.kind == .cost ? [.macs, .parameters, .memory] : [.size, .parameters, .macs])
    return wanted.compactMap { network.derivation(of: $0, for: cellOwner, analysis) }
  }

  /// Moves the chosen cell in the table.
  mutating func moveCell(_ move: CursorMove) {
    switch move {
    case .up: performMove(.previous)
    case .down: performMove(.next)
    case .left: moveCell(by: -1)
    case .right: moveCell(by: 1)
    }
  }

  /// Moves to the column on the left or right that is shown.
  private mutating func moveCell(by step: Int) {
    let columns = geometry.tableColumns(self)
    guard !columns.isEmpty else { return }
    let place = columns.firstIndex(of: view.cell.column) ?? 0
    view.cell.column = columns[max(0, min(place + step, columns.count - 1))]
  }

  /// Chooses a cell of the table; the totals where there is no row.
  mutating func chooseCell(row: Int?, _ column: TableColumn) {
    let owners =
      view.kind == .cost || view.kind == .profile
      ? outlineOwners : tableLayers.map(NumberOwner.layer)
    if let row {
      guard owners.indices.contains(row) else { return }
      choose(owners[row])
    }
    view.isInFront = true
    view.cell.column = column
    view.cell.isOnTotals = row == nil
  }

  // MARK: - Explanations

  /// Explains what a command names; in a table without a name the chosen cell, first below it, then in full.
  mutating func explain(_ name: String?, _ quantity: Quantity?) {
    guard name == nil, quantity == nil, showsCells else {
      openExplanation(of: name, quantity)
      return
    }
    guard view.cell.showsWhy else {
      view.cell.showsWhy = true
      return
    }
    ask(Question(owner: cellOwner, quantity: view.cell.column.quantity, origin: view.kind))
  }

  private mutating func openExplanation(of name: String?, _ quantity: Quantity?) {
    let owner = name.map { network.numberOwner(named: $0) } ?? selectedOwner
    if let name, owner != .network { go(to: name) }  // which says so where there is none
    guard let owner else { return }
    if quantity == nil, owner != .network {
      performLook(.show(.explain))
    } else {
      ask(Question(owner: owner, quantity: quantity))
    }
  }

  private mutating func ask(_ question: Question) {
    performLook(.show(.explain))
    view.question = question
  }

  /// What the chosen line stands for.
  var selectedOwner: NumberOwner {
    switch selection {
    case .layer(let index): .layer(index)
    case .block(let block): .block(block)
    }
  }
}
