import Engine

/// The line of news while a network is trained: steps, loss, right answers, speed.
enum TrainingLine {
  static func content(_ model: Model) -> Line {
    let training = model.training
    let names = training.history.latest.map(\.name).joined(separator: " and ")
    switch training.phase {
    case .idle: return []
    case .preparing: return [Span("reading or drawing the examples to learn from", .role(.busy))]
    case .stopping: return [Span("stopping after this step", .role(.busy))]
    case .running: return running(training, names, model)
    }
  }

  private static func running(_ training: TrainingState, _ names: String, _ model: Model) -> Line {
    let step = training.history.latest.compactMap(\.latestStep).map(\.step).max() ?? 0
    let share = Double(step + 1) / Double(max(1, training.totalSteps))
    let bar = Bar.text(share: share, width: 10, glyphs: model.glyphs)
    let progress = training.history.latest.map(\.progress).joined(separator: "   ")
    return [
      Span("training ", .role(.busy)), Span(bar, .role(.busy)),
      Span(" \(step + 1)/\(training.totalSteps)  \(progress)"),
      Span("  \(NumberFormat.count(Int(training.examplesPerSecond)))/s  T stops", .role(.muted)),
    ]
  }
}
