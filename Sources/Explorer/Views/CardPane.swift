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
    for (row, line) in lines(card, model, in: area).prefix(area.height).enumerated() {
      buffer.write(
        line.shortened(to: area.width, ellipsis: model.glyphs.ellipsis), in: area, row: row)
    }
  }

  /// The card's lines, the most important first; where room is short, the sentence gives way to the numbers.
  private static func lines(_ card: LayerCard, _ model: Model, in area: Rect) -> [Line] {
    let glyphs = model.glyphs
    let problem = card.problem.map { glyphs.line([Span($0, .role(.bad))]).wrapped(to: area.width) }
    let advice = advice(model).map {
      glyphs.line([Span($0, .role(.warning))]).wrapped(to: area.width)
    }
    let entries = card.entries.map { entry in
      glyphs.line([
        Span(entry.label.padded(to: 9), .role(.muted)), Span(entry.text),
        Span(entry.note.isEmpty ? "" : "   " + entry.note, .role(.muted)),
      ])
    }
    let head =
      (problem ?? []) + (advice ?? [])
      + (card.shapes.isEmpty ? [] : [glyphs.line(shapes(card, model))])
    let silence =
      model.silenceSentence(of: model.selectedLayer).map {
        glyphs.line([Span($0, .role(.warning, .bold))]).wrapped(to: area.width)
      } ?? []
    let numbers =
      entries + silence + statistics(model).map { glyphs.line($0) }.packed(into: area.width)
    let whole = glyphs.line([Span(card.sentence)])
    let wrapped = whole.wrapped(to: area.width)
    let hasRoom = head.count + wrapped.count + numbers.count <= area.height
    let formula = card.formula.isEmpty ? [] : [glyphs.line([Span(card.formula, .role(.accent))])]
    return head + (hasRoom || card.sentence.isEmpty ? wrapped : [whole]) + numbers + formula
  }

  /// With which values the chosen layer could be computed, if it is the first that cannot.
  private static func advice(_ model: Model) -> String? {
    guard let layer = model.analysis.firstError?.index, shownLayers(model).contains(layer) else {
      return nil
    }
    return EditReport.advice(
      model.consequences.remedies, for: model.network.nodes[layer].name
    ).map { "It" + $0.dropFirst(2) }
  }

  private static func shownLayers(_ model: Model) -> [Int] {
    guard model.rows.indices.contains(model.tree.list.selected) else { return [] }
    return model.rows[model.tree.list.selected].layers
  }

  /// The shapes, with what the output was before an edit.
  private static func shapes(_ card: LayerCard, _ model: Model) -> Line {
    let shown = if case .layer(let layer) = model.selection { layer } else { model.selectedLayer }
    let row = model.consequences.changes[shown]
    guard let old = row?.old?.output, let new = row?.new?.output, old != new else {
      return [Span(card.shapes, .bold)]
    }
    return [
      Span(card.shapes, .bold), Span("   was " + old.compactDescription, .role(.warning)),
    ]
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
