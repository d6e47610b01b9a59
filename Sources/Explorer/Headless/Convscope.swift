public import ArgumentParser

/// The program: its subcommands.
public struct Convscope: ParsableCommand {
  /// Name, version and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "convscope",
    abstract: "Look inside convolutional networks, in the terminal.",
    discussion: """
      Examples:
        convscope
        convscope resnet50 --input photo.jpg
        convscope list
        convscope summary resnet50
        convscope forward lenet5
        convscope forward resnet34 --without-skips='layer3.*'
      """,
    version: "0.1.0",
    subcommands: [
      ExploreCommand.self, ListCommand.self, SummaryCommand.self, ForwardCommand.self,
      BenchCommand.self, ReplCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// Makes the command; the parser does.
  public init() {}

  /// Runs the command line: `--without-skips` alone means all of them.
  public static func start(_ arguments: [String]) {
    main(arguments.map { $0 == "--without-skips" ? "--without-skips=*" : $0 })
  }
}
