import Engine

/// Draws the network's counts beside published ones, with the reason for every difference.
enum ReconcileView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    text(model).draw(in: area, to: &buffer, offset: model.view.scroll)
  }

  /// The furthest that the text can be scrolled.
  static func largestOffset(_ model: Model, in area: Rect) -> Int {
    text(model).clampedOffset(.max, in: area)
  }

  private static func text(_ model: Model) -> Paragraph {
    let lines = model.reconciliation.map {
      ReconcileReport(model.network, model.analysis, $0).lines
    }
    return Paragraph(lines ?? [], glyphs: model.glyphs, hangingIndent: 4)
  }
}
