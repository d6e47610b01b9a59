import Engine

/// Works the chosen cell of a table out, in the lower part of the table's pane.
enum WhyPanel {
  /// The pane's upper part for the table, and the lower one with a line above it; both empty where nothing was asked.
  static func split(_ area: Rect, _ model: Model) -> (table: Rect, rule: Rect, panel: Rect) {
    guard model.showsTable, model.view.cell.showsWhy else {
      let none = area.splitBottom(0)
      return (none.rest, none.bottom, none.bottom)
    }
    let height = min(lines(model, width: area.width).count, max(0, area.height - 6))
    let (rest, panel) = area.splitBottom(height)
    let (table, rule) = rest.splitBottom(min(1, height))
    return (table, rule, panel)
  }

  static func draw(_ model: Model, rule: Rect, in panel: Rect, to buffer: inout CellBuffer) {
    guard !panel.isEmpty else { return }
    buffer.fill(rule, with: Cell(model.glyphs.horizontal, .role(.border)))
    let all = lines(model, width: panel.width)
    let room = all.count > panel.height ? panel.height - 1 : panel.height
    for (row, line) in all.prefix(room).enumerated() { buffer.write(line, in: panel, row: row) }
    if all.count > panel.height {
      buffer.write(
        "\(all.count - room) more lines: Enter", in: panel, row: room, style: .role(.muted),
        ellipsis: model.glyphs.ellipsis)
    }
  }

  private static func lines(_ model: Model, width: Int) -> [Line] {
    let reports = model.cellDerivations.map(DerivationReport.init)
    guard !reports.isEmpty else {
      return [[Span("Nothing is known of this number.", .role(.bad))]]
    }
    let lines = reports.flatMap { [$0.title] + $0.brief }
    return Paragraph(lines, glyphs: model.glyphs).wrapped(to: width)
  }
}
