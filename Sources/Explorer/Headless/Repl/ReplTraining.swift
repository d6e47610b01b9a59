import Engine

/// What the REPL trains and has trained.
struct ReplTraining {
  /// Prepares and trains.
  let session = TrainingSession(givesWay: false)
  /// The conditions of the last run of the open network.
  var conditions = TrainingConditions()
  /// The conditions of the last twins.
  var twinConditions = TrainingConditions()
  /// What the runs told.
  var history = TrainingHistory()
  /// What the last runs left behind.
  var outcomes: [TrainingOutcome] = []
  /// The last twins.
  var twins: TwinsWish?
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
      return try train(.again, try run.conditions.continued(by: words, after: run.epochs.last))
    }
  }

  /// Trains twins to the end; the open network stays as it is.
  mutating func compare(_ wish: TwinsWish) throws -> [String] {
    if let problem = wish.problem { throw ReplError.nothingToShow(problem) }
    let twins = wish.twins(after: training.twins)
    let last = wish.names.isEmpty ? training.twinConditions : TrainingConditions()
    let conditions = try last.changed(by: wish.settings)
    training.twins = TwinsWish(names: [twins.0, twins.1])
    training.twinConditions = conditions
    return try train(.twins(twins.0, twins.1), conditions)
  }

  /// Does an order; lines of its epochs are said while it goes on.
  mutating func train(
    _ subject: TrainingOrder.Subject, _ conditions: TrainingConditions
  ) throws -> [String] {
    training.lastNumber += 1
    let order = TrainingOrder(
      number: training.lastNumber, subject: subject, conditions: conditions)
    let result = try ToldTraining.wait(
      for: order, training.session, state.setup, history: training.history)
    training.history = result.history
    if let failure = result.failure { throw ReplError.nothingToShow(failure) }
    training.outcomes = result.outcomes
    if subject == .open { training.conditions = conditions }
    return try take()
  }

  /// Takes the weights of a single run; twins leave the open network as it is.
  private mutating func take() throws -> [String] {
    let sentences = training.outcomes.map(\.sentence)
    guard training.outcomes.count == 1, let outcome = training.outcomes.first else {
      return sentences + TwinsTable.lines(training.history.latest, glyphs: glyphs)
    }
    guard !outcome.isFailure else { throw ReplError.nothingToShow(sentences[0]) }
    state.change { setup in
      if outcome.network.nodes != setup.network.nodes { setup = setup.edited(to: outcome.network) }
      setup.network.takeLabels(of: outcome.network)
      setup.parameters = outcome.parameters
    }
    return sentences + [statusLine]
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
        + (run.profiles.last.map { GradientTable.lines($0, glyphs: glyphs) } ?? [])
    } + [GradientVerdict.rule]
  }
}
