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
    if let sentence = model.silenceSentence(of: model.selectedLayer) {
      for line in sentence.wrapped(to: area.width) { write([Span(line, .role(.warning, .bold))]) }
    }
    for line in statistics(model).map({ model.glyphs.line($0) }).packed(into: area.width) {
      write(line)
    }
    if !card.formula.isEmpty { write([Span(card.formula, .role(.accent))]) }
  }

  /// What the activation's numbers say, in pieces.
  private static func statistics(_ model: Model) -> [Line] {
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else { return [] }
    let values = inspected.statistics
    var pieces: [Line] = []
    if model.selection != .layer(inspected.layer) {
      let shown = model.network.nodes[inspected.layer]
      pieces.append([Span("after \(shown.layer.kind.shortName)", .role(.muted))])
    }
    var texts =
      values.hasFinite
      ? [
        "mean \(NumberFormat.float(values.mean))",
        "σ \(NumberFormat.float(values.standardDeviation))",
        "\(NumberFormat.float(values.minimum)) … \(NumberFormat.float(values.maximum))",
        "zeros \(NumberFormat.percent(Double(values.zeroShare)))",
      ] : ["no finite values"]
    // In a vector every zero would be a dead channel.
    if values.hasFinite, inspected.tensor.shape.rank == 4 {
      texts.append("dead \(values.deadChannels) of \(values.channelCount)")
    }
    pieces += texts.map { [Span($0)] }
    if values.nanCount + values.infiniteCount > 0 {
      for text in values.nonFiniteTexts { pieces.append([Span(text, .role(.bad, .bold))]) }
    }
    return pieces
  }
}
