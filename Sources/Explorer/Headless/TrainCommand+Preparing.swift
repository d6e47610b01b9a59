import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension TrainCommand {
  /// A run with what is said and noted about it.
  struct Prepared {
    let run: TrainingRun
    let firstStep: Int
    let heading: String
    let notes: [String: String]
  }

  /// Opens network, data and checkpoint.
  func prepared() throws -> Prepared {
    let original = try SetupLoader(network: name).loadNetwork()
    guard original.givesClasses, original.classCount != nil else {
      throw TrainingPreparationError.noClasses(network: original.name)
    }
    let source = try data.data.map { text in try DataSource(text) } ?? DataSource(for: original)
    let examples = try source.load(
      count: data.examples, validation: data.validation, seed: method.seed,
      preprocessing: original.preprocessing, input: original.inputShape)
    guard examples.training.count >= method.batch else {
      throw TrainingPreparationError.fewExamples(
        found: examples.training.count, batch: method.batch)
    }
    let network = try network(for: examples.training, original)
    var options = method.options
    options.blockDecay = try method.blockDecay(in: network)
    let trainer = try Trainer(network, parameters: parameters(network), options: options)
    let notes = notes(source, network, examples.training.classNames)
    let run = TrainingRun(
      trainer: trainer, training: examples.training, validation: examples.validation,
      batch: method.batch, epochs: method.epochs,
      augmentation: Augmentation(flips: data.flip, shift: data.shift, seed: method.seed),
      seed: method.seed)
    let firstStep = try resume.map { try restore($0, notes, run) } ?? 0
    let heading =
      "\(network.title) on \(source.text): \(counted(examples.training.count, "example")), "
      + "\(examples.validation.count) to be judged by, \(counted(run.totalSteps, "step"))"
    return Prepared(run: run, firstStep: firstStep, heading: heading, notes: notes)
  }

  /// The network in the data's size and with their classes.
  private func network(for data: ByteDataset, _ original: Network) throws -> Network {
    let count = classes ?? data.classNames.count
    guard count >= data.classNames.count else {
      throw TrainCommandError.classes(expected: data.classNames.count, found: count)
    }
    var network = try SetupLoader(network: name, classes: count, inputShape: data.shape)
      .loadNetwork()
    if withoutBatchNorm { network = try network.withoutBatchNormalization() }
    if withSideBranches { network = try network.withSideBranches(on: true) }
    if let withoutSkips { try network.switchOffSkips(matching: withoutSkips) }
    return network
  }

  private func parameters(_ network: Network) throws -> ParameterStore {
    guard let weights else {
      return .random(seed: method.seed, weights: method.usedInitializer)
    }
    let store = ParameterStore.file(try SafetensorsFile(path: weights))
    try store.check(network, NetworkAnalysis(network))
    return store.fillingGaps()
  }

  private func notes(
    _ source: DataSource, _ network: Network, _ classNames: [String]
  ) -> [String: String] {
    [
      "network": network.name,
      TrainedFacts.switchesKey: TrainedFacts.note(
        of: network, isWithoutNormalization: withoutBatchNorm),
      TrainedFacts.classesKey: TrainedFacts.note(classNames: classNames),
      "data": source.text + " \(data.examples.map(String.init) ?? "all")"
        + (data.validation.map { ", \($0) to be judged by" } ?? "")
        + (data.flip ? " flipped" : "") + (data.shift > 0 ? " shifted by \(data.shift)" : ""),
      "options": method.text,
    ]
  }

  private func restore(
    _ path: String, _ notes: [String: String], _ run: TrainingRun
  ) throws -> Int {
    let checkpoint = try Checkpoint(path: path)
    for (key, value) in notes.sorted(by: { $0.key < $1.key }) {
      // Checkpoints of older versions have no names of classes.
      if key == TrainedFacts.classesKey, checkpoint[key] == nil { continue }
      let found = checkpoint[key] ?? "nothing"
      guard found == value else {
        throw CheckpointError.mismatch(file: path, what: key, expected: value, found: found)
      }
    }
    try checkpoint.check(within: run.totalSteps)
    try waitFor { try await run.trainer.restore(checkpoint) }
    return checkpoint.step
  }
}

extension Network {
  /// Switches off the skip connections of the blocks whose names match a shell pattern.
  mutating func switchOffSkips(matching pattern: String) throws {
    let blocks = skipBlocks.map { self.blocks[$0].name }
    guard !blocks.isEmpty else { throw NetworkError.noSkips(network: name) }
    let matching = blocks.filter { fnmatch(pattern, $0, 0) == 0 }
    guard !matching.isEmpty else { throw NetworkError.unknownBlock(pattern, network: name) }
    switches.skipsOff.formUnion(matching)
  }
}
