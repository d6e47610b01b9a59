public import Engine

/// Prepares, trains and continues; tells what happens by news.
///
/// The explorer runs it in the background, the REPL waits for it.
public actor TrainingSession {
  private let givesWay: Bool
  private var prepared: TrainingPreparation?

  /// Makes a session that trained nothing yet.
  ///
  /// - Parameter givesWay: whether other threads go first, so that a screen stays alive.
  public init(givesWay: Bool) {
    self.givesWay = givesWay
  }

  /// Does an order to its end.
  ///
  /// - Parameters:
  ///   - order: what is trained.
  ///   - setup: the network that is open; nil for none.
  ///   - cancellation: looked at between steps.
  ///   - report: called with news.
  public func perform(
    _ order: TrainingOrder, _ setup: Setup?, _ cancellation: Cancellation,
    _ report: @escaping @Sendable (TrainingNews) -> Void
  ) async {
    do {
      let preparation = try prepare(order, setup)
      prepared = preparation
      let total = preparation.bench.runs.first?.totalSteps ?? 0
      report(
        .began(
          names: preparation.networks.map(\.name), steps: total, preparation.conditions))
      let throttle = NewsThrottle(batch: preparation.conditions.batch, report)
      let endings = try await preparation.bench.run(cancellation: cancellation) { place, event in
        throttle.take(TrainingRecord(place: place, event: event))
      }
      throttle.flush()
      report(.ended(try await outcomes(preparation, endings)))
    } catch {
      report(.failed("\(error)"))
    }
  }

  private func prepare(_ order: TrainingOrder, _ setup: Setup?) throws -> TrainingPreparation {
    switch order.subject {
    case .open:
      guard let setup else { throw TrainingPreparationError.nothing }
      return try TrainingPreparation(
        [(setup.network, setup.parameters)], order.conditions, givesWay: givesWay)
    case .twins(let first, let second):
      let subjects = try [first, second].map { name in
        let network =
          try ZooCatalog.cifarNetwork(named: name) ?? SetupLoader(network: name).loadNetwork()
        return (network, ParameterStore.random(seed: order.conditions.seed))
      }
      var conditions = order.conditions
      // Twins begin with weights of their own, which parameters of the same name share.
      if conditions.initializer == nil { conditions.initializer = .he }
      return try TrainingPreparation(subjects, conditions, givesWay: givesWay)
    case .again:
      guard let prepared else { throw TrainingPreparationError.nothing }
      return prepared.continued(to: order.conditions.epochs)
    }
  }

  private func outcomes(
    _ preparation: TrainingPreparation, _ endings: [TrainingEnding]
  ) async throws -> [TrainingOutcome] {
    var outcomes: [TrainingOutcome] = []
    for (place, ending) in endings.enumerated() {
      let trainer = preparation.bench.runs[place].trainer
      let network = preparation.networks[place]
      var origin: NotFiniteOrigin?
      if case .notFinite = ending {
        origin = try await trainer.firstNotFinite()
      }
      let (parameters, steps) = await Self.parameters(
        of: trainer, network, preparation.conditions)
      outcomes.append(
        TrainingOutcome(
          network: network, parameters: parameters, ending: ending, origin: origin, steps: steps))
    }
    return outcomes
  }

  /// The weights of the single run under way, or of the last one, as they are between two steps; nil for none, or twins.
  public func weights() async -> WeightsExport? {
    guard let prepared, prepared.bench.runs.count == 1, let run = prepared.bench.runs.first,
      let network = prepared.networks.first
    else { return nil }
    let (parameters, _) = await Self.parameters(of: run.trainer, network, prepared.conditions)
    return WeightsExport(network: network, parameters: parameters)
  }

  private static func parameters(
    of trainer: Trainer, _ network: Network, _ conditions: TrainingConditions
  ) async -> (ParameterStore, steps: Int) {
    let (named, steps) = await trainer.snapshot
    let data = conditions.data?.text
    var notes = [
      TrainedFacts.switchesKey: TrainedFacts.note(
        of: network, isWithoutNormalization: !conditions.normalizes),
      TrainedFacts.classesKey: TrainedFacts.note(classNames: network.details.classNames),
    ]
    notes["data"] = data
    notes.merge(TrainedFacts.branchNotes(of: network)) { $1 }
    return (
      .trained(
        Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.tensor) }),
        caption: "trained on \(data ?? "data"), " + counted(steps, "step"), notes: notes), steps
    )
  }
}
