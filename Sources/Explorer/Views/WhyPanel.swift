import Engine

/// The lower part of a table's pane: the chosen cell worked out, or other lines about the chosen row.
struct WhyPanel {
  /// The part for the table.
  let table: Rect
  private let rule: Rect
  private let panel: Rect
  private let lines: [Line]

  /// Divides a pane; without lines the table has all of it.
  init(_ area: Rect, _ lines: [Line], _ model: Model) {
    self.lines = Paragraph(lines, glyphs: model.glyphs).wrapped(to: area.width)
    let half = max(8, area.height / 2)
    let height = min(self.lines.count, half, max(0, area.height - 6))
    let (rest, panel) = area.splitBottom(height)
    (table, rule) = rest.splitBottom(min(1, height))
    self.panel = panel
  }

  /// Paints the line between and what stands below it.
  func draw(_ model: Model, to buffer: inout CellBuffer) {
    guard !panel.isEmpty else { return }
    buffer.fill(rule, with: Cell(model.glyphs.horizontal, .role(.border)))
    let room = lines.count > panel.height ? panel.height - 1 : panel.height
    for (row, line) in lines.prefix(room).enumerated() { buffer.write(line, in: panel, row: row) }
    if lines.count > panel.height {
      let key = model.view.cell.showsWhy ? "Enter" : "6"
      buffer.write(
        "\(lines.count - room) more lines: \(key)", in: panel, row: room, style: .role(.muted),
        ellipsis: model.glyphs.ellipsis)
    }
  }

  /// The chosen cell's number worked out; no lines where nobody asked.
  static func lines(_ model: Model) -> [Line] {
    guard model.showsCells, model.view.cell.showsWhy else { return [] }
    let reports = model.cellDerivations.map(DerivationReport.init)
    guard !reports.isEmpty else {
      return [[Span("Nothing is known of this number.", .role(.bad))]]
    }
    return reports.flatMap { [$0.title] + $0.brief }
  }
}
