import Engine
import Synchronization

/// What the news of an order came to, told line by line where nobody looks at a screen.
struct ToldTraining {
  var history: TrainingHistory
  var outcomes: [TrainingOutcome] = []
  var failure: String?

  private var total = 0
  private let start = ContinuousClock.now

  private let heading: String?
  private let logs: [TrainingLog]

  private init(history: TrainingHistory, heading: String?, logs: [TrainingLog]) {
    self.history = history
    self.heading = heading
    self.logs = logs
  }

  /// Does an order to its end, or until Ctrl-C; lines of its epochs are said while it goes on.
  ///
  /// What training itself fails of is in `failure`; the heading is said when it begins.
  ///
  /// - Throws: `LogError` when a log cannot be written.
  static func wait(
    for order: TrainingOrder, _ session: TrainingSession, _ setup: Setup?, history: TrainingHistory,
    heading: String? = nil, logs: [TrainingLog] = []
  ) throws -> ToldTraining {
    let told = Mutex(ToldTraining(history: history, heading: heading, logs: logs))
    let cancellation = Cancellation()
    let signals = StopSignals { cancellation.cancel() }
    defer { signals.finish() }
    try waitFor {
      await session.perform(order, setup, cancellation) { news in
        told.withLock { $0.note(news, order) }
      }
    }
    ErrorLine.clear()
    for log in logs { try log.rethrow() }
    return told.withLock { $0 }
  }

  /// Takes news, and says the lines of epochs.
  mutating func note(_ news: TrainingNews, _ order: TrainingOrder) {
    switch news {
    case .began(let names, let steps, let conditions):
      total = steps
      if order.subject == .again {
        history.resume(conditions)
      } else {
        history.begin(names, conditions, number: order.number)
      }
      if let heading { sayLine(heading) }
      sayLine(conditions.caption)
    case .events(let records, let rate):
      records.forEach { note($0) }
      showBar(rate)
    case .ended(let outcomes):
      self.outcomes = outcomes
      for (place, outcome) in outcomes.enumerated() {
        history.end(place: place, outcome.ending, outcome.origin)
      }
    case .failed(let sentence): failure = sentence
    }
  }

  private mutating func note(_ record: TrainingRecord) {
    history.note(record.event, place: record.place)
    if logs.indices.contains(record.place) { logs[record.place].write(record.event) }
    guard case .epoch(let report) = record.event,
      let run = history.latest.first(where: { $0.place == record.place })
    else { return }
    sayLine("\(run.name)   \(report.line(of: run.conditions.epochs))")
  }

  private func showBar(_ rate: Double) {
    guard ErrorLine.isTerminal, let run = history.latest.last, let step = run.latestStep else {
      return
    }
    let done = max(1, step.step + 1)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    ErrorLine.show(
      TrainProgress.bar(
        step: done, of: total, examplesPerSecond: rate,
        secondsLeft: seconds * Double(total - done) / Double(done), loss: step.answerLoss,
        accuracy: Double(step.correct) / Double(max(1, step.count)), width: ErrorLine.width))
  }

  private func sayLine(_ line: String) {
    ErrorLine.clear()
    TextOutput.say(line)
    // Whoever waits sees the line when the epoch is over.
    try? TextOutput.finish()
  }
}
