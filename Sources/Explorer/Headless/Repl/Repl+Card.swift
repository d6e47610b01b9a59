import Engine

extension Repl {
  /// One line on what is open.
  var statusLine: String {
    let totals = state.analysis.wholeTotals
    return [
      state.network.title, state.network.inputShape.compactDescription,
      (totals.map { NumberFormat.scaled($0.parameters) } ?? "?")
        + " parameter\((totals?.parameters ?? 0).plural)",
      (totals.map { NumberFormat.scaled($0.multiplyAccumulates) } ?? "?") + " MACs",
      state.setup.parameters.caption(drawnAnew: state.setup.layersDrawnAnew(state.analysis).count),
      state.setup.input.name,
    ].joined(separator: "   ")
  }

  /// The chosen layer: kind, shapes, worked formulas, costs, statistics if it is computed.
  func card() -> [String] {
    var lines = [heading]
    switch state.analysis.states[state.chosen] {
    case .known(let facts):
      let explanation = state.explanation
      if let sentence = explanation?.sentence, !sentence.isEmpty { lines.append("  " + sentence) }
      lines.append("  " + shapes(facts))
      lines += Self.labelled(
        (explanation?.mainLines.map(Self.worked) ?? [])
          + [shareLine(facts), fieldLine].compactMap(\.self))
      lines.append("  " + computedLine)
    case .illegal(let error):
      lines.append("  cannot be computed: \(error)")
      if state.analysis.firstError?.index == state.chosen,
        let advice = EditReport.advice(state.consequences.remedies, for: state.node.name)
      {
        lines.append("  " + advice)
      }
    case .unknown(let cause):
      lines.append(
        "  unknown, because \(state.network.nodes[cause].name) cannot be computed")
    }
    return lines
  }

  /// What the chosen layer does, its numbers worked out, and its hyper-parameters.
  func explanation() -> [String] {
    guard state.analysis[state.chosen] != nil else { return card() }
    let report = ExplanationReport(state.network, state.analysis)
    let properties = state.node.layer.editableProperties.map { "\($0.name) \($0.value)" }
    return [heading] + report.lines(of: .layer(state.chosen)).map { "  " + $0.plainText }
      + (properties.isEmpty ? [] : ["", "  set: " + properties.joined(separator: ", ")])
  }

  /// What a layer, a block or the network does, or one of its numbers; the chosen layer's without a name.
  mutating func explain(_ name: String?, _ quantity: Quantity?) throws -> [String] {
    var owner = NumberOwner.layer(state.chosen)
    if let name, let named = state.network.numberOwner(named: name) {
      owner = named
    } else if let name {
      try state.go(to: name)
    }
    if case .layer(let index) = owner {
      state.choose(index)
      if quantity == nil { return explanation() }
    }
    return ExplanationReport(state.network, state.analysis).lines(of: owner, quantity)
      .map(\.plainText)
  }

  /// The layers of the innermost block around the chosen layer; of the network outside of all blocks.
  func blockLines() throws -> [String] {
    let network = state.network
    let block = state.node.block
    let indices = network.nodes.indices.filter {
      block == nil
        ? network.nodes[$0].block == nil : network.blockPath(of: $0).contains { $0 == block }
    }
    let width = indices.map { network.nodes[$0].name.count }.max() ?? 0
    let title = block.map { "\(network.blocks[$0].name)   \(network.blocks[$0].caption)".trimmed }
    return ["\(title ?? network.title), \(counted(indices.count, "layer"))"]
      + indices.map { index in
        let node = network.nodes[index]
        let shape = state.analysis[index]?.output.compactDescription ?? "?"
        return (index == state.chosen ? "> " : "  ")
          + node.name.padded(to: width + 2, onTheLeft: false)
          + shape.padded(to: 14, onTheLeft: false)
          + "\(node.layer.kind.rawValue) \(node.layer.caption)".trimmed
      }
  }

  private var heading: String {
    let node = state.node
    let captions = state.network.blockPath(of: state.chosen).map { block in
      let block = state.network.blocks[block]
      return block.caption.isEmpty ? block.name : block.caption
    }
    return
      ([node.name, "\(node.layer.kind.rawValue) \(node.layer.caption)".trimmed]
      + (captions.isEmpty ? [] : [captions.joined(separator: ", ")])).joined(separator: "   ")
  }

  private func shapes(_ facts: LayerFacts) -> String {
    let inputs = state.network.effectiveInputs(of: state.chosen)
      .compactMap { state.analysis[$0]?.output.compactDescription }.joined(separator: " + ")
    return (inputs.isEmpty ? "" : inputs + " → ") + facts.output.compactDescription
  }

  private static func worked(_ line: Explanation.Line) -> LabelledText {
    // A count without a formula repeats itself: 6 = 6. Some formulas have no result.
    let numbers = line.numbers == line.result ? "" : line.numbers
    let text = [numbers, line.result].filter { !$0.isEmpty }.joined(separator: " = ")
    return LabelledText(label: line.label, text: text + note(line))
  }

  private static func note(_ line: Explanation.Line) -> String {
    line.note.isEmpty ? "" : "   (\(line.note))"
  }

  /// Texts behind their labels, all in one column.
  private static func labelled(_ texts: [LabelledText]) -> [String] {
    let width = max(8, (texts.map(\.label.count).max() ?? 0) + 1)
    return texts.map { "  " + $0.label.padded(to: width, onTheLeft: false) + $0.text }
  }

  private func shareLine(_ facts: LayerFacts) -> LabelledText? {
    guard let total = state.analysis.wholeTotals?.multiplyAccumulates,
      facts.multiplyAccumulates > 0, total > 0
    else { return nil }
    let share = Double(facts.multiplyAccumulates) / Double(total)
    return LabelledText(
      label: "share", text: "\(NumberFormat.percent(share)) of the network's MACs")
  }

  private var fieldLine: LabelledText? {
    guard state.chosen > 0, let field = state.analysis.receptiveFields[state.chosen] else {
      return nil
    }
    let remark = field.remark.isEmpty ? "" : "   (\(field.remark))"
    return LabelledText(label: "sees", text: field.description + remark)
  }

  private var computedLine: String {
    if let sentence = silenceSentence(of: state.chosen) { return sentence }
    guard available().indices.contains(state.chosen), available()[state.chosen],
      let line = try? statisticsLine(of: state.chosen)
    else { return "not computed; step computes it" }
    return line
  }
}

/// A text with what it is about.
private struct LabelledText {
  let label: String
  let text: String
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(String(start.reversed().drop(while: \.isWhitespace)).reversed())
  }
}
