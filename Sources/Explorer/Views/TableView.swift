import Engine

/// Draws the table of all layers, with totals at the bottom and the counting convention below.
enum TableView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let (upper, foot) = split(area)
    let panel = WhyPanel(upper, WhyPanel.lines(model), model)
    let layers = model.tableLayers
    let (table, state) = (table(layers, model), state(layers, model))
    let pane = panel.table.inset(right: 1)
    table.showing(layers, table.layout(in: pane, state: state), model)
      .draw(in: pane, state: state, to: &buffer)
    panel.draw(model, to: &buffer)
    buffer.write(
      model.glyphs.text(
        area.width < NetworkTotals.convention.displayWidth
          ? NetworkTotals.shortConvention : NetworkTotals.convention), in: foot,
      style: .role(.muted),
      ellipsis: model.glyphs.ellipsis)
  }

  /// Where the rows lie, for clicks.
  static func layout(_ model: Model, in area: Rect) -> TableLayout {
    let pane = WhyPanel(split(area).pane, WhyPanel.lines(model), model).table
    let layers = model.tableLayers
    return table(layers, model).layout(in: pane.inset(right: 1), state: state(layers, model))
  }

  /// What the columns take; looks at every layer, so the model remembers it.
  static func measures(_ model: Model) -> [Table.Measure] {
    var whole = frame(model)
    whole.rows = model.tableLayers.map { row($0, model) }
    return whole.measured()
  }

  /// The columns from left to right; the last one shows the share of the one before.
  private static let columns: [TableColumn] = [
    .name, .kind, .output, .sees, .parameters, .macs, .macs,
  ]

  /// What a click on a column's header sorts by.
  static func sorting(of column: Int) -> TableColumn {
    columns.indices.contains(column) ? columns[column] : .order
  }

  /// The columns that a pane has room for, each once.
  static func shownColumns(_ model: Model, in area: Rect) -> [TableColumn] {
    let shown = layout(model, in: area).columns.map { sorting(of: $0.index) }
    return shown.enumerated().filter { $0.offset == shown.firstIndex(of: $0.element) }
      .map(\.element)
  }

  private static func split(_ area: Rect) -> (pane: Rect, foot: Rect) {
    let parts = area.splitBottom(area.height >= 5 ? 1 : 0)
    return (parts.rest, parts.bottom)
  }

  private static func state(_ layers: [Int], _ model: Model) -> TableState {
    let selected = layers.firstIndex(of: model.tableLayer)
    var state = TableState(
      list: ListState(selected: selected ?? -1, offset: selected.map { max(0, $0 - 8) } ?? 0),
      sortColumn: columns.firstIndex(of: model.view.sorting), isDescending: model.view.isDescending)
    guard model.showsTable else { return state }
    let column = model.view.cell.column
    state.column = column == .name ? nil : columns.firstIndex(of: column)
    state.isOnTotals = model.view.cell.isOnTotals
    return state
  }

  /// The table without the rows that are seen.
  private static func table(_ layers: [Int], _ model: Model) -> Table {
    var table = frame(model)
    table.excerpt = Table.Excerpt(
      count: layers.count, measures: model.measuredTable?.measures(for: model) ?? measures(model))
    return table
  }

  /// Columns and totals.
  private static func frame(_ model: Model) -> Table {
    let totals = model.analysis.totals
    let isEdited = !model.consequences.changes.isEmpty
    return Table(
      columns: [
        Table.Column("layer", minimumWidth: 14, priority: 9, shortening: .middle),
        Table.Column("kind", minimumWidth: 9, maximumWidth: 30, priority: 2),
        Table.Column("output", alignment: .right, minimumWidth: 8, priority: 4),
        Table.Column("sees", alignment: .right, minimumWidth: 6, priority: 3),
        Table.Column("parameters", alignment: .right, minimumWidth: 10, priority: 6),
        Table.Column("MACs", alignment: .right, minimumWidth: 6, priority: 7),
        Table.Column("share", minimumWidth: 7, priority: 1),
      ] + (isEdited ? [Table.Column("edits", minimumWidth: 15, priority: 5)] : []),
      rows: [],
      totals: TableRow([
        TableCell(model.analysis.firstError == nil ? "total" : "known so far"), TableCell(""),
        TableCell(""), TableCell(""),
        TableCell(NumberFormat.count(totals.parameters)),
        TableCell(NumberFormat.count(totals.multiplyAccumulates)), TableCell(""),
      ]), glyphs: model.glyphs)
  }

  fileprivate static func row(_ layer: Int, _ model: Model) -> TableRow {
    let node = model.network.nodes[layer]
    let change = model.consequences.changes[layer]
    let kind = [node.layer.kind.shortName, node.layer.caption].filter { !$0.isEmpty }
    guard let facts = model.analysis[layer] else {
      return TableRow(
        [
          TableCell(node.name), TableCell(kind.joined(separator: " ")),
          TableCell("not known", style: .role(.bad)), TableCell(""), TableCell(""), TableCell(""),
          TableCell(""),
          edits(change),
        ])
    }
    let total = model.analysis.totals.multiplyAccumulates
    let share = total > 0 ? Double(facts.multiplyAccumulates) / Double(total) : 0
    return TableRow([
      TableCell(node.name, style: look(change.map { $0.change == .edited } ?? false)),
      TableCell(kind.joined(separator: " ")),
      TableCell(
        facts.output.compactDescription, style: look(change.map { $0.old?.output != facts.output })
      ),
      TableCell(model.analysis.receptiveFields[layer]?.caption ?? ""),
      count(facts.parameterCount, was: change.map { $0.old?.parameters ?? 0 }),
      count(facts.multiplyAccumulates, was: change.map { $0.old?.multiplyAccumulates ?? 0 }),
      share > 0 ? TableCell(NumberFormat.percent(share), share: share) : TableCell(""),
      edits(change),
    ])
  }

  private static func count(_ value: Int, was old: Int?) -> TableCell {
    TableCell(
      value == 0 ? "" : NumberFormat.count(value), style: look(old.map { $0 != value }))
  }

  /// What an edit did to a layer, in a word, so that it is not told by colour alone.
  private static func edits(_ change: NetworkDifference.Row?) -> TableCell {
    let text =
      switch change?.change {
      case nil, .some(.none): ""
      case .edited: "edited"
      case .added: "new"
      case .switched: "switched"
      case .removed: "taken out"
      case .follows:
        change?.old?.output == change?.new?.output
          ? "follows" : "was " + (change?.old?.output?.compactDescription ?? "?")
      }
    return TableCell(text, style: look(!text.isEmpty))
  }

  private static func look(_ isChanged: Bool?) -> Style {
    isChanged == true ? .role(.warning) : .standard
  }
}

extension Table {
  /// The table with the rows that are seen.
  fileprivate func showing(_ layers: [Int], _ layout: TableLayout, _ model: Model) -> Table {
    var table = self
    let seen = layers.dropFirst(layout.offset).prefix(layout.body.height)
    table.rows = seen.map { TableView.row($0, model) }
    table.excerpt?.first = layout.offset
    return table
  }
}
