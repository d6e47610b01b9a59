import ArgumentParser
import Engine

/// `convscope profile NETWORK`: where the time of a forward pass goes, by step and by block.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show where the time of a forward pass goes, and how far from the machine's limits.")

  @OptionGroup var options: MeasuringOptions

  func run() throws {
    let (network, report) = try options.measure()
    if options.json {
      print(report.json(network, blocks: true).written)
    } else {
      let glyphs = TextOutput.glyphs
      TextOutput.say(
        report.blockText(network, glyphs: glyphs) + [""]
          + report.stepText(network, glyphs: glyphs))
    }
  }
}

/// `convscope plan NETWORK`: how a forward pass is computed.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show how a forward pass is computed: steps, algorithms, layouts, memory, times.")

  @OptionGroup var options: MeasuringOptions

  func run() throws {
    let (network, report) = try options.measure()
    if options.json {
      print(report.json(network, blocks: false).written)
    } else {
      TextOutput.say(report.planText(network, glyphs: TextOutput.glyphs))
    }
  }
}

/// What is measured, and how.
struct MeasuringOptions: ParsableArguments {
  @Argument(help: .network)
  var name: String

  @OptionGroup var network: NetworkOptions

  @Option(help: "The number of examples in a pass.")
  var batch = 1

  @Option(help: .threads)
  var threads: Int?

  @Option(help: "How many passes are timed; each step's shortest time counts.")
  var passes = 20

  @Flag(help: "Compute every convolution directly, none by Winograd's filtering.")
  var exact = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (1...4096).contains(batch) else {
      throw ValidationError("a batch of 1 to 4096 expected, found \(batch)")
    }
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("1 to 1024 threads expected, found \(threads ?? 0)")
    }
    guard (1...10_000).contains(passes) else {
      throw ValidationError("1 to 10000 passes expected, found \(passes)")
    }
  }

  /// Runs the passes with random parameters.
  func measure() throws -> (Network, PlanReport) {
    let loader = SetupLoader(
      network: name, classes: network.classes, inputShape: network.inputSize)
    let network = try loader.loadNetwork()
    try MemoryLimit.check(network.inputShape.batched(batch), for: "input")
    let setup = Setup(
      network: network, parameters: .random(),
      input: .random(shape: network.inputShape, batch: batch, seed: 0))
    let session = Session(threads: threads, exact: exact)
    return (network, try waitFor { try await session.profile(setup, passes: passes) })
  }
}
