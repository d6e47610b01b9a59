public import ArgumentParser

/// The program: its subcommands.
public struct Convscope: ParsableCommand {
  /// Name, version and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "convscope",
    abstract: "Look inside convolutional networks, in the terminal.",
    usage: """
      convscope [NETWORK] [--weights FILE] [--input FILE] [--classes N] [--input-size CxHxW] [--seed N]
      convscope SUBCOMMAND ...
      """,
    discussion: """
      Examples:
        convscope
        convscope resnet50 --input photo.jpg
        convscope list
        convscope summary resnet50
        convscope forward lenet5
        convscope forward resnet34 --without-skips='layer3.*'
        convscope train lenet5 --save my-lenet5.safetensors
      """,
    version: "0.1.0",
    subcommands: [
      ExploreCommand.self, ListCommand.self, SummaryCommand.self, ForwardCommand.self,
      BenchCommand.self, TrainCommand.self, CompareCommand.self, ExamplesCommand.self,
      PlanCommand.self, ProfileCommand.self, SaliencyCommand.self, ReplCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// Makes the command; the parser does.
  public init() {}

  /// Runs the command line: `--without-skips` alone means all of them.
  ///
  /// Ends the process: 0 when it is done, 1 with a sentence on standard error when it could not, 64 for wrong usage.
  public static func start(_ arguments: [String]) -> Never {
    QuitSignal.makeItEnd()
    if let error = UnknownCommand(arguments, among: configuration.subcommands) {
      TextOutput.complain(error)
      exit(withError: ExitCode.validationFailure)
    }
    do {
      var command = try parseAsRoot(
        arguments.map { $0 == "--without-skips" ? "--without-skips=*" : $0 })
      try command.run()
      try TextOutput.finish()
    } catch let error as OutputError {
      if !error.isClosedPipe { TextOutput.complain(error) }
      exit(withError: ExitCode.failure)
    } catch {
      let code = exitCode(for: error)
      // Help and versions are asked for; a bare exit status has nothing to say.
      guard !code.isSuccess, !(error is ExitCode) else { exit(withError: error) }
      // The parser's own errors bring their usage along; ours are sentences.
      if code == .failure {
        TextOutput.complain(error)
      } else {
        TextOutput.explain(fullMessage(for: error))
      }
      exit(withError: code)
    }
    exit()
  }
}
