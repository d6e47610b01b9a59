import Engine

/// Draws what the chosen layer or block does, with its numbers put in.
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
    switch model.selection {
    case .layer(let index): layer(index, model)
    case .block(let block): self.block(block, model)
    }
  }

  private static func layer(_ index: Int, _ model: Model) -> [Line] {
    guard let facts = model.analysis[index] else {
      let name = model.network.nodes[index].name
      if case .illegal(let error) = model.analysis.states[index] {
        return [[Span("\(name) cannot be computed: \(error)", .role(.bad))]]
      }
      return [[Span("\(name): a layer before it cannot be computed.", .role(.bad))]]
    }
    let inputs = model.network.effectiveInputs(of: index).compactMap { model.analysis[$0]?.output }
    let text = model.network.effectiveLayer(of: index, model.analysis)
      .explanation(for: inputs, output: facts.output)
    var lines: [Line] = [[Span(text.sentence)]]
    if let sentence = model.silenceSentence(of: index) {
      lines.insert([Span(sentence, .role(.warning, .bold))], at: 0)
    }
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

  // MARK: - Blocks

  private static func block(_ index: Int, _ model: Model) -> [Line] {
    let block = model.network.blocks[index]
    let layers = model.network.layers(in: index)
    let share = CostShare(of: layers, in: model, countingAll: true)
    var lines = branch(index, layers, model)
    if let skip = block.skip { lines += residual(block, skip, index, model) + [[]] }
    lines += [
      [
        Span(
          "\(block.name) has \(share.layers) layers with \(count(share.parameters)) parameters; ")
      ],
      [Span("it takes \(count(share.macs)) MACs for one example.")],
    ]
    if !block.caption.isEmpty {
      lines.insert([Span("\(block.name): \(block.caption)")], at: 0)
    }
    return lines
  }

  /// What a branch or side branch is, and what its switch does.
  private static func branch(_ index: Int, _ layers: [Int], _ model: Model) -> [Line] {
    guard let sentence = model.network.branchSentence(ofBlock: index, layers) else { return [] }
    var lines: [Line] = [[Span(sentence)]]
    if let place = model.network.channels(ofBranch: index, model.analysis) {
      let (first, last) = (place.channels.lowerBound, place.channels.upperBound - 1)
      lines.append([
        Span(
          "Its \(count(place.channels.count)) channels are \(first) … \(last) of the "
            + "\(count(place.all)) of \(model.network.nodes[place.concatenation].name).")
      ])
    }
    let isBranch = model.network.blocks[index].isBranch
    let off = model.silenceSentence(of: layers.last ?? 0).map { $0 + "." }
    let on =
      isBranch
      ? "b switches it off: its channels become zeros, no shape and no weight changes."
      : "B leaves the side branches out."
    lines.append([Span(off ?? on, off == nil ? .standard : .bold)])
    return lines + [[]]
  }

  private static func residual(
    _ block: Block, _ skip: SkipConnection, _ index: Int, _ model: Model
  ) -> [Line] {
    let isOn = model.network.skipIsOn(index)
    let nodes = model.network.nodes
    let shape = model.analysis[skip.addition]?.output.compactDescription ?? "a shape not known"
    let plain: Line = [Span("a[l+2] = g(z[l+2])", isOn ? .role(.muted) : .role(.accent, .bold))]
    let term = skip.kind == .identity ? "a[l]" : "Ws a[l]"
    let formula: Line = [
      Span("a[l+2] = g(z[l+2] + \(term))", isOn ? .role(.accent, .bold) : .role(.muted))
    ]
    return [
      [Span("A residual block: its input jumps over its layers and is added to what they make.")],
      [],
      [Span(isOn ? "now:      " : "with it:  ", .role(.muted))] + formula,
      [Span(isOn ? "without:  " : "now:      ", .role(.muted))] + plain,
      [],
      [
        Span("a[l] is the output of \(nodes[skip.source].name); z[l+2] and the sum in ")
      ] + [Span("\(nodes[skip.addition].name) are \(shape); g is the activation after it.")],
      [Span(sentence(on: skip.kind))],
      [
        Span(
          isOn
            ? "s switches the skip off: the addition then passes on z[l+2] alone. No weight changes."
            : "The skip is OFF: the addition passes on z[l+2] alone. s switches it on again.",
          isOn ? .standard : .bold)
      ],
    ]
  }

  private static func sentence(on kind: SkipConnection.Kind) -> String {
    switch kind {
    case .identity: "The skip is the identity: input and output have one shape, it has no weights."
    case .projection:
      "The skip is a projection: a 1×1 convolution Ws gives the input the shape of the sum."
    case .zeroPadded: "The skip takes every second value and fills the new channels with zeros."
    }
  }

  private static func count(_ value: Int) -> String { NumberFormat.count(value) }
}
