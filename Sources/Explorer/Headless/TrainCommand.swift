import ArgumentParser
import Engine

/// `convscope train NETWORK`: trains a network on the engine itself.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a network.",
    discussion: """
      Ctrl-C stops after the step under way, saves and exports; --resume goes on to the same numbers.

      Examples:
        convscope train lenet5 --save my-lenet5.safetensors
        convscope train resnet20 --data shapes --epochs 20 --log resnet20.csv
        convscope train resnet20 --without-skips --initializer normal:0.01
      """)

  @Argument(help: .network)
  var name: String

  @OptionGroup var data: TrainingDataOptions
  @OptionGroup var method: TrainingMethodOptions

  @Option(name: .customLong("without-skips"), help: .withoutSkips)
  var withoutSkips: String?

  @Flag(help: "Train the side branches too, their losses weighted by 0.3.")
  var withSideBranches = false

  @Flag(help: "Leave all batch normalization out.")
  var withoutBatchNorm = false

  @Option(help: "The number of classes; as many as the data have by default.")
  var classes: Int?

  @Option(help: ArgumentHelp("A .safetensors file of weights to begin with.", valueName: "FILE"))
  var weights: String?

  @Option(
    help: ArgumentHelp("Write a checkpoint after each epoch and at the end.", valueName: "FILE"))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Write the weights alone at the end or at Ctrl-C, for others to use.", valueName: "FILE"))
  var export: String?

  @Option(help: ArgumentHelp("Go on from a checkpoint, with the same options.", valueName: "FILE"))
  var resume: String?

  @Option(help: ArgumentHelp("Write each step and epoch as a line of CSV.", valueName: "FILE"))
  var log: String?

  func validate() throws {
    guard weights == nil || method.initializer == nil else {
      throw ValidationError("--weights or --initializer expected, found both")
    }
    var outputs: [String: String] = [:]
    for (option, path) in [("--save", save ?? resume), ("--export", export), ("--log", log)] {
      guard let path else { continue }
      if let other = outputs.updateValue(option, forKey: path) {
        throw ValidationError(
          "\(other) and \(option): a file each expected, found \(path.safeToShow) twice")
      }
    }
  }

  func run() throws {
    for path in [save ?? resume, export].compactMap(\.self) {
      try OutputPath.checkReplaceable(path)
    }
    let setup = try prepared()
    let progress = TrainProgress(setup.run, steps: setup.firstStep)
    let log = try log.map { path in
      try TrainingLog(path: path, goingOnAfter: resume.map { _ in setup.firstStep })
    }
    let keeper = CheckpointKeeper(path: save ?? resume, notes: setup.notes)
    let cancellation = Cancellation()
    let signals = StopSignals { cancellation.cancel() }
    defer { signals.finish() }
    TextOutput.say(setup.heading)
    let (ending, origin) = try waitFor {
      let ending = try await setup.run.run(cancellation: cancellation) { event in
        progress.show(event)
        log?.write(event)
        guard case .epoch = event else { return }
        if await !keeper.save(setup.run.trainer) { cancellation.cancel() }
      }
      if case .notFinite = ending { return (ending, try await setup.run.trainer.firstNotFinite()) }
      _ = await keeper.save(setup.run.trainer)
      return (ending, nil)
    }
    progress.finish()
    try keeper.rethrow()
    try log?.rethrow()
    if case .notFinite(let step) = ending {
      throw TrainCommandError.notFinite(step: step, origin)
    }
    if let export {
      try waitFor { try await setup.run.trainer.export(to: export, notes: setup.notes) }
    }
    let steps = try waitFor { await setup.run.trainer.steps }
    say(ending, steps: steps, of: setup.run.totalSteps)
  }

  private func say(_ ending: TrainingEnding, steps: Int, of total: Int) {
    let places =
      ((save ?? resume).map { ", saved to \($0.safeToShow)" } ?? "")
      + (export.map { ", exported to \($0.safeToShow)" } ?? "")
    TextOutput.say(
      ending == .finished
        ? "finished after \(counted(steps, "step"))\(places)"
        : "stopped after \(steps) of \(counted(total, "step"))\(places)")
  }
}

/// Why training could not begin or go on.
enum TrainCommandError: Error, Hashable, CustomStringConvertible {
  /// The data have more classes than the network.
  case classes(expected: Int, found: Int)
  /// Loss or gradients are NaN or infinite.
  case notFinite(step: Int, NotFiniteOrigin?)

  var description: String {
    switch self {
    case .classes(let expected, let found):
      "classes: at least the data's \(expected) expected, found \(found)"
    case .notFinite(let step, let origin):
      "step \(step + 1): loss or gradients are not finite any more"
        + (origin.map { "; " + $0.sentence } ?? "")
        + "; a lower --rate, another --initializer or --clip-norm may help "
        + "(the last checkpoint is as it was)"
    }
  }
}
