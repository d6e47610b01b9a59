import Engine

/// The first line: which network, how large, with which parameters and input, and how the last run went.
enum HeaderLine {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let right = model.glyphs.line(right(model))
    // The longest form that fits.
    let left =
      forms(model).map { model.glyphs.line($0) }
      .first { $0.displayWidth + right.displayWidth + 2 <= area.width }
    if let left {
      buffer.write(left, in: area)
      buffer.write(right, in: area, alignment: .right)
    } else {
      let shortest = model.glyphs.line(forms(model).last ?? [])
      buffer.write(
        shortest.shortened(to: area.width, ellipsis: model.glyphs.ellipsis), in: area)
    }
  }

  /// The left side, from long to short.
  private static func forms(_ model: Model) -> [Line] {
    let totals = model.analysis.totals
    let isWhole = model.analysis.firstError == nil
    let weights = model.setup.parameters
    let drawn = model.consequences.drawnAnew.count
    let caption = model.setup.parameters.caption(drawnAnew: drawn).sanitized
    let look = Style.role(weights.isRandom || drawn > 0 ? .warning : .good)
    let title = Span(" " + model.network.title, .role(.accent, .bold))
    let shape = Span("   " + model.network.inputShape.compactDescription)
    let parameters = isWhole ? NumberFormat.scaled(totals.parameters) : "?"
    let macs = isWhole ? NumberFormat.scaled(totals.multiplyAccumulates) : "?"
    let plural = isWhole ? totals.parameters.plural : "s"
    let short = weights.isRandom ? "random weights" : caption
    return [
      [
        title, shape, Span("   \(parameters) parameter\(plural)"), Span("   \(macs) MACs"),
        Span("   " + caption, look),
      ],
      [
        title, shape, Span("   \(parameters) param\(plural)"), Span("   \(macs) MACs"),
        Span("   " + short, look),
      ],
      [
        title, Span("   \(parameters) param\(plural)"), Span("   \(macs) MACs"),
        Span("   " + short, look),
      ],
      [title, Span("   \(macs) MACs"), Span("   " + short, look)],
      [title, Span("   " + short, look)],
    ]
  }

  private static func right(_ model: Model) -> Line {
    var line: Line = [Span(model.setup.input.name.sanitized, .role(.muted))]
    let dot = String(model.glyphs.dot)
    if model.run != nil {
      line.append(Span("   \(dot) running", .role(.busy)))
    } else if model.answers.milliseconds > 0, !model.answers.now.top.isEmpty {
      let time = NumberFormat.milliseconds(model.answers.milliseconds)
      line.append(Span("   \(dot) \(time)", .role(.good)))
    }
    if model.training.isActive { line.append(Span("   \(dot) training", .role(.busy))) }
    return line + [Span(" ")]
  }
}
