import Engine

/// On a narrow screen, what the half that is not shown would say, in one line.
enum SummaryLine {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let showsCard = Layout(model).card != nil
    let line = model.glyphs.line(showsCard ? place(model) : layer(model))
    buffer.write(line.shortened(to: area.width, ellipsis: model.glyphs.ellipsis), in: area)
  }

  /// Beside the tree: the chosen layer.
  private static func layer(_ model: Model) -> Line {
    let card = LayerCard(model.selection, of: model.network, model.analysis)
    if let problem = card.problem { return [Span(" " + problem, .role(.bad))] }
    var line: Line = [Span(" " + card.title, .bold)]
    if let sentence = model.shortSilenceSentence(of: model.selectedLayer) {
      return line + [Span("   " + sentence, .role(.warning)), Span("   " + card.shapes)]
    }
    if !card.shapes.isEmpty { line.append(Span("   " + card.shapes)) }
    if let inspected = model.inspected, inspected.layer == model.selectedLayer {
      let values = inspected.statistics
      guard values.hasFinite else {
        let words = (["no finite values"] + values.nonFiniteTexts).joined(separator: "  ")
        return line + [Span("   " + words, .role(.bad))]
      }
      line.append(
        Span(
          "   mean \(NumberFormat.float(values.mean, digits: 3))"
            + "  σ \(NumberFormat.float(values.standardDeviation, digits: 3))"
            + "  zeros \(NumberFormat.percent(Double(values.zeroShare)))", .role(.good)))
    } else {
      line.append(Span("   " + card.subtitle, .role(.muted)))
    }
    return line
  }

  /// Beside the card: where in the network it is.
  private static func place(_ model: Model) -> Line {
    let line = model.tree.list.selected
    let next =
      model.rows.dropFirst(line + 1).first.map { "   next \(model.name(of: $0.item))" } ?? ""
    let before = model.rows.prefix(line).last.map { "   before \(model.name(of: $0.item))" } ?? ""
    return [
      Span(" line \(line + 1) of \(model.rows.count)"), Span(before + next, .role(.muted)),
      Span("   Tab: the network", .role(.muted)),
    ]
  }
}
