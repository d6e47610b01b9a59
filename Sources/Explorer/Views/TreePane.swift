import Engine

/// Draws the tree of layers.
enum TreePane {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let edits = model.rows.contains(where: \.isEdited)
    var title: Line = [Span("Network", .bold)]
    title += switches(model.network).map { Span("  " + $0, .role(.warning)) }
    if edits { title.append(Span("  edited", .role(.warning))) }
    buffer.box(area.framed, title: title, glyphs: model.glyphs)
    tree(model, width: area.width).draw(in: area, state: model.tree.list, to: &buffer)
  }

  /// What is switched otherwise than usual.
  private static func switches(_ network: Network) -> [String] {
    let skips = network.switches.skipsOff.count
    let branches = network.branchBlocks.count { !network.branchIsOn($0) }
    return [
      skips == 0 ? nil : "\(skips) \(skips == 1 ? "skip" : "skips") OFF",
      branches == 0 ? nil : "\(branches) \(branches == 1 ? "branch" : "branches") OFF",
      network.switches.sideBranches ? "side branches on" : nil,
    ].compactMap(\.self)
  }

  /// The tree as it is drawn, for drawing and for clicks.
  static func tree(_ model: Model, width: Int) -> Tree {
    let room = Room(model, width: width)
    var columns = [
      TreeColumn("", priority: 1), TreeColumn("output", alignment: .right, priority: 4),
      TreeColumn("params", alignment: .right, priority: 3),
    ]
    if room.showsMultiplyAccumulates {
      columns.append(TreeColumn("MACs", alignment: .right, priority: 2))
    }
    return Tree(
      columns: columns, rows: model.rows.map { row($0, model, room) }, glyphs: model.glyphs)
  }

  /// What a pane has room for beside names and shapes.
  private struct Room {
    let hasSkips: Bool
    let hasBranches: Bool
    let caption: Int
    let showsMultiplyAccumulates: Bool

    init(_ model: Model, width: Int) {
      hasSkips = !model.network.skipBlocks.isEmpty
      hasBranches = !model.network.branchBlocks.isEmpty
      let lanes = (hasSkips ? 1 : 0) + (hasBranches ? 1 : 0)
      let names = model.rows.reduce(0) { max($0, 2 * $1.depth + 2 + $1.label.displayWidth) }
      let shapes = model.rows.reduce(0) { max($0, $1.shape.displayWidth) }
      let captions = model.rows.reduce(0) { max($0, $1.caption.displayWidth) }
      // Two columns before each column of numbers, 6 for each count, 2 for the mark.
      let rest = width - (lanes > 0 ? lanes + 1 : 0) - min(names, 24) - (2 + shapes) - 2 - 2
      let (both, one) = (rest - 16, rest - 8)
      // What a layer is counts for more than its cost, up to the words "projection skip".
      showsMultiplyAccumulates = both >= min(captions, 15)
      caption = max(8, min(showsMultiplyAccumulates ? both : one, 40))
    }
  }

  private static func row(_ row: NetworkRow, _ model: Model, _ room: Room) -> TreeRow {
    let caption = model.glyphs.text(row.caption)
    return TreeRow(
      depth: row.depth, marker: marker(row, model), name: row.label,
      columns: [
        caption.shortened(to: room.caption, .end, ellipsis: model.glyphs.ellipsis), row.shape,
        row.parameters.map(NumberFormat.scaled) ?? "",
        row.multiplyAccumulates.map(NumberFormat.scaled) ?? "",
      ],
      note: note(row), mark: mark(row, model),
      margin: (room.hasSkips ? [margin(row.bracket, isOn: row.skipIsOn)] : [])
        + (room.hasBranches ? [margin(row.branchBracket, isOn: row.branchIsOn)] : []),
      style: style(row))
  }

  private static func style(_ row: NetworkRow) -> Style {
    if row.isSilent, !row.isSwitchedOff { return .role(.muted) }
    if row.problem != nil { return row.isIllegal ? .role(.bad) : .role(.muted) }
    if row.isSwitchedOff || row.isEdited || row.caption.hasPrefix("was ") {
      return .role(.warning, row.isOpen == nil ? [] : .bold)
    }
    return row.isOpen != nil && row.depth == 0 ? .bold : .standard
  }

  private static func note(_ row: NetworkRow) -> Span? {
    guard row.problem != nil, !row.isSilent else { return nil }
    return row.isIllegal
      ? Span("cannot be computed", .role(.bad, .bold)) : Span("unknown", .role(.muted))
  }

  private static func marker(_ row: NetworkRow, _ model: Model) -> TreeRow.Marker {
    if let isOpen = row.isOpen { return isOpen ? .open : .closed }
    guard case .layer(let index) = row.item else { return .leaf }
    return model.network.nodes[index].layer.kind == .addition ? .addition : .leaf
  }

  private static func margin(_ part: NetworkRow.Bracket, isOn: Bool) -> TreeRow.Margin {
    let bracket: TreeRow.Bracket =
      switch part {
      case .none: .none
      case .start: .start
      case .middle: .through
      case .end: .end
      case .closed: .whole
      }
    return TreeRow.Margin(bracket, isOn: isOn)
  }

  private static func mark(_ row: NetworkRow, _ model: Model) -> TreeRow.Mark {
    if row.isSilent { return .none }
    if row.problem != nil { return row.isIllegal ? .bad : .none }
    let states = row.layers.filter { model.network.silence(of: $0) == nil }
      .map { model.activations[$0] }
    let done = states.count { $0 == .computed }
    if states.contains(.computing) {
      return .computing(Double(done) / Double(max(1, states.count)))
    }
    if done == states.count { return .computed }
    return done > 0 ? .partial : .missing
  }
}
