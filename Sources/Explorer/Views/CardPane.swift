import Engine

/// Draws the card of the chosen layer or block.
enum CardPane {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard area.height > 0, area.width > 0 else { return }
    let card = LayerCard(model.selection, of: model.network, model.analysis)
    let title: Line = [
      Span(card.title, .bold),
      Span(card.subtitle.isEmpty ? "" : "   " + card.subtitle, .role(.muted)),
    ]
    buffer.box(area.framed, title: model.glyphs.line(title), glyphs: model.glyphs)
    var row = 0
    func write(_ line: Line) {
      guard row < area.height else { return }
      buffer.write(model.glyphs.line(line), in: area, row: row)
      row += 1
    }
    if let problem = card.problem {
      for line in problem.wrapped(to: area.width) { write([Span(line, .role(.bad))]) }
    }
    if !card.shapes.isEmpty { write([Span(card.shapes, .bold)]) }
    for line in card.sentence.wrapped(to: area.width) { write([Span(line)]) }
    for entry in card.entries {
      write([
        Span(entry.label.padded(to: 9), .role(.muted)), Span(entry.text),
        Span(entry.note.isEmpty ? "" : "   " + entry.note, .role(.muted)),
      ])
    }
    if let statistics = statisticsLine(model) {
      for line in model.glyphs.line(statistics).wrapped(to: area.width) { write(line) }
    }
    if !card.formula.isEmpty { write([Span(card.formula, .role(.accent))]) }
  }

  private static func statisticsLine(_ model: Model) -> Line? {
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else {
      return nil
    }
    let values = inspected.statistics
    // In a vector every zero would be a dead channel.
    let isMaps = inspected.tensor.shape.rank == 4
    var line: Line = []
    if model.selection != .layer(inspected.layer) {
      let shown = model.network.nodes[inspected.layer]
      line.append(Span("after \(shown.layer.kind.shortName)  ", .role(.muted)))
    }
    line += [
      Span(
        "mean \(NumberFormat.float(values.mean))  σ \(NumberFormat.float(values.standardDeviation))"
          + "  \(NumberFormat.float(values.minimum)) … \(NumberFormat.float(values.maximum))"
          + "  zeros \(NumberFormat.percent(Double(values.zeroShare)))"
          + (isMaps ? "  dead \(values.deadChannels) of \(values.channelCount)" : ""))
    ]
    if values.nanCount + values.infiniteCount > 0 {
      line.append(
        Span("  NaN \(values.nanCount)  infinite \(values.infiniteCount)", .role(.bad, .bold)))
    }
    return line
  }
}
