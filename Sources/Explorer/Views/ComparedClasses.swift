import Engine

/// The most probable classes before and after: those of the answer, under them those of each side branch.
struct ComparedClasses {
  /// One answer in both runs.
  private struct Section {
    /// Whose answer it is; empty where there is one only.
    let title: String
    let before: Answer?
    let now: Answer?

    /// The classes of both runs, those of the last one first.
    var items: [PairedBars.Item] {
      let classes = now?.top ?? []
      let gone = (before?.top ?? []).filter { old in !classes.contains { $0.index == old.index } }
      return (classes + gone).map { entry in
        PairedBars.Item(
          label: entry.label.sanitized, before: before?.probability(of: entry.index),
          after: now?.probability(of: entry.index))
      }
    }
  }

  /// The classes of one answer in one run.
  private struct Answer {
    let top: [TopClass]
    let probabilities: [Float]

    init(_ top: [TopClass], _ probabilities: [Float]) {
      self.top = top
      self.probabilities = probabilities
    }

    func probability(of index: Int) -> Double? {
      if probabilities.indices.contains(index) { return Double(probabilities[index]) }
      return top.first { $0.index == index }.map { Double($0.probability) }
    }
  }

  private let sections: [Section]
  private let items: [[PairedBars.Item]]
  /// Whether there was one run only.
  private let isAlone: Bool

  /// Takes the classes of a model's last runs; fewer of each answer in a low pane.
  init(_ model: Model, isLow: Bool) {
    isAlone = model.answers.before.top.isEmpty
    sections = Self.sections(model)
    let most = sections.count > 1 ? (isLow ? 3 : 5) : isLow ? 7 : 10
    items = sections.map { Array($0.items.prefix(most)) }
  }

  /// The rows that all of it takes.
  var rows: Int { items.reduce(0) { $0 + $1.count + 1 } }

  private static func sections(_ model: Model) -> [Section] {
    let (now, before) = (model.answers.now, model.answers.before)
    let sides = sideBranches(now, before)
    let main = Section(
      title: sides.isEmpty ? "" : "answer",
      before: before.top.isEmpty
        ? nil : Answer(before.top, model.earlierRun?.probabilities ?? before.probabilities),
      now: Answer(now.top, model.latestRun?.probabilities ?? now.probabilities))
    return [main] + sides
  }

  private static func sideBranches(_ now: Prediction, _ before: Prediction) -> [Section] {
    var names = now.sideBranches.map(\.name)
    names += before.sideBranches.map(\.name).filter { !names.contains($0) }
    func answer(_ name: String, _ prediction: Prediction) -> Answer? {
      prediction.sideBranches.first { $0.name == name }.map { Answer($0.top, $0.probabilities) }
    }
    return names.map { Section(title: $0, before: answer($0, before), now: answer($0, now)) }
  }

  // MARK: - Painting

  /// Draws the answers one under the other; each gets its share of the rows.
  func draw(in area: Rect, _ glyphs: GlyphSet, to buffer: inout CellBuffer) {
    var rest = area
    for (place, section) in sections.enumerated() where rest.height > 1 {
      let pane = rest.splitTop(rest.height / (sections.count - place)).top
      let shown = Array(items[place].prefix(max(1, pane.height - 1)))
      let used =
        isAlone
        ? drawAlone(section, shown, in: pane, glyphs, to: &buffer)
        : pairs(section, shown, glyphs).draw(in: pane, to: &buffer)
      rest = rest.splitTop(min(pane.height, used)).rest
    }
  }

  private func pairs(
    _ section: Section, _ shown: [PairedBars.Item], _ glyphs: GlyphSet
  ) -> PairedBars {
    PairedBars(
      items: shown, title: section.title, labelWidth: labelWidth(glyphs),
      beforeMissing: section.before == nil ? "did not run" : "not in top",
      afterMissing: section.now == nil ? "does not run" : "not in top", glyphs: glyphs)
  }

  /// The columns of the widest label, so that all answers line up.
  private func labelWidth(_ glyphs: GlyphSet) -> Int {
    let labels = items.joined().map(\.label) + sections.map(\.title)
    return labels.reduce(0) { max($0, glyphs.text($1).displayWidth) }
  }

  private func drawAlone(
    _ section: Section, _ shown: [PairedBars.Item], in pane: Rect, _ glyphs: GlyphSet,
    to buffer: inout CellBuffer
  ) -> Int {
    let (head, rest) = pane.splitTop(1)
    buffer.write(
      glyphs.text(section.title.isEmpty ? "answer" : section.title), in: head, style: .bold,
      ellipsis: glyphs.ellipsis)
    let width = labelWidth(glyphs)
    let bars = shown.map { item in
      BarChart.Item(
        label: item.label.padded(to: width), value: item.after ?? 0,
        text: NumberFormat.percent(item.after ?? 0, places: 1))
    }
    return 1 + BarChart(items: bars, maximum: 1, glyphs: glyphs).draw(in: rest, to: &buffer)
  }
}
