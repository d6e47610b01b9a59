import Engine

/// Draws what the last change did: the most probable classes, the spread of activations by depth, and the chosen
/// layer's map, before and after it.
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
      model.glyphs.line(title(model)).shortened(to: head.width, ellipsis: model.glyphs.ellipsis),
      in: head)
    let items = Array(items(model).prefix(area.height < 24 ? 7 : 10))
    let parts = CompareLayout(rest, classes: items.count)
    PairedBars(items: items, glyphs: model.glyphs).draw(in: parts.classes, to: &buffer)
    if !parts.spread.isEmpty { drawSpread(model, in: parts.spread, to: &buffer) }
    if !parts.maps.isEmpty { MapDifferenceView.draw(model, in: parts.maps, to: &buffer) }
  }

  /// What ran before, and what ran after.
  private static func title(_ model: Model) -> Line {
    let after = model.latestRun?.setup ?? model.setup
    guard let before = model.earlierRun?.setup else {
      return [Span("last run: \(switches(of: after.network))", .bold)]
    }
    let words = difference(before, after)
    return [
      Span("before: ", .role(.muted)), Span(words.before, .bold), Span("   after: ", .role(.muted)),
      Span(words.after, .bold),
    ]
  }

  /// The two runs in the words that tell them apart.
  private static func difference(_ before: Setup, _ after: Setup) -> (before: String, after: String)
  {
    if before.network.switches != after.network.switches {
      return (switches(of: before.network), switches(of: after.network))
    }
    if before.input.name != after.input.name {
      return (before.input.name.sanitized, after.input.name.sanitized)
    }
    if before.parameters.caption != after.parameters.caption {
      return (before.parameters.caption.sanitized, after.parameters.caption.sanitized)
    }
    return ("\(before.network.title) as it was", "edited")
  }

  private static func switches(of network: Network) -> String {
    let off = network.switches.skipsOff.count
    let skips = network.skipBlocks.count
    if skips == 0 { return network.title }
    return off == 0 ? "all skips on" : "\(off) of \(skips) skips OFF"
  }

  // MARK: - Classes

  /// The classes of both runs, those of the last one first.
  private static func items(_ model: Model) -> [PairedBars.Item] {
    let answers = model.answers
    let gone = answers.before.filter { old in !answers.now.contains { $0.index == old.index } }
    return (answers.now + gone).map { entry in
      PairedBars.Item(
        label: entry.label.sanitized,
        before: probability(of: entry.index, in: answers.before, model.earlierRun),
        after: probability(of: entry.index, in: answers.now, model.latestRun))
    }
  }

  private static func probability(
    of index: Int, in classes: [TopClass], _ run: AnsweredRun?
  ) -> Double? {
    if let run, run.probabilities.indices.contains(index) {
      return Double(run.probabilities[index])
    }
    return classes.first { $0.index == index }.map { Double($0.probability) }
  }

  // MARK: - Spread

  private static func drawSpread(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let (head, rest) = area.splitTop(1)
    buffer.write(
      model.glyphs.text("spread of activations by depth (σ)"), in: head,
      style: .role(.muted, .bold), ellipsis: model.glyphs.ellipsis)
    let layers = model.spreadLayers
    func series(_ name: String, _ run: AnsweredRun?, _ style: Style) -> PlotSeries {
      PlotSeries(
        name: name, values: layers.map { run?.statistics[$0]?.standardDeviation ?? .nan },
        style: style)
    }
    LinePlot(
      series: [
        series("before", model.earlierRun, .role(.muted)),
        series("after", model.latestRun, .role(.accent)),
      ], isLogarithmic: true, leftEnd: "input", rightEnd: "answer", glyphs: model.glyphs
    ).draw(in: rest, to: &buffer)
  }
}

/// Where the parts of the comparison lie: above each other, or classes and spread side by side in a low pane.
struct CompareLayout: Hashable {
  /// The classes' bars.
  let classes: Rect
  /// The plot by depth; empty without room.
  let spread: Rect
  /// The chosen layer's maps; empty without room.
  let maps: Rect

  /// Rows that a plot needs to be read, with its title, and rows for maps.
  private static let (plotRows, mapRows) = (6, 7)

  /// Columns from which on classes and spread stand side by side.
  private static let columnsForBoth = 76

  /// Lays a pane out for so many classes.
  init(_ pane: Rect, classes count: Int) {
    let wanted = count + 1
    let empty = Rect(x: pane.x, y: pane.y, width: 0, height: 0)
    if pane.width >= Self.columnsForBoth {
      let rows = max(wanted, min(12, pane.height / 3))
      let hasMaps = pane.height >= rows + Self.mapRows
      let (top, bottom) = pane.splitTop(hasMaps ? rows : pane.height)
      let (left, right) = top.splitLeft(pane.width * 55 / 100)
      (classes, spread) = (left, right.inset(left: 2))
      maps = hasMaps ? bottom.inset(top: bottom.height > 2 * Self.mapRows ? 1 : 0) : empty
    } else {
      let (top, bottom) = pane.splitTop(wanted)
      classes = top
      let hasMaps = bottom.height >= Self.plotRows + Self.mapRows
      let (middle, rest) = bottom.splitTop(
        hasMaps ? min(12, bottom.height - Self.mapRows) : bottom.height)
      spread = middle.height >= Self.plotRows ? middle : empty
      maps = hasMaps ? rest : empty
    }
  }
}
