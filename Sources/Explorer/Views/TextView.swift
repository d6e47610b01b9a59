import Engine

/// Draws the views that are lines of text: parameters.
enum TextView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    for (row, line) in lines(model).prefix(area.height).enumerated() {
      buffer.write(model.glyphs.line(line), in: area, row: row)
    }
  }

  private static func lines(_ model: Model) -> [Line] {
    switch model.view.kind {
    case .maps, .weights, .compare, .statistics, .cost, .table, .explain: weights(model)
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
}
