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

  /// How old and new numbers stand beside each other.
  private struct Form {
    /// Between old and new numbers.
    let arrow: String
    /// Whether the shapes that were are shown too.
    let showsOldShapes: Bool

    /// From the one that takes most room to the one that takes least.
    static let all = [
      Form(arrow: " → ", showsOldShapes: true), Form(arrow: "→", showsOldShapes: true),
      Form(arrow: "→", showsOldShapes: false),
    ]
  }

  /// The table in the first form that shows all columns; numbers are never cut, columns are left out.
  private static func table(_ report: DiffReport, _ model: Model, width: Int) -> Table {
    let tables = Form.all.map { table(report, model, $0) }
    let fitting = tables.first { $0.legibleWidth <= width }
    return fitting ?? tables[tables.count - 1]
  }

  private static func table(_ report: DiffReport, _ model: Model, _ form: Form) -> Table {
    Table(
      columns: [
        Table.Column("layer", minimumWidth: 18, priority: 9, shortening: .middle),
        Table.Column("change", minimumWidth: 12, maximumWidth: 40, priority: 4),
        Table.Column("output", alignment: .right, minimumWidth: .max, priority: 7),
        Table.Column("parameters", alignment: .right, minimumWidth: .max, priority: 5),
        Table.Column("MACs", alignment: .right, minimumWidth: .max, priority: 6),
      ],
      rows: report.rows.map { row($0, form) }, totals: row(report.totals, form),
      glyphs: model.glyphs)
  }

  private static func row(_ row: DiffReport.Row, _ form: Form) -> TableRow {
    let output =
      form.showsOldShapes
      ? row.output.text(arrow: form.arrow) : row.output.newText(arrow: form.arrow)
    return TableRow([
      TableCell(mark(row) + row.name, style: look(row.what)),
      TableCell(row.what, style: look(row.what)), cell(row.output, output),
      cell(
        row.parameters,
        row.parameters.text(arrow: form.arrow) + (row.weights == "new" ? " *" : "")),
      cell(row.macs, row.macs.text(arrow: form.arrow)),
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

  private static func cell(_ pair: DiffReport.Pair, _ text: String) -> TableCell {
    TableCell(
      text,
      style: pair.new == "?" ? .role(.bad) : pair.isChanged ? .role(.warning) : .standard)
  }
}

extension Table {
  /// The columns of cells with which every column is shown, each at least as wide as it must be.
  fileprivate var legibleWidth: Int {
    zip(measured(), columns).reduce(TableLayout.gap * (columns.count - 1)) {
      $0 + min($1.0.width, $1.1.minimumWidth)
    }
  }
}
