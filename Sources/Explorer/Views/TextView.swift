import Engine

/// Draws the views that are lines of text: statistics, table, explanation, comparison.
enum TextView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    for (row, line) in lines(model, width: area.width).prefix(area.height).enumerated() {
      buffer.write(model.glyphs.line(line), in: area, row: row)
    }
  }

  private static func lines(_ model: Model, width: Int) -> [Line] {
    switch model.view.kind {
    case .statistics: statistics(model)
    case .table, .cost: table(model)
    case .compare: comparison(model)
    case .explain, .maps, .weights: explanation(model, width: width)
    }
  }

  private static func statistics(_ model: Model) -> [Line] {
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else {
      return [[Span("Not computed yet: Space computes this layer.", .role(.muted))]]
    }
    let values = inspected.statistics
    let rows: [(String, String)] = [
      ("values", NumberFormat.count(values.count)),
      ("mean", NumberFormat.float(values.mean)),
      ("standard deviation", NumberFormat.float(values.standardDeviation)),
      ("smallest", NumberFormat.float(values.minimum)),
      ("largest", NumberFormat.float(values.maximum)),
      ("zeros", NumberFormat.percent(Double(values.zeroShare))),
      ("dead channels", "\(values.deadChannels) of \(values.channelCount)"),
      ("not a number", NumberFormat.count(values.nanCount)),
      ("infinite", NumberFormat.count(values.infiniteCount)),
    ]
    return rows.map { [Span($0.0.padded(to: 22), .role(.muted)), Span($0.1)] }
  }

  private static func table(_ model: Model) -> [Line] {
    let totals = model.analysis.totals
    let blocks = model.rows.filter { $0.depth == 0 && ($0.parameters != nil || $0.isOpen != nil) }
    let head: Line = [Span(row("", "output", "parameters", "MACs"), .role(.muted))]
    let rows = blocks.map { entry -> Line in
      [
        Span(
          row(
            entry.label, entry.shape, NumberFormat.count(entry.parameters ?? 0),
            NumberFormat.count(entry.multiplyAccumulates ?? 0)))
      ]
    }
    let sum: Line = [
      Span(
        row(
          "total", "", NumberFormat.count(totals.parameters),
          NumberFormat.count(totals.multiplyAccumulates)), .bold)
    ]
    return [head] + rows + [sum, [Span(NetworkTotals.convention, .role(.muted))]]
  }

  private static func row(_ name: String, _ shape: String, _ count: String, _ macs: String)
    -> String
  {
    name.padded(to: 16) + shape.padded(to: 14, .right) + count.padded(to: 14, .right)
      + macs.padded(to: 18, .right)
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

  private static func explanation(_ model: Model, width: Int) -> [Line] {
    guard case .layer(let index) = model.selection, let facts = model.analysis[index] else {
      return []
    }
    let inputs = model.network.effectiveInputs(of: index).compactMap { model.analysis[$0]?.output }
    let text = model.network.nodes[index].layer.explanation(for: inputs, output: facts.output)
    var lines: [Line] = text.sentence.wrapped(to: width).map { [Span($0)] }
    if !text.formula.isEmpty { lines += [[], [Span(text.formula, .role(.accent))]] }
    for line in text.lines {
      lines += [
        [], [Span(line.label, .bold), Span("  " + line.symbols, .role(.muted))],
        [Span("  = " + line.numbers)],
      ]
      if !line.result.isEmpty { lines.append([Span("  = " + line.result, .bold)]) }
      if !line.note.isEmpty { lines.append([Span("  " + line.note, .role(.muted))]) }
    }
    return lines
  }
}
