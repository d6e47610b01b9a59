import Engine

/// Draws what the last change did: the most probable classes, the spread of activations by depth, and the chosen
/// layer's map, before and after it.
enum CompareView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard !model.answers.now.top.isEmpty else {
      let text =
        model.network.givesClasses
        ? "Nothing to compare yet: r runs the network."
        : "This network gives no classes, so there are no answers to compare: 1 and 3 show what a change does to its maps."
      Paragraph([[Span(text, .role(.muted))]], glyphs: model.glyphs).draw(in: area, to: &buffer)
      return
    }
    guard !model.answers.before.top.isEmpty else {
      drawOne(model, in: area, to: &buffer)
      return
    }
    let (head, rest) = area.splitTop(1)
    buffer.write(
      model.glyphs.line(title(model)).shortened(to: head.width, ellipsis: model.glyphs.ellipsis),
      in: head)
    let classes = ComparedClasses(model, isLow: area.height < 24)
    let parts = CompareLayout(rest, classes: classes.rows - 1)
    classes.draw(in: parts.classes, model.glyphs, to: &buffer)
    if !parts.spread.isEmpty { drawSpread(model, in: parts.spread, to: &buffer) }
    if !parts.maps.isEmpty { MapDifferenceView.draw(model, in: parts.maps, to: &buffer) }
  }

  /// What there is after one run: the answer, those of the side branches, and how to get a second run.
  private static func drawOne(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let hint = "One run so far. \(switches(in: model.network)); r runs again."
    let used = Paragraph([[Span(hint, .role(.muted))]], glyphs: model.glyphs)
      .draw(in: area, to: &buffer)
    ComparedClasses(model, isLow: false)
      .draw(in: area.splitTop(used).rest, model.glyphs, to: &buffer)
  }

  /// What can be switched in a network.
  private static func switches(in network: Network) -> String {
    var words: [String] = []
    if !network.skipBlocks.isEmpty {
      words.append("s switches this block's skip off, S all of them")
    }
    if !network.branchBlocks.isEmpty { words.append("b switches a branch off") }
    if !network.sideBranchNames.isEmpty { words.append("B switches side branches on and off") }
    return words.isEmpty ? "Change something" : words.joined(separator: ", ")
  }

  /// What ran before, and what ran after.
  private static func title(_ model: Model) -> Line {
    let after = model.latestRun?.setup ?? model.setup
    guard let before = model.earlierRun?.setup else {
      return [
        Span(
          "last run: "
            + ([after.network.title] + after.network.switchWords).joined(separator: ", "), .bold)
      ]
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
      return (
        before.network.switchSentence(comparedWith: after.network),
        after.network.switchSentence(comparedWith: before.network)
      )
    }
    if before.input.name != after.input.name {
      return (before.input.name.sanitized, after.input.name.sanitized)
    }
    if before.parameters.caption != after.parameters.caption {
      return (before.parameters.caption.sanitized, after.parameters.caption.sanitized)
    }
    return ("\(before.network.title) as it was", "edited")
  }

  // MARK: - Spread

  private static func drawSpread(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let (head, rest) = area.splitTop(1)
    buffer.write(
      model.glyphs.text("spread of activations by depth (σ)"), in: head,
      style: .role(.muted, .bold), ellipsis: model.glyphs.ellipsis)
    let layers = model.spreadLayers
    guard !layers.isEmpty else {
      let text = "The layers are others than those of the last run: r runs these."
      Paragraph([[Span(text, .role(.muted))]], glyphs: model.glyphs).draw(in: rest, to: &buffer)
      return
    }
    let places = model.earlierPlaces
    func series(
      _ name: String, _ run: AnsweredRun?, _ layers: [Int?], _ style: Style
    ) -> PlotSeries {
      PlotSeries(
        name: name,
        values: layers.map { layer in
          layer.flatMap { run?.statistics[$0]?.standardDeviation } ?? .nan
        }, style: style)
    }
    LinePlot(
      series: [
        series("before", model.earlierRun, layers.map { places[$0] }, .role(.muted)),
        series("after", model.latestRun, layers, .role(.accent)),
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
