import Engine

/// One run's gradients: by depth now and before, over the steps for some layers, and layer by layer.
struct GradientPanel {
  private let run: TrainedRun
  private let place: Int
  private let model: Model
  private var glyphs: GlyphSet { model.glyphs }

  /// Columns from which on two plots stand side by side.
  private static let columnsForBoth = 60
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
    for (verdict, count) in now.counts {
      line.append(Span("  \(count) \(verdict.rawValue)", verdict.style))
    }
    if let origin = run.origin { line.append(Span("  \(origin.sentence)", .role(.bad))) }
    return line
  }

  // MARK: - Plots

  private func drawPlots(in area: Rect, to buffer: inout CellBuffer) {
    if area.width >= Self.columnsForBoth {
      let (left, right) = area.splitLeft(area.width / 2)
      drawDepth(in: left.inset(right: 1), to: &buffer)
      drawSteps(in: right.inset(left: 1), to: &buffer)
    } else if area.height >= 14 {
      let (upper, lower) = area.splitTop(area.height / 2)
      drawDepth(in: upper, to: &buffer)
      drawSteps(in: lower, to: &buffer)
    } else {
      drawDepth(in: area, to: &buffer)
    }
  }

  private func drawDepth(in area: Rect, to buffer: inout CellBuffer) {
    let (head, rest) = area.splitTop(area.height >= 4 ? 1 : 0)
    title("gradient by depth", in: head, to: &buffer)
    LinePlot(
      series: run.profilesOverTime(4).enumerated().map { index, profile in
        PlotSeries(
          name: "step \(NumberFormat.count(profile.step + 1))",
          values: profile.layers.map { Float($0.scale) }, style: Self.style(index))
      }, isLogarithmic: true, leftEnd: "input", rightEnd: "answer", glyphs: glyphs
    ).draw(in: rest, to: &buffer)
  }

  private func drawSteps(in area: Rect, to buffer: inout CellBuffer) {
    let (head, rest) = area.splitTop(area.height >= 4 ? 1 : 0)
    title("gradient over the steps", in: head, to: &buffer)
    let last = run.profiles.last?.step ?? 0
    LinePlot(
      series: run.gradientsOverSteps(4).enumerated().map { index, line in
        PlotSeries(
          name: line.name, values: line.curve.values(columns: rest.width, through: Double(last)),
          style: Self.style(index))
      }, isLogarithmic: true, leftEnd: "step 1", rightEnd: "step \(NumberFormat.count(last + 1))",
      glyphs: glyphs
    ).draw(in: rest, to: &buffer)
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
