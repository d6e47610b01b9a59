import Engine

extension Model {
  /// Trains, stops, goes on, or takes what was trained.
  mutating func performTraining(_ wish: TrainingWish) -> [Effect] {
    switch wish {
    case .toggle: return performTraining(training.isActive ? .stop : .start([]))
    case .stop: return stopTraining()
    case .take: return takeTrained()
    case .start(let words): return startTraining(.open, training.conditions, words)
    case .again(let words): return continueTraining(words)
    }
  }

  /// Begins to train under some conditions with settings changed.
  private mutating func startTraining(
    _ subject: TrainingOrder.Subject, _ conditions: TrainingConditions, _ words: [String]
  ) -> [Effect] {
    guard !training.isActive else {
      notice = Notice(text: "training is under way; T or train stop ends it", isError: false)
      return []
    }
    do {
      return order(subject, try conditions.changed(by: words))
    } catch {
      notice = Notice(text: "\(error)", isError: true)
      return []
    }
  }

  private mutating func order(
    _ subject: TrainingOrder.Subject, _ conditions: TrainingConditions
  ) -> [Effect] {
    training.lastNumber += 1
    let order = TrainingOrder(
      number: training.lastNumber, subject: subject, conditions: conditions)
    training.order = order
    training.phase = .preparing
    training.wasUnkept = training.isUnkept
    training.orderedNetwork = network
    return [.train(order)]
  }

  /// Training has begun: its network and conditions are the last ones from now on.
  private mutating func noteBeginning(_ order: TrainingOrder) {
    switch order.subject {
    case .open: training.conditions = order.conditions
    case .twins: training.twinConditions = order.conditions
    case .again: return
    }
    training.network = training.orderedNetwork
  }

  /// Trains twins, and shows their curves.
  mutating func compare(_ wish: TwinsWish) -> [Effect] {
    if let problem = wish.problem {
      notice = Notice(text: problem, isError: true)
      return []
    }
    let twins = wish.twins(after: training.twins)
    let conditions = wish.names.isEmpty ? training.twinConditions : TrainingConditions()
    let effects = startTraining(.twins(twins.0, twins.1), conditions, wish.settings)
    guard !effects.isEmpty else { return [] }
    training.twins = TwinsWish(names: [twins.0, twins.1])
    if view.kind != .gradients { performLook(.show(.curves)) }
    return effects
  }

  private mutating func stopTraining() -> [Effect] {
    guard training.isActive else {
      notice = Notice(text: "nothing is trained", isError: false)
      return []
    }
    training.phase = .stopping
    return [.stopTraining]
  }

  /// To the end of the epochs that were wished, or so many more where all are done.
  private mutating func continueTraining(_ words: [String]) -> [Effect] {
    guard !training.isActive, let run = training.history.latest.first, !training.outcomes.isEmpty
    else {
      let text =
        training.isActive ? "training is under way" : "nothing was trained yet: train begins"
      notice = Notice(text: text, isError: false)
      return []
    }
    if case .notFinite = run.ending, training.history.latest.count == 1 {
      notice = Notice(
        text: "the weights of \(run.name) are no numbers any more: train begins anew", isError: true
      )
      return []
    }
    do {
      return order(.again, try run.conditions.continued(by: words, after: run.epochs.last))
    } catch {
      notice = Notice(text: "\(error)", isError: true)
      return []
    }
  }
}

extension Model {
  /// Takes what training tells; news of older orders are dropped.
  mutating func noteTraining(_ news: TrainingNews, of number: Int) -> [Effect] {
    guard let order = training.order, order.number == number else { return [] }
    switch news {
    case .began(let names, let steps, let conditions):
      if training.phase == .preparing { training.phase = .running }
      noteBeginning(order)
      training.totalSteps = steps
      if order.subject == .again {
        training.history.resume(conditions)
      } else {
        training.history.begin(names, conditions, number: number)
      }
      if !isTrainingTwins { training.isUnkept = true }
    case .events(let records, let rate):
      for record in records { training.history.note(record.event, place: record.place) }
      training.examplesPerSecond = rate
      if !isTrainingTwins { training.isUnkept = true }
      letNoticeGo()
    case .ended(let outcomes): return trainingEnded(outcomes)
    case .failed(let sentence):
      training.phase = .idle
      training.isUnkept = training.wasUnkept
      notice = Notice(text: sentence, isError: true)
    }
    return []
  }

  /// Good news give the line back to the progress after a while.
  private mutating func letNoticeGo() {
    guard let notice, !notice.isError else {
      training.noticeAge = 0
      return
    }
    training.noticeAge += 1
    guard training.noticeAge > 30 else { return }
    training.noticeAge = 0
    self.notice = nil
  }

  private mutating func trainingEnded(_ outcomes: [TrainingOutcome]) -> [Effect] {
    training.phase = .idle
    training.outcomes = outcomes
    for (place, outcome) in outcomes.enumerated() {
      training.history.end(place: place, outcome.ending, outcome.origin)
    }
    training.isUntaken = outcomes.contains { !$0.isFailure }
    if outcomes.count == 1, let outcome = outcomes.first, !outcome.isFailure {
      return adopt(outcome)
    }
    training.isUnkept = training.wasUnkept || training.isUntaken
    notice = Notice(
      text: outcomes.map(\.sentence).joined(separator: "; "),
      isError: outcomes.contains(where: \.isFailure))
    return []
  }

  /// Takes trained weights where the network that they belong to is open; else says how to get them.
  private mutating func adopt(_ outcome: TrainingOutcome) -> [Effect] {
    guard let trained = training.network, trained.nodes == network.nodes else {
      notice = Notice(
        text: "\(outcome.sentence); another network is open: train take takes the trained one",
        isError: false)
      return []
    }
    return take(outcome)
  }

  private mutating func takeTrained() -> [Effect] {
    guard
      let outcome = training.outcomes.first(where: { $0.network.name == network.name })
        ?? training.outcomes.first
    else {
      notice = Notice(text: "nothing was trained yet: train begins", isError: false)
      return []
    }
    if training.outcomes.count > 1 { training.isUnkept = true }
    return take(outcome)
  }

  /// The trained weights, in a network that has them; computes again what was computed.
  private mutating func take(_ outcome: TrainingOutcome) -> [Effect] {
    let wasComputed = activations[network.output] == .computed
    var changed = setup
    if outcome.network.nodes != network.nodes {
      changed = setup.edited(to: outcome.network)
    }
    changed.network.takeLabels(of: outcome.network)
    changed.parameters = outcome.parameters
    let effects = edit(to: changed, saying: outcome.sentence)
    training.network = network
    training.isUntaken = false
    return effects + (wasComputed ? performRun(.run) : [])
  }
}
