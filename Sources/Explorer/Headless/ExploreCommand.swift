import ArgumentParser
import Engine

/// `convscope [NETWORK]`: the full-screen explorer.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Walk through a network on the full screen (the default).")

  @Argument(help: ArgumentHelp("A built-in network.", valueName: "NETWORK"))
  var name: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    try MainActor.assumeIsolated { try explore() }
  }

  @MainActor private func explore() throws {
    TerminalSupervisor.start(program: "convscope")
    let loader = options.loader(for: name)
    throw ExitCode(try ExplorerApp.run(loader))
  }
}
