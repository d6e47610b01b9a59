import Engine
import Synchronization

/// What the REPL trains and has trained.
struct ReplTraining {
  /// Prepares and trains.
  let session = TrainingSession(givesWay: false)
  /// The conditions of the last run.
  var conditions = TrainingConditions()
  /// What the runs told.
  var history = TrainingHistory()
  /// What the last runs left behind.
  var outcomes: [TrainingOutcome] = []
  /// The number of the last order.
  var lastNumber = 0
}

extension Repl {
  /// Trains to the end, a line an epoch, and takes the trained weights.
  mutating func train(_ wish: TrainingWish) throws -> [String] {
    switch wish {
    case .stop: throw ReplError.nothingRuns
    case .take: throw ReplError.nothingToShow("the trained weights are taken already")
    case .toggle: return try train(.open, training.conditions)
    case .start(let words): return try train(.open, try training.conditions.changed(by: words))
    case .again(let words):
      guard let run = training.history.latest.first else {
        throw ReplError.nothingToShow("nothing was trained yet: train begins")
      }
      var conditions = training.conditions
      let done = (run.epochs.last?.epoch ?? -1) + 1
      conditions.epochs = done + (try training.conditions.changed(by: words)).epochs
      return try train(.again, conditions)
    }
  }

  /// Does an order; lines of its epochs are said while it goes on.
  mutating func train(
    _ subject: TrainingOrder.Subject, _ conditions: TrainingConditions
  ) throws -> [String] {
    training.lastNumber += 1
    let order = TrainingOrder(
      number: training.lastNumber, subject: subject, conditions: conditions)
    let told = Mutex(Told(history: training.history))
    let (session, setup) = (training.session, state.setup)
    let cancellation = Cancellation()
    let signals = StopSignals { cancellation.cancel() }
    defer { signals.finish() }
    try waitFor {
      await session.perform(order, setup, cancellation) { news in
        told.withLock { $0.note(news, order) }
      }
    }
    let result = told.withLock { $0 }
    training.history = result.history
    if let failure = result.failure { throw ReplError.nothingToShow(failure) }
    training.outcomes = result.outcomes
    let history = result.history
    training.conditions = history.latest.first?.conditions ?? conditions
    return try take()
  }

  /// Takes the weights of a single run; twins leave the open network as it is.
  private mutating func take() throws -> [String] {
    let sentences = training.outcomes.map(\.sentence)
    guard training.outcomes.count == 1, let outcome = training.outcomes.first else {
      return sentences
    }
    guard !outcome.isFailure else { throw ReplError.nothingToShow(sentences[0]) }
    state.change { setup in
      if outcome.network.nodes != setup.network.nodes { setup = setup.edited(to: outcome.network) }
      setup.network.details.labels = outcome.network.details.labels
      setup.parameters = outcome.parameters
    }
    return sentences + [statusLine]
  }
}

/// What the news of an order came to.
private struct Told {
  var history: TrainingHistory
  var outcomes: [TrainingOutcome] = []
  var failure: String?

  /// Takes news, and says the lines of epochs.
  mutating func note(_ news: TrainingNews, _ order: TrainingOrder) {
    switch news {
    case .began(let names, _, let conditions):
      if order.subject == .again {
        history.resume(conditions)
      } else {
        history.begin(names, conditions, number: order.number)
      }
      sayLine(conditions.caption)
    case .events(let records, _): records.forEach { note($0) }
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
    guard case .epoch(let report) = record.event,
      let run = history.latest.first(where: { $0.place == record.place })
    else { return }
    sayLine("\(run.name)   \(report.line(of: run.conditions.epochs))")
  }

  private func sayLine(_ line: String) {
    TextOutput.say(line)
    // Whoever waits sees the line when the epoch is over.
    try? TextOutput.finish()
  }
}

extension Repl {
  /// The runs, a line an epoch.
  func curves() throws -> [String] {
    let runs = training.history.runs
    guard !runs.isEmpty else {
      throw ReplError.nothingToShow("nothing was trained yet: train begins")
    }
    return runs.flatMap { run in
      ["\(run.name)   \(run.conditions.caption)"]
        + run.epochs.map { "  \($0.line(of: run.conditions.epochs))" }
    }
  }

  /// The gradients of the latest runs, layer by layer, and the rule of the verdicts.
  func gradients() throws -> [String] {
    let runs = training.history.latest.filter { !$0.profiles.isEmpty }
    guard !runs.isEmpty else {
      throw ReplError.nothingToShow("nothing was trained yet: train begins")
    }
    return runs.flatMap { run in
      ["\(run.name), step \((run.profiles.last?.step ?? 0) + 1)"]
        + (run.profiles.last.map(GradientTable.lines) ?? [])
    } + [GradientVerdict.rule]
  }
}
