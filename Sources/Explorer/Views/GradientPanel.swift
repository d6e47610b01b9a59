import Engine

/// One run's gradients: by depth now and before, over the steps for some layers, and layer by layer.
struct GradientPanel {
  private let run: TrainedRun
  private let place: Int
  private let model: Model
  private var glyphs: GlyphSet { model.glyphs }

  /// Columns from which on two plots stand side by side.
  private static let columnsForBoth = 60
  /// Rows that a plot needs to be read.
  private static let rowsOfPlot = 6
  /// Rows of plots and table from which on both are shown.
  private static let rowsForTable = 14

  init(_ run: TrainedRun, place: Int, _ model: Model) {
    self.run = run
    self.place = place
    self.model = model
  }

  func draw(in area: Rect, to buffer: inout CellBuffer) {
    guard let now = run.profiles.last else { return }
    let head = Paragraph([headLine(now)], glyphs: glyphs)
    let headRows = min(head.wrapped(to: max(1, area.width)).count, max(1, area.height / 4))
    let (top, rest) = area.splitTop(headRows)
    head.draw(in: top, to: &buffer)
    let tableRows =
      rest.height >= Self.rowsForTable
      ? max(5, min(now.layers.count + 1, rest.height * 9 / 20)) : 0
    let (plots, table) = rest.splitBottom(tableRows)
    drawPlots(in: plots, to: &buffer)
    if tableRows > 0 { drawTable(now, in: table, to: &buffer) }
  }

  /// Name, step, and how many layers are well.
  private func headLine(_ now: GradientProfile) -> Line {
    var line: Line = [
      Span(run.name, .bold), Span("  step \(NumberFormat.count(now.step + 1))", .role(.muted)),
    ]
    for (place, (verdict, count)) in now.counts.enumerated() {
      let layers = place > 0 ? "" : "layer\(count.plural) "
      line.append(Span("  \(count) \(layers)\(verdict.rawValue)", verdict.style))
    }
    if let origin = run.origin { line.append(Span(": \(origin.sentence)", .role(.bad))) }
    return line
  }

  // MARK: - Plots

  /// What can be plotted, the most important first.
  private enum Plot: CaseIterable {
    case depth
    case steps
    case updates
    case spread

    var title: String {
      switch self {
      case .depth: "g by depth"
      case .steps: "g over the steps"
      case .updates: "u by depth"
      case .spread: "spread of outputs by depth (σ)"
      }
    }
  }

  private func drawPlots(in area: Rect, to buffer: inout CellBuffer) {
    let columns = area.width >= Self.columnsForBoth ? 2 : 1
    let rows = max(1, min(Plot.allCases.count / columns, area.height / Self.rowsOfPlot))
    var below = area
    for row in 0..<rows {
      let (line, others) = below.splitTop(below.height / (rows - row))
      below = others
      for column in 0..<columns {
        let width = line.width / columns
        let place = Rect(
          x: line.x + column * width, y: line.y, width: width, height: line.height)
        let gap = columns > 1 ? 1 : 0
        draw(
          Plot.allCases[row * columns + column],
          in: place.inset(left: column > 0 ? gap : 0, right: column == 0 ? gap : 0), to: &buffer)
      }
    }
  }

  private func draw(_ plot: Plot, in area: Rect, to buffer: inout CellBuffer) {
    let (head, rest) = area.splitTop(area.height >= 4 ? 1 : 0)
    title(plot.title, in: head, to: &buffer)
    let isOverSteps = plot == .steps
    let last = run.profiles.last?.step ?? 0
    LinePlot(
      series: isOverSteps ? lines(over: last, columns: rest.width) : lines(of: plot, run),
      isLogarithmic: true, bounds: bounds(of: plot),
      leftEnd: isOverSteps ? "step 1" : "input",
      rightEnd: isOverSteps ? "step \(NumberFormat.count(last + 1))" : "answer",
      dots: .braille, glyphs: glyphs
    ).draw(in: rest, to: &buffer)
  }

  /// A line a step that was measured: the first, some in between and the latest.
  private func lines(of plot: Plot, _ run: TrainedRun) -> [PlotSeries] {
    run.profilesOverTime(plot == .depth ? 4 : 2).enumerated().map { index, profile in
      PlotSeries(
        name: (index == 0 ? "step " : "") + NumberFormat.count(profile.step + 1),
        values: profile.layers.map { Float(number($0, plot)) }, style: Self.style(index))
    }
  }

  /// A line a layer: the first, some in between and the last.
  private func lines(over last: Int, columns: Int) -> [PlotSeries] {
    run.gradientsOverSteps(columns >= 48 ? 4 : 3).enumerated().map { index, line in
      PlotSeries(
        name: line.name, values: line.curve.values(columns: columns, through: Double(last)),
        style: Self.style(index))
    }
  }

  private func number(_ layer: GradientProfile.Layer, _ plot: Plot) -> Double {
    switch plot {
    case .depth, .steps: layer.scale
    case .updates: layer.updateRatio ?? .nan
    case .spread: layer.spread ?? .nan
    }
  }

  /// The same axis for all twins; nil where there is one run alone.
  private func bounds(of plot: Plot) -> ValueRange? {
    let twins = model.training.history.latest
    guard twins.count > 1 else { return nil }
    let numbers = twins.flatMap { twin in
      (plot == .steps ? twin.profiles : twin.profilesOverTime(plot == .depth ? 4 : 2))
        .flatMap(\.layers).map { Float(number($0, plot)) }
    }
    return ValueRange(of: numbers.filter { $0.isFinite && $0 > 0 })
  }

  private func title(_ text: String, in area: Rect, to buffer: inout CellBuffer) {
    buffer.write(
      glyphs.text(text), in: area, style: .role(.muted, .bold), ellipsis: glyphs.ellipsis)
  }

  private static func style(_ index: Int) -> Style {
    .role(([.accent, .warning, .good, .busy] as [ColorRole])[index % 4])
  }

  // MARK: - Table

  private func drawTable(_ now: GradientProfile, in area: Rect, to buffer: inout CellBuffer) {
    let table = Table(
      columns: GradientTable.columns,
      rows: now.layers.map { layer in
        TableRow(
          GradientTable.texts(layer).map { TableCell($0) }
            + [TableCell(layer.verdict.rawValue, style: layer.verdict.style)])
      }, glyphs: glyphs)
    let name = model.network.nodes[model.selectedLayer].name
    let chosen = now.layers.firstIndex { $0.name == name }
    let list = ListState(selected: chosen ?? 0)
    table.draw(in: area, state: TableState(list: list), isFocused: chosen != nil, to: &buffer)
  }
}

extension GradientVerdict {
  /// Its colour.
  var style: Style {
    switch self {
    case .healthy: .role(.good)
    case .vanishing, .dead: .role(.warning)
    case .exploding, .notFinite: .role(.bad)
    }
  }
}
