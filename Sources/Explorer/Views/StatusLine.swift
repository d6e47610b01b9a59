import Engine

/// The line of news: progress while something runs, else what happened last.
enum StatusLine {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    if !model.isBusy, let notice = model.notice, drawLong(notice, model, in: area, to: &buffer) {
      return
    }
    guard area.height > 1, model.notice == nil, !model.isBusy else {
      let line = model.glyphs.line([Span(" ")] + content(model))
      buffer.write(line.shortened(to: area.width, ellipsis: model.glyphs.ellipsis), in: area)
      return
    }
    for (row, line) in wrappedProblem(model).prefix(area.height).enumerated() {
      buffer.write([Span(" ")] + line, in: area, row: row)
    }
  }

  /// How many lines the news takes: more than one as long as a layer cannot be computed and saying why takes them.
  static func height(_ model: Model) -> Int {
    guard model.size.height >= 16 else { return 1 }
    return max(1, min(3, wrappedProblem(model).count))
  }

  /// What the first layer that cannot be computed lacks; nothing where all can.
  private static func wrappedProblem(_ model: Model) -> [Line] {
    guard
      let problem = EditReport.problem(
        model.network, model.analysis, model.consequences.remedies)
    else { return [] }
    return model.glyphs.line([Span(problem.sanitized, .role(.bad))])
      .wrapped(to: max(1, model.size.width - 2))
  }

  /// The most lines that a long sentence may take.
  private static let mostLines = 5

  /// Draws a sentence that is longer than the line over the lines above it; the next key takes it away.
  ///
  /// - Returns: whether there was need to.
  private static func drawLong(
    _ notice: Notice, _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) -> Bool {
    let sentence = model.glyphs.line([Span(notice.text.sanitized, look(of: notice))])
    guard sentence.displayWidth + 1 > area.width, area.width > 20 else { return false }
    let lines = Array(sentence.wrapped(to: area.width - 2).prefix(Self.mostLines))
    let top = max(0, area.bottom - lines.count)
    let room = Rect(x: area.x, y: top, width: area.width, height: area.bottom - top)
    buffer.fill(room)
    for (row, line) in lines.enumerated() {
      buffer.write(line, in: room.inset(left: 1, right: 1), row: row)
    }
    return true
  }

  private static func look(of notice: Notice) -> Style {
    .role(notice.isError ? .bad : .good, notice.isError ? .bold : [])
  }

  private static func content(_ model: Model) -> Line {
    if let run = model.run { return progress(run, model) }
    if let measurement = model.profiling { return progress(measurement, model) }
    if let notice = model.notice {
      return [Span(notice.text.sanitized, look(of: notice))]
    }
    if model.training.isActive { return TrainingLine.content(model) }
    if let problem = EditReport.problem(
      model.network, model.analysis, model.consequences.remedies)
    {
      return [Span(problem, .role(.bad))]
    }
    guard model.activations[model.selectedLayer] == .computed,
      let sentence = model.answers.now.sentence
    else {
      return [Span(whatNext(model), .role(.muted))]
    }
    return answer(sentence, model)
  }

  /// What Space and r would do here, and what Space would cost.
  private static func whatNext(_ model: Model) -> String {
    let layer = model.selectedLayer
    let all = "r runs the whole network"
    if let sentence = model.silenceSentence(of: layer) { return "\(sentence), \(all)" }
    guard model.analysis[layer] != nil, model.activations[layer] != .computed else { return all }
    return "Space computes \(model.network.nodes[layer].name)\(model.stepCostPhrase), \(all)"
  }

  private static func answer(_ sentence: String, _ model: Model) -> Line {
    let isOld = model.activations[model.network.output] != .computed
    let whose =
      model.setup.parameters.isRandom ? "   the answer of random weights" : "   the answer"
    let note = isOld ? " before the change; r runs again" : ""
    guard model.answers.now.isNumber else {
      return [
        Span("the answer is NaN", .role(.bad, .bold)),
        Span("   3 shows where that begins", .role(.muted)),
      ]
    }
    return [
      Span(sentence.sanitized, .bold),
      Span(whose + note, .role(.muted)),
    ]
  }

  private static func progress(_ run: RunProgress, _ model: Model) -> Line {
    let total = max(1, run.total)
    let share = Double(run.completed) / Double(total)
    let name = model.activations.firstIndex(of: .computing).map { model.network.nodes[$0].name }
    return progress(
      "computing", share, "\(run.completed) of \(counted(total, "layer"))", name, model)
  }

  private static func progress(_ measurement: ProfileProgress, _ model: Model) -> Line {
    let (done, all) = (measurement.done, ProfileProgress.passes)
    return progress("measuring", Double(done) / Double(all), "\(done) of \(all) passes", nil, model)
  }

  private static func progress(
    _ verb: String, _ share: Double, _ count: String, _ place: String?, _ model: Model
  ) -> Line {
    [
      Span(verb + " ", .role(.busy)),
      Span(Bar.text(share: share, width: 16, glyphs: model.glyphs), .role(.busy)),
      Span(" " + count), Span(place.map { "   \($0)" } ?? "", .role(.muted)),
      Span("   Ctrl-C cancels", .role(.muted)),
    ]
  }
}
