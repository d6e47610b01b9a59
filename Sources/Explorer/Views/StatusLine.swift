import Engine

/// The line of news: progress while something runs, else what happened last.
enum StatusLine {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let line = model.glyphs.line([Span(" ")] + content(model))
    buffer.write(line.shortened(to: area.width, ellipsis: model.glyphs.ellipsis), in: area)
  }

  private static func content(_ model: Model) -> Line {
    if let run = model.run { return progress(run, model) }
    if let notice = model.notice {
      let sentence = notice.text.sanitized
      return [Span(sentence, .role(notice.isError ? .bad : .good, notice.isError ? .bold : []))]
    }
    if let problem = model.analysis.firstError {
      let name = model.network.nodes[problem.index].name
      return [Span("\(name) cannot be computed: \(problem.error)", .role(.bad))]
    }
    if let best = model.answers.now.first {
      return [
        Span(best.label.sanitized + " " + NumberFormat.percent(Double(best.probability)), .bold),
        Span(
          model.setup.parameters.isRandom ? "   the answer of random weights" : "   the answer",
          .role(.muted)),
      ]
    }
    return [Span("Space computes up to this layer, r the whole network", .role(.muted))]
  }

  private static func progress(_ run: RunProgress, _ model: Model) -> Line {
    let total = max(1, run.total)
    let share = Double(run.completed) / Double(total)
    let name = model.activations.firstIndex(of: .computing).map { model.network.nodes[$0].name }
    return [
      Span("computing ", .role(.busy)),
      Span(Bar.text(share: share, width: 16, glyphs: model.glyphs), .role(.busy)),
      Span(" \(run.completed) of \(total) layers"),
      Span(name.map { "   \($0)" } ?? "", .role(.muted)),
      Span("   Ctrl-C cancels", .role(.muted)),
    ]
  }
}
