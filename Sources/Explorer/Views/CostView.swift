import Engine

/// Draws where the cost lies: blocks with their shares, and the chosen layer's sums worked out.
enum CostView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let lines = Paragraph(worked(model), glyphs: model.glyphs).wrapped(to: area.width)
    let room = max(0, min(lines.count, area.height - 7))
    let (rest, below) = area.splitBottom(room)
    let (pane, gap) = rest.splitBottom(room > 0 && rest.height > 10 ? 1 : 0)
    let entries = entries(model)
    let selected = entries.firstIndex(where: \.isSelected) ?? -1
    table(entries, model, width: area.width).draw(
      in: pane, state: TableState(list: ListState(selected: selected)), to: &buffer)
    buffer.fill(gap, with: Cell(model.glyphs.horizontal, .role(.border)))
    for (row, line) in lines.prefix(below.height).enumerated() {
      buffer.write(line, in: below, row: row)
    }
  }

  // MARK: - Blocks

  private struct Entry {
    let label: String
    let cost: CostShare
    let isSelected: Bool
  }

  /// Stages and layers of the top level, and what is inside the blocks around the chosen line.
  private static func entries(_ model: Model) -> [Entry] {
    let network = model.network
    let path: [Int] =
      switch model.selection {
      case .block(let block): network.ancestors(of: block)
      case .layer(let layer): network.blockPath(of: layer)
      }
    var entries: [Entry] = []
    var seen: Set<Int> = []
    for index in network.nodes.indices.dropFirst() {
      let blocks = network.blockPath(of: index)
      for (depth, block) in blocks.enumerated()
      where depth == 0 || path.contains(blocks[depth - 1]) {
        guard seen.insert(block).inserted else { continue }
        let own = CostShare(of: network.layers(in: block), in: model)
        entries.append(
          Entry(
            label: String(repeating: "  ", count: depth) + network.blocks[block].name, cost: own,
            isSelected: model.selection == .block(block)))
      }
      guard blocks.allSatisfy({ path.contains($0) }) else { continue }
      let cost = CostShare(of: [index], in: model)
      guard cost.macs + cost.parameters > 0 || model.tableLayer == index else { continue }
      entries.append(
        Entry(
          label: String(repeating: "  ", count: blocks.count) + network.nodes[index].name,
          cost: cost, isSelected: model.selection == .layer(index)))
    }
    return entries
  }

  private static func table(_ entries: [Entry], _ model: Model, width: Int) -> Table {
    let total = CostShare(of: model.network.nodes.indices.dropFirst(), in: model)
    let hasBars = width >= 92
    func cell(_ value: Int, of whole: Int, _ text: String, bar: Bool) -> TableCell {
      guard value > 0, whole > 0 else { return TableCell("") }
      let share = Double(value) / Double(whole)
      return TableCell("\(text) \(percent(share))", share: bar ? share : nil)
    }
    return Table(
      columns: [
        Table.Column("block", minimumWidth: 8, priority: 9, shortening: .middle),
        Table.Column(
          "MACs", alignment: hasBars || width >= 64 ? .left : .right, minimumWidth: 13, priority: 8),
        Table.Column(
          "parameters", alignment: hasBars ? .left : .right, minimumWidth: 13, priority: 7),
        Table.Column(
          "activations", alignment: hasBars ? .left : .right, minimumWidth: 13, priority: 6),
      ],
      rows: entries.map { entry in
        TableRow([
          TableCell(entry.label),
          cell(
            entry.cost.macs, of: total.macs, NumberFormat.scaled(entry.cost.macs), bar: width >= 64),
          cell(
            entry.cost.parameters, of: total.parameters,
            NumberFormat.scaled(entry.cost.parameters), bar: hasBars),
          cell(
            entry.cost.bytes, of: total.bytes, CostShare.text(bytes: entry.cost.bytes),
            bar: hasBars),
        ])
      },
      totals: TableRow([
        TableCell("total"), TableCell(NumberFormat.scaled(total.macs)),
        TableCell(NumberFormat.scaled(total.parameters)),
        TableCell(CostShare.text(bytes: total.bytes)),
      ]), glyphs: model.glyphs)
  }

  /// Five columns wide, so that the numbers before it line up.
  private static func percent(_ share: Double) -> String {
    NumberFormat.percent(share).padded(to: 6, .right)
  }

  // MARK: - The chosen layer

  private static func worked(_ model: Model) -> [Line] {
    let convention: Line = [
      Span(NetworkTotals.convention + "; activations in float32", .role(.muted))
    ]
    let layer = model.tableLayer
    guard case .layer = model.selection, let facts = model.analysis[layer] else {
      return [convention]
    }
    let node = model.network.nodes[layer]
    let inputs = model.network.effectiveInputs(of: layer).compactMap { model.analysis[$0]?.output }
    let text = node.layer.explanation(for: inputs, output: facts.output)
    var lines: [Line] = [[Span(node.name, .bold), Span("  \(node.layer.caption)", .role(.muted))]]
    for line in text.lines where line.label == "MACs" || line.label == "params" {
      lines.append(entry(line.label, "\(line.numbers) = \(line.result)"))
    }
    let macs = facts.multiplyAccumulates
    if macs > 0 {
      lines.append(
        entry("FLOPs", "2 × \(NumberFormat.count(macs)) = \(NumberFormat.count(2 * macs))"))
    }
    let size = facts.output.dimensions.map(String.init).joined(separator: "·")
    let bytes = CostShare(of: [layer], in: model).bytes
    lines.append(entry("bytes", "\(size) · 4 = \(NumberFormat.count(bytes)) of activation"))
    return lines + [convention]
  }

  private static func entry(_ label: String, _ text: String) -> Line {
    [Span(label.padded(to: 8), .role(.muted)), Span(text)]
  }
}
