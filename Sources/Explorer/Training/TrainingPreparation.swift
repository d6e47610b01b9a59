public import Engine

/// Networks with examples, ready to be trained under some conditions.
public struct TrainingPreparation: Sendable {
  /// The networks as they are trained.
  public let networks: [Network]
  /// The runs, one a network, which take turns.
  public let bench: TrainingBench
  /// The conditions, with the data that were chosen.
  public let conditions: TrainingConditions

  /// Opens the data and makes a trainer for each network.
  ///
  /// - Parameters:
  ///   - subjects: the networks, and the parameters that they have where none are drawn anew.
  ///   - conditions: how they are trained.
  ///   - givesWay: whether other threads go first, so that a screen stays alive.
  /// - Throws: `DataSourceError`, `RunError`, `TrainingPreparationError`, each with a sentence.
  public init(
    _ subjects: [(network: Network, parameters: ParameterStore)], _ conditions: TrainingConditions,
    givesWay: Bool
  ) throws {
    guard let first = subjects.first?.network else { throw TrainingPreparationError.nothing }
    for subject in subjects where !subject.network.givesClasses {
      throw TrainingPreparationError.noClasses(network: subject.network.name)
    }
    var conditions = conditions
    let source = conditions.data ?? DataSource(for: first)
    conditions.data = source
    let examples = try source.load(
      count: conditions.examples, validation: conditions.validation, seed: conditions.seed,
      preprocessing: first.preprocessing, input: first.inputShape)
    guard examples.training.count >= conditions.batch else {
      throw TrainingPreparationError.fewExamples(
        found: examples.training.count, batch: conditions.batch)
    }
    var networks: [Network] = []
    var runs: [TrainingRun] = []
    for subject in subjects {
      let network = try Self.fit(subject.network, to: examples.training, source, conditions)
      let store =
        conditions.initializer.map { ParameterStore.random(seed: conditions.seed, weights: $0) }
        ?? subject.parameters.fillingGaps()
      let trainer = try Trainer(
        network, parameters: store, options: conditions.options,
        takingTurnsWith: runs.first?.trainer, givesWay: givesWay)
      networks.append(network)
      runs.append(Self.run(trainer, examples, conditions))
    }
    self.networks = networks
    self.conditions = conditions
    bench = TrainingBench(runs)
  }

  private init(_ other: TrainingPreparation, epochs: Int) {
    networks = other.networks
    var conditions = other.conditions
    conditions.epochs = epochs
    self.conditions = conditions
    bench = TrainingBench(
      other.bench.runs.map { run in
        var run = run
        run.epochs = epochs
        return run
      })
  }

  /// The same runs, to so many epochs in all.
  func continued(to epochs: Int) -> TrainingPreparation {
    TrainingPreparation(self, epochs: epochs)
  }

  private static func run(
    _ trainer: Trainer, _ examples: (training: ByteDataset, validation: ByteDataset),
    _ conditions: TrainingConditions
  ) -> TrainingRun {
    var run = TrainingRun(
      trainer: trainer, training: examples.training, validation: examples.validation,
      batch: conditions.batch, epochs: conditions.epochs, augmentation: conditions.augmentation,
      seed: conditions.seed)
    run.observationInterval = max(1, min(10, run.totalSteps / 100))
    return run
  }

  /// The network in the data's size, with their classes, with or without batch normalization.
  private static func fit(
    _ network: Network, to data: ByteDataset, _ source: DataSource,
    _ conditions: TrainingConditions
  ) throws -> Network {
    var network = network
    if network.inputShape != data.shape { network = network.withInput(data.shape) }
    if let count = network.classCount, count != data.classNames.count {
      network = try network.withClasses(data.classNames.count)
    }
    let scores = NetworkAnalysis(network)[network.output]?.output.elementCount
    if let scores, scores != data.classNames.count {
      throw TrainingPreparationError.otherClasses(
        network: network.name, expected: data.classNames.count, found: scores)
    }
    if !conditions.normalizes { network = try network.withoutBatchNormalization() }
    network.details.labels = source.labels
    network.details.classNames = TrainedFacts.shown(data.classNames)
    return network
  }
}

/// Why training cannot begin.
enum TrainingPreparationError: Error, Hashable, CustomStringConvertible {
  /// There is no network.
  case nothing
  /// The network does not say which class a picture belongs to.
  case noClasses(network: String)
  /// The network tells as many classes apart as none of its layers alone decides, and the data have others.
  case otherClasses(network: String, expected: Int, found: Int)
  /// Fewer examples than fill a batch.
  case fewExamples(found: Int, batch: Int)

  var description: String {
    switch self {
    case .nothing: "train: a network expected, found none"
    case .noClasses(let network):
      "\(network): a network that gives classes expected, this one gives something else"
    case .otherClasses(let network, let expected, let found):
      "\(network): the data's \(expected) classes expected, its answer has \(found), "
        + "and no layer of it sets their number"
    case .fewExamples(let found, let batch):
      "examples: at least one batch of \(batch) expected, found \(found)"
    }
  }
}

extension DataSource {
  /// The names of its classes.
  fileprivate var labels: NetworkDetails.LabelSet {
    switch self {
    case .digits, .mnist: .digits
    case .shapes: .shapes
    case .cifar10: .cifar10
    case .folder: .none
    }
  }
}
