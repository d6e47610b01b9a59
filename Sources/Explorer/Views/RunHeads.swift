import Engine

/// What stands above plots of training: the conditions, and a line a run with its latest numbers.
struct RunHeads {
  /// The lines, as the screen can show them.
  let lines: [Line]

  /// Says the conditions of the latest runs and the state of all runs, latest first, in some rows.
  init(_ model: Model, width: Int, rows: Int) {
    let history = model.training.history
    guard let latest = history.runs.last else {
      lines = []
      return
    }
    let caption = Paragraph(
      [[Span(latest.conditions.caption, .role(.muted))]], glyphs: model.glyphs)
    let conditions = caption.wrapped(to: max(1, width)).prefix(rows > 3 ? 2 : 1)
    let room = max(1, rows - conditions.count)
    let runs = history.runs.enumerated().reversed().prefix(room).reversed()
    lines =
      (rows > 1 ? Array(conditions) : [])
      + runs.map { place, run in
        let line: Line =
          [
            Span("\(Self.marks(of: place, model.glyphs).batches) ", Self.style(of: place)),
            Span(run.name, .bold),
          ]
          + Self.state(of: run, latest: latest)
        return model.glyphs.line(line).shortened(to: width, ellipsis: model.glyphs.ellipsis)
      }
  }

  /// The marks of a run's lines by its place in the history.
  static func marks(
    of place: Int, _ glyphs: GlyphSet
  ) -> (batches: Unicode.Scalar, heldOut: Unicode.Scalar) {
    let marks = glyphs.seriesMarks
    return (marks[2 * place % marks.count], marks[(2 * place + 1) % marks.count])
  }

  /// The colour of a run by its place in the history.
  static func style(of place: Int) -> Style {
    let roles: [ColorRole] = [.accent, .warning, .good, .bad, .busy, .muted]
    return .role(roles[place % roles.count])
  }

  private static func state(of run: TrainedRun, latest: TrainedRun) -> Line {
    var line: Line = []
    let differences = run.conditions.differences(from: latest.conditions)
    if !differences.isEmpty {
      line.append(Span("  " + differences.joined(separator: ", "), .role(.muted)))
    }
    if let step = run.latestStep {
      let right = Double(step.correct) / Double(max(1, step.count))
      line.append(
        Span(
          "  step \(NumberFormat.count(step.step + 1))  loss "
            + "\(NumberFormat.float(step.answerLoss, digits: 3))  \(NumberFormat.percent(right)) right"
        ))
    }
    if let accuracy = run.epochs.last?.validationAccuracy {
      line.append(Span("  validation \(NumberFormat.percent(accuracy))"))
    }
    return line + ending(of: run)
  }

  private static func ending(of run: TrainedRun) -> Line {
    switch run.ending {
    case nil: []
    case .finished: [Span("  done", .role(.good))]
    case .cancelled: [Span("  stopped", .role(.warning))]
    case .notFinite(let step):
      [
        Span(
          "  NaN at step \(NumberFormat.count(step + 1))"
            + (run.origin.map { ": \($0.sentence)" } ?? ""), .role(.bad))
      ]
    }
  }
}

/// What views of training say before anything was trained.
enum TrainingHints {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let text =
      model.training.isActive ? ["The first numbers of training are on their way."] : lines
    Paragraph(text.map { [Span($0, .role(.muted))] }, glyphs: model.glyphs)
      .draw(in: area, to: &buffer)
  }

  private static let lines = [
    "Nothing was trained yet.", "",
    "T trains the open network in the background and stops it;",
    ":train shapes epochs 3 rate 0.05 says on what and how;",
    ":compare plain20 resnet20 batch-norm off initializer glorot rate 0.01",
    "trains twins side by side: gradients vanish in one.",
  ]
}
