import Engine

/// Draws loss and accuracy over the steps of training: the batches' and the held-out examples', of several runs.
enum CurvesView {
  /// Columns from which on both plots stand side by side.
  private static let columnsForBoth = 72
  /// Rows that a plot needs to be read.
  private static let rowsOfPlot = 6

  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let runs = model.training.history.runs
    guard !runs.isEmpty else {
      TrainingHints.draw(model, in: area, to: &buffer)
      return
    }
    let heads = RunHeads(model, width: area.width, rows: max(1, area.height / 3))
    let (top, rest) = area.splitTop(heads.lines.count)
    for (row, line) in heads.lines.enumerated() {
      buffer.write(line, in: top, row: row)
    }
    let isWide = rest.width >= columnsForBoth
    let plots: [Quantity] =
      [.loss, .accuracy] + (runs.allSatisfy(\.profiles.isEmpty) ? [] : [.gradient])
    let rows = max(1, min(isWide ? plots.count - 1 : plots.count, rest.height / rowsOfPlot))
    var below = rest
    for row in 0..<rows {
      let (line, others) = below.splitTop(below.height / (rows - row))
      below = others
      guard isWide, row == 0 else {
        draw(plots[isWide ? row + 1 : row], runs, model, in: line, to: &buffer)
        continue
      }
      let (left, right) = line.splitLeft(line.width / 2)
      draw(.loss, runs, model, in: left.inset(right: 1), to: &buffer)
      draw(.accuracy, runs, model, in: right.inset(left: 1), to: &buffer)
    }
  }

  /// What a plot shows.
  private enum Quantity {
    case loss
    case accuracy
    case gradient

    var title: String {
      switch self {
      case .loss: "loss"
      case .accuracy: "share of right answers"
      case .gradient: "gradient by depth in the latest step (root mean square)"
      }
    }
  }

  private static func draw(
    _ quantity: Quantity, _ runs: [TrainedRun], _ model: Model, in area: Rect,
    to buffer: inout CellBuffer
  ) {
    let (head, rest) = area.splitTop(area.height >= 4 ? 1 : 0)
    let marks =
      quantity == .gradient || runs.count < 2
      ? [] : RunLegend(runs, glyphs: model.glyphs).markWords
    let title = [Span(model.glyphs.text(quantity.title), .role(.muted, .bold))]
    let marked = title + marks
    let shown = marked.displayWidth <= head.width ? marked : title
    buffer.write(shown.shortened(to: head.width, ellipsis: model.glyphs.ellipsis), in: head)
    guard quantity != .gradient else {
      drawGradients(runs, model, in: rest, to: &buffer)
      return
    }
    let last = runs.map(\.lastStep).max() ?? 0
    let series = runs.enumerated().flatMap { place, run in
      lines(of: run, quantity, RunHeads.style(of: place), through: last, columns: rest.width)
    }
    let isLogarithmic = quantity == .loss && spansDecades(series)
    let plot = LinePlot(
      series: series, isLogarithmic: isLogarithmic,
      bounds: quantity == .loss ? nil : ValueRange(lower: 0, upper: 1),
      leftEnd: "step 1", rightEnd: "step \(NumberFormat.count(last + 1))",
      ownLegend: runs.count > 1
        ? RunLegend(runs, glyphs: model.glyphs)
          .line(width: rest.width, note: isLogarithmic ? "log scale" : "") : nil,
      dots: .braille, glyphs: model.glyphs)
    plot.draw(in: rest, to: &buffer)
  }

  /// The gradients of the runs that were trained last, in their colours.
  private static func drawGradients(
    _ runs: [TrainedRun], _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) {
    let series = runs.enumerated().filter { $1.number == runs.last?.number }.map { place, run in
      PlotSeries(
        name: run.name, values: run.profiles.last?.layers.map { Float($0.scale) } ?? [],
        style: RunHeads.style(of: place), mark: 2 * place)
    }
    LinePlot(
      series: series, isLogarithmic: true, leftEnd: "input", rightEnd: "answer",
      dots: .braille, glyphs: model.glyphs
    ).draw(in: area, to: &buffer)
  }

  /// The batches' line and that of the examples held out, in one colour with two marks that belong together.
  private static func lines(
    of run: TrainedRun, _ quantity: Quantity, _ style: Style, through last: Int, columns: Int
  ) -> [PlotSeries] {
    let batches = quantity == .loss ? run.loss : run.accuracy
    let heldOut = run.curve(of: quantity == .loss ? \.validationLoss : \.validationAccuracy)
    return [
      PlotSeries(
        name: run.name, values: batches.curve.values(columns: columns, through: Double(last)),
        style: style),
      PlotSeries(
        name: "validation", values: heldOut.values(columns: columns, through: Double(last)),
        style: style),
    ]
  }

  /// Whether the largest number is so far above the smallest that only powers of ten show both.
  private static func spansDecades(_ series: [PlotSeries]) -> Bool {
    let values = series.flatMap(\.values).filter { $0.isFinite && $0 > 0 }
    guard let low = values.min(), let high = values.max() else { return false }
    return high > 100 * low
  }
}
