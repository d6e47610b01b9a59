import Engine

/// Draws the network against the one that was opened: what changed, layer by layer, and the sums.
enum DiffView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let report = report(model)
    guard !report.rows.isEmpty else {
      let text =
        "The network is as it was opened. e edits the chosen layer; : insert, remove and "
        + "duplicate change the graph."
      Paragraph([[Span(text, .role(.muted))]], glyphs: model.glyphs).draw(in: area, to: &buffer)
      return
    }
    let (pane, foot) = split(area)
    table(report, model, width: area.width)
      .draw(in: pane, state: state(report, model), to: &buffer)
    buffer.write(
      model.glyphs.text(remark(report)), in: foot, style: .role(.muted),
      ellipsis: model.glyphs.ellipsis)
  }

  private static func remark(_ report: DiffReport) -> String {
    let rest =
      report.unchanged == 1 ? "1 layer is as it was" : "\(report.unchanged) layers are as they were"
    let isAnyNew = report.rows.contains { $0.weights == "new" }
    return rest + (isAnyNew ? "   * weights drawn anew" : "")
      + "   u undoes, :reset goes back"
  }

  private static func split(_ area: Rect) -> (pane: Rect, foot: Rect) {
    let parts = area.splitBottom(area.height >= 5 ? 1 : 0)
    return (parts.rest, parts.bottom)
  }

  private static func report(_ model: Model) -> DiffReport {
    DiffReport(model.consequences.difference, model.consequences.parameters)
  }

  private static func state(_ report: DiffReport, _ model: Model) -> TableState {
    let chosen = model.tableLayer
    let selected = report.rows.firstIndex { $0.layer == chosen }
    return TableState(
      list: ListState(selected: selected ?? -1, offset: selected.map { max(0, $0 - 8) } ?? 0))
  }

  private static func table(_ report: DiffReport, _ model: Model, width: Int) -> Table {
    let arrow = width < 100 ? "→" : " → "
    return Table(
      columns: [
        Table.Column("layer", minimumWidth: 18, priority: 9, shortening: .middle),
        Table.Column("change", minimumWidth: 8, maximumWidth: 40, priority: 4),
        Table.Column(
          "output", alignment: .right, minimumWidth: 19, priority: 7, shortening: .beginning),
        Table.Column(
          "parameters", alignment: .right, minimumWidth: 8, priority: 5, shortening: .beginning),
        Table.Column(
          "MACs", alignment: .right, minimumWidth: 12, priority: 6, shortening: .beginning),
      ],
      rows: report.rows.map { row($0, arrow) }, totals: row(report.totals, arrow),
      glyphs: model.glyphs)
  }

  private static func row(_ row: DiffReport.Row, _ arrow: String) -> TableRow {
    TableRow([
      TableCell(mark(row) + row.name, style: look(row.what)),
      TableCell(row.what, style: look(row.what)), cell(row.output, arrow),
      cell(row.parameters, arrow, mark: row.weights == "new" ? " *" : ""), cell(row.macs, arrow),
    ])
  }

  /// What happened to a layer in one character, for panes without room for the words.
  private static func mark(_ row: DiffReport.Row) -> String {
    switch row.what {
    case "": ""
    case "follows": "  "
    case "put in": "+ "
    case "taken out": "- "
    default: "~ "
    }
  }

  private static func look(_ what: String) -> Style {
    what == "follows" || what.isEmpty ? .standard : .role(.warning, .bold)
  }

  private static func cell(
    _ pair: DiffReport.Pair, _ arrow: String, mark: String = ""
  ) -> TableCell {
    TableCell(
      pair.text(arrow: arrow) + mark,
      style: pair.new == "?" ? .role(.bad) : pair.isChanged ? .role(.warning) : .standard)
  }
}
