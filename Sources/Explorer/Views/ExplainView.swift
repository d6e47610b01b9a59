import Engine

/// Draws what the chosen layer or block does, or where a number comes from, with the numbers put in.
enum ExplainView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    Paragraph(lines(model), glyphs: model.glyphs)
      .draw(in: area, to: &buffer, offset: model.view.scroll)
  }

  /// The furthest that the text can be scrolled.
  static func largestOffset(_ model: Model, in area: Rect) -> Int {
    Paragraph(lines(model), glyphs: model.glyphs).clampedOffset(.max, in: area)
  }

  private static func lines(_ model: Model) -> [Line] {
    let report = ExplanationReport(model.network, model.analysis)
    if let question = model.view.question {
      return report.lines(of: question.owner, question.quantity)
    }
    let silence = model.silenceSentence(of: model.selectedLayer)
    return (silence.map { [[Span($0, .role(.warning, .bold))]] } ?? [])
      + report.lines(of: model.selectedOwner)
  }
}
