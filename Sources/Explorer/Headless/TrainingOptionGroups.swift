import ArgumentParser
import Engine

/// The options that say what is learnt from.
struct TrainingDataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "digits, shapes, mnist:DIR, cifar10:DIR or folder:DIR; what suits the network by default.",
      valueName: "SOURCE"))
  var data: String?

  @Option(help: "The number of examples to learn from.")
  var examples: Int?

  @Option(help: "The number of other examples to be judged by after each epoch.")
  var validation: Int?

  @Flag(help: "Turn half of the pictures round left to right.")
  var flip = false

  @Option(help: "Move pictures by up to so many pixels.")
  var shift = 0

  func validate() throws {
    guard (0...1000).contains(shift) else {
      throw ValidationError("a shift of 0 to 1000 pixels expected, found \(shift)")
    }
    if let data {
      do { _ = try DataSource(data) } catch { throw ValidationError("\(error)") }
    }
  }
}

/// The options that say how is learnt.
struct TrainingMethodOptions: ParsableArguments {
  /// The optimizers by name.
  enum OptimizerName: String, ExpressibleByArgument, CaseIterable {
    case sgd, nesterov, adam, adamw
  }
  /// The courses of the learning rate by name.
  enum ScheduleName: String, ExpressibleByArgument, CaseIterable { case constant, step, cosine }

  @Option(help: "How often all examples are seen.")
  var epochs = 10

  @Option(help: "The number of examples in a step.")
  var batch = 64

  @Option(help: "How parameters follow their gradients.")
  var optimizer = OptimizerName.sgd

  @Option(help: "The learning rate; 0.1, or 0.001 for adam and adamw by default.")
  var rate: Double?

  @Option(help: "The momentum of sgd and nesterov; 0.9 by default.")
  var momentum: Float?

  @Option(help: "L2 regularization; decoupled from the gradient, and 0.01 by default, for adamw.")
  var weightDecay: Float?

  @Option(
    help: ArgumentHelp(
      "Stronger L2 regularization of one block, such as layer2.1=0.5.", valueName: "BLOCK=DECAY"))
  var decayBlock: String?

  @Option(help: "The course of the rate; step divides it by 10 at 1/2 and 3/4 of the run.")
  var schedule = ScheduleName.constant

  @Option(help: "The steps in which the rate grows from 0.")
  var warmUp = 0

  @Option(help: "Scale gradients down whose norm exceeds this.")
  var clipNorm: Float?

  @Option(help: "Cut gradients off at plus and minus this.")
  var clipValue: Float?

  @Option(
    help: ArgumentHelp(
      "How weights begin: he, glorot or normal:DEVIATION; he by default.", valueName: "WAY"))
  var initializer: String?

  @Option(help: "Chooses drawings, order, random weights and dropout's masks.")
  var seed: UInt64 = 0

  func validate() throws {
    try require((1...100_000).contains(epochs), "1 to 100000 epochs expected, found \(epochs)")
    try require((1...4096).contains(batch), "a batch of 1 to 4096 expected, found \(batch)")
    try require(
      (0...1_000_000).contains(warmUp), "0 to 1000000 steps of warm-up expected, found \(warmUp)")
    if let initializer {
      try require(
        WeightInitializer(initializer) != nil,
        "initializer he, glorot or normal:DEVIATION expected, found \(initializer.safeToShow)")
    }
    try require(
      clipNorm == nil || clipValue == nil, "--clip-norm or --clip-value expected, found both")
    try checkMomentum()
    for (what, number) in [("rate", rate), ("weight decay", weightDecay.map(Double.init))] {
      guard let number else { continue }
      try require(
        number.isFinite && number >= 0, "\(what): a number of 0 or more expected, found \(number)")
    }
    for (what, bound) in [("clip norm", clipNorm), ("clip value", clipValue)] {
      guard let bound else { continue }
      try require(
        bound.isFinite && bound > 0, "\(what): a number above 0 expected, found \(bound)")
    }
  }

  private func checkMomentum() throws {
    guard let momentum else { return }
    try require(
      (0..<1).contains(momentum), "a momentum from 0 to below 1 expected, found \(momentum)")
    try require(
      optimizer == .sgd || optimizer == .nesterov,
      "--momentum: sgd or nesterov expected, found --optimizer \(optimizer)")
  }

  /// The momentum that is used.
  var usedMomentum: Float { momentum ?? 0.9 }

  /// How weights begin where none are given.
  var usedInitializer: WeightInitializer { initializer.flatMap { WeightInitializer($0) } ?? .he }

  /// The block whose parameters are driven to zero, if one is named.
  ///
  /// - Throws: `ValidationError` when it is no block, or the decay no number of 0 or more.
  func blockDecay(in network: Network) throws -> BlockDecay? {
    guard let decayBlock else { return nil }
    let parts = decayBlock.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let decay = Float(parts[1]), decay.isFinite, decay >= 0 else {
      throw ValidationError("BLOCK=DECAY expected, such as layer2.1=0.5, found \(decayBlock)")
    }
    guard network.blocks.contains(where: { $0.name == parts[0] }) else {
      throw NetworkError.unknownBlock(parts[0], network: network.name)
    }
    return BlockDecay(block: parts[0], decay: decay)
  }

  private func require(_ condition: Bool, _ sentence: String) throws {
    if !condition { throw ValidationError(sentence) }
  }

  /// What the engine needs to know.
  var options: TrainingOptions {
    var options = TrainingOptions()
    options.batch = batch
    options.seed = seed
    options.clipping = clipNorm.map { .norm($0) } ?? clipValue.map { .value($0) }
    options.optimizer =
      switch optimizer {
      case .sgd: .sgd(momentum: usedMomentum, weightDecay: weightDecay ?? 0)
      case .nesterov: .sgd(momentum: usedMomentum, nesterov: true, weightDecay: weightDecay ?? 0)
      case .adam: .adam(weightDecay: weightDecay ?? 0)
      case .adamw: .adamW(weightDecay: weightDecay ?? 0.01)
      }
    let isAdaptive = optimizer == .adam || optimizer == .adamw
    let course: LearningRateSchedule.Course =
      switch schedule {
      case .constant: .constant
      case .step: .steps(at: [0.5, 0.75], factor: 0.1)
      case .cosine: .cosine
      }
    options.schedule = LearningRateSchedule(
      rate: rate ?? (isAdaptive ? 0.001 : 0.1), course: course, warmUpSteps: warmUp)
    return options
  }

  /// What must be equal for a run to go on to the same numbers; the number of epochs only where the rate follows it.
  var text: String {
    var parts = ["\(optimizer)", "rate \(options.schedule.rate)", "schedule \(schedule)"]
    if optimizer == .sgd || optimizer == .nesterov { parts.append("momentum \(usedMomentum)") }
    if let weightDecay { parts.append("weight decay \(weightDecay)") }
    if let decayBlock { parts.append("decay of \(decayBlock)") }
    if warmUp > 0 { parts.append("warm-up \(warmUp)") }
    if let clipNorm { parts.append("clip norm \(clipNorm)") }
    if let clipValue { parts.append("clip value \(clipValue)") }
    parts += ["batch \(batch)", "seed \(seed)"]
    if schedule != .constant { parts.append("epochs \(epochs)") }
    return parts.joined(separator: ", ")
  }
}
