import Engine

/// Draws the views that are lines of text: parameters, comparison.
enum TextView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    for (row, line) in lines(model).prefix(area.height).enumerated() {
      buffer.write(model.glyphs.line(line), in: area, row: row)
    }
  }

  private static func lines(_ model: Model) -> [Line] {
    switch model.view.kind {
    case .compare: comparison(model)
    case .maps, .weights, .statistics, .cost, .table, .explain: weights(model)
    }
  }

  private static func weights(_ model: Model) -> [Line] {
    let name = model.network.nodes[model.tableLayer].name
    guard let facts = model.analysis[model.tableLayer], !facts.parameters.isEmpty else {
      return [[Span("\(name) has no parameters.", .role(.muted))]]
    }
    let rows: [Line] = facts.parameters.map { parameter in
      [
        Span(parameter.name.padded(to: 16), .role(.muted)),
        Span(parameter.shape.compactDescription.padded(to: 18)),
        Span(NumberFormat.count(parameter.shape.elementCount).padded(to: 14, .right)),
      ]
    }
    return [[Span("\(name)  \(model.setup.parameters.caption)", .bold)]] + rows
  }

  private static func comparison(_ model: Model) -> [Line] {
    guard !model.answers.now.isEmpty else {
      return [[Span("Nothing to compare yet: r runs the network.", .role(.muted))]]
    }
    var lines: [Line] = [[Span("now", .bold)]] + model.answers.now.map(line)
    if !model.answers.before.isEmpty {
      lines += [[], [Span("before the last change", .bold)]] + model.answers.before.map(line)
    }
    return lines
  }

  private static func line(_ entry: TopClass) -> Line {
    let share = NumberFormat.percent(Double(entry.probability))
    return [Span(share.padded(to: 9, .right) + "  "), Span(entry.label.sanitized)]
  }
}
