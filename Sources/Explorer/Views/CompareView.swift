import Engine

/// Draws what the last change did: the most probable classes before and after it.
enum CompareView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let answers = model.answers
    guard !answers.now.isEmpty, !answers.before.isEmpty else {
      let text =
        answers.now.isEmpty
        ? "Nothing to compare yet: r runs the network."
        : "One run so far. s switches this block's skip off, S all of them; r runs again."
      Paragraph([[Span(text, .role(.muted))]], glyphs: model.glyphs).draw(in: area, to: &buffer)
      return
    }
    let (head, rest) = area.splitTop(1)
    buffer.write(
      model.glyphs.text(title(model)), in: head, style: .bold, ellipsis: model.glyphs.ellipsis)
    PairedBars(items: items(answers), glyphs: model.glyphs).draw(in: rest, to: &buffer)
  }

  private static func title(_ model: Model) -> String {
    guard let network = model.answers.network else { return "" }
    let off = network.switches.skipsOff.count
    let skips = network.skipBlocks.count
    let state = skips == 0 ? network.title : "\(network.title), \(off) of \(skips) skips OFF"
    return "last run: \(state)"
  }

  /// The classes of both runs, those of the last one first.
  private static func items(_ answers: Answers) -> [PairedBars.Item] {
    let gone = answers.before.filter { old in !answers.now.contains { $0.index == old.index } }
    return (answers.now + gone).map { entry in
      PairedBars.Item(
        label: entry.label.sanitized,
        before: probability(of: entry.index, in: answers.before),
        after: probability(of: entry.index, in: answers.now))
    }
  }

  private static func probability(of index: Int, in classes: [TopClass]) -> Double? {
    classes.first { $0.index == index }.map { Double($0.probability) }
  }
}
