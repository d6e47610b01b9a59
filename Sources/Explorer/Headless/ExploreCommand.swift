import ArgumentParser
import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `convscope [NETWORK]`: the full-screen explorer, or line by line where there is no screen.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Walk through a network (what happens without a subcommand).",
    discussion: """
      Full screen when standard input and output are terminals; else the same commands are read line by line.
      """)

  @Argument(
    help: ArgumentHelp(
      "A built-in network, or the path of a network file; LeNet-5 with trained weights by default.",
      valueName: "NETWORK"))
  var name: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    try MainActor.assumeIsolated { try explore() }
  }

  @MainActor private func explore() throws {
    let loader = options.loader(for: name)
    guard TerminalCapabilities.detect().isUsable else {
      let status = try ReplLoop.run(loader)
      guard status == 0 else { throw ExitCode(status) }
      return
    }
    TerminalSupervisor.start(program: "convscope")
    let status = try ExplorerApp.run(loader)
    // Kernels may still be running: exit would take oneDNN's memory away from under them.
    fflush(nil)
    _exit(status)
  }
}
