import ArgumentParser
import Engine

/// `convscope compare NETWORK NETWORK`: trains twins in turn, side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Train twins in turn and set their gradients side by side.",
    discussion: """
      Both begin with the same parameters where these have the same names, and see the same examples in the same order,
      a step of one after a step of the other. plainN and resnetN are there for any depth N = 6n + 2 from 8 to 110.

      Examples:
        convscope compare plain20 resnet20
        convscope compare plain56 resnet56 --without-batch-norm --epochs 1
        convscope compare plain20 resnet20 --without-batch-norm --initializer normal:0.2 --clip-norm 1
      """)

  @Argument(help: "The first network, such as plain20.")
  var first: String

  @Argument(help: "The second network; the first one's twin, with or without skips, by default.")
  var second: String?

  @OptionGroup var data: TrainingDataOptions
  @OptionGroup var method: TrainingMethodOptions

  @Flag(help: "Leave all batch normalization out.")
  var withoutBatchNorm = false

  @Option(
    help: ArgumentHelp(
      "Write each step and epoch as a line of CSV, one file a network: FILE-NETWORK.csv.",
      valueName: "FILE"))
  var log: String?

  func validate() throws {
    guard method.decayBlock == nil else {
      throw ValidationError("--decay-block is an option of train, not of compare")
    }
    if let problem = wish.problem { throw ValidationError(problem) }
  }

  private var wish: TwinsWish { TwinsWish(names: [first] + (second.map { [$0] } ?? [])) }

  func run() throws {
    let twins = wish.twins(after: nil)
    let order = TrainingOrder(
      number: 1, subject: .twins(twins.0, twins.1), conditions: try conditions())
    let told = try ToldTraining.wait(
      for: order, TrainingSession(givesWay: false), nil, history: TrainingHistory(),
      heading: "\(twins.0) and \(twins.1)", logs: try logs(twins))
    if let failure = told.failure { throw TrainingFailure(sentence: failure) }
    for outcome in told.outcomes { TextOutput.say(outcome.sentence) }
    TextOutput.say(TwinsTable.lines(told.history.latest, glyphs: TextOutput.glyphs))
  }

  private func logs(_ twins: (String, String)) throws -> [TrainingLog] {
    guard let log else { return [] }
    let stem = log.hasSuffix(".csv") ? String(log.dropLast(4)) : log
    let names = twins.0 == twins.1 ? ["\(twins.0)-1", "\(twins.1)-2"] : [twins.0, twins.1]
    return try names.map { try TrainingLog(path: "\(stem)-\($0).csv") }
  }

  private func conditions() throws -> TrainingConditions {
    var conditions = TrainingConditions()
    conditions.data = try data.data.map { text in try DataSource(text) }
    conditions.examples = data.examples ?? conditions.examples
    conditions.validation = data.validation ?? conditions.validation
    conditions.flips = data.flip
    conditions.shift = data.shift
    conditions.epochs = method.epochs
    conditions.batch = method.batch
    conditions.optimizer = .init(rawValue: method.optimizer.rawValue) ?? .sgd
    conditions.rate = method.rate
    conditions.momentum = method.usedMomentum
    conditions.decay = method.weightDecay
    conditions.schedule = .init(rawValue: method.schedule.rawValue) ?? .constant
    conditions.warmUp = method.warmUp
    conditions.clipping = method.clipNorm.map { .norm($0) } ?? method.clipValue.map { .value($0) }
    conditions.initializer = method.usedInitializer
    conditions.normalizes = !withoutBatchNorm
    conditions.seed = method.seed
    return conditions
  }
}

/// What training failed of.
struct TrainingFailure: Error, Hashable, CustomStringConvertible {
  let sentence: String
  var description: String { sentence }
}
