import Engine

/// Blocks and layers as a view lists them: the cost view and the profile.
extension Model {
  /// Whether the cost view is looked at, so that moving follows its lines.
  var showsCost: Bool { view.kind == .cost && view.isInFront }

  /// Whether an outline is looked at, so that moving follows its lines.
  var showsOutline: Bool { showsCost || showsProfile }

  /// The lines of the cost view.
  var costs: CostRows { CostRows(network, analysis, view) }

  /// Whose the lines of the outline in view are.
  var outlineOwners: [NumberOwner] {
    view.kind == .profile ? profileRows?.rows.map(\.owner) ?? [] : costs.rows.map(\.owner)
  }

  /// The line of an outline that stands for what is chosen: its own, or that of a closed block around it.
  func outlineLine(among owners: [NumberOwner]) -> Int? {
    if let own = owners.firstIndex(of: selectedInOutline) { return own }
    let around =
      switch selectedInOutline {
      case .layer(let index): network.blockPath(of: index)
      case .block(let block): network.ancestors(of: block)
      case .network: [Int]()
      }
    return owners.lastIndex { owner in
      if case .block(let block) = owner { around.contains(block) } else { false }
    }
  }

  /// What is chosen, as an outline has it: the first layer of a line of the tree, of a profile the one at which its
  /// step stands.
  private var selectedInOutline: NumberOwner {
    if case .block(let block) = selection, view.costGrouping == .blocks { return .block(block) }
    guard view.kind == .profile else { return .layer(tableLayer) }
    return .layer(profileStep(of: tableLayer)?.layers.first ?? tableLayer)
  }

  /// What the chosen line of the outline stands for.
  var outlineOwner: NumberOwner {
    let owners = outlineOwners
    return outlineLine(among: owners).map { owners[$0] } ?? .network
  }

  /// Moves by the lines of the outline; layers that share the line of another are passed over.
  ///
  /// - Returns: whether there are lines to move by.
  @discardableResult
  mutating func moveInOutline(_ move: RowMove) -> Bool {
    let owners = outlineOwners
    let followers = tree.foldsFollowers ? network.followers : [:]
    let lines = owners.indices.filter { line in
      if case .layer(let index) = owners[line] { followers[index] == nil } else { true }
    }
    guard !lines.isEmpty else { return false }
    let current = outlineLine(among: owners).flatMap { lines.firstIndex(of: $0) } ?? 0
    let place = view.cell.isOnTotals ? lines.count : current
    let wanted = RowStops(stops: lines, count: owners.count).target(of: move, from: place)
    choose(owners[lines[max(0, min(wanted, lines.count - 1))]])
    view.cell.isOnTotals = showsOutline && wanted >= lines.count
    return true
  }

  /// Chooses what a line of an outline stands for.
  mutating func choose(_ owner: NumberOwner) {
    go(to: network.name(of: owner))
  }

  /// Enter: lists what is inside a block, or works a number out.
  mutating func chooseInOutline() {
    let showsNumber = showsCost && (view.cell.column.quantity != nil || view.cell.isOnTotals)
    guard !showsNumber, case .block = outlineOwner else {
      if showsCost { explain(nil, nil) }
      return
    }
    view.openCosts.formSymmetricDifference([network.name(of: outlineOwner)])
  }

  /// Lists blocks or layers.
  mutating func groupCosts(_ grouping: CostGrouping?) {
    view.costGrouping = grouping ?? (view.costGrouping == .blocks ? .layers : .blocks)
    view.cell.isOnTotals = false
    if !showsProfile { performLook(.show(.cost)) }
    let what = showsProfile ? "time" : "cost"
    notice = Notice(text: "\(what) by \(view.costGrouping.rawValue)", isError: false)
  }
}
