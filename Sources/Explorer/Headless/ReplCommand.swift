import ArgumentParser
import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `convscope repl [NETWORK]`: the command language line by line.
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Read commands from standard input, print text.",
    discussion: """
      Examples:
        convscope repl resnet50 -c 'goto layer1.0.conv2' -c step -c 'show maps'
        echo 'skip off layer2.0' | convscope repl resnet18
      The command help lists the commands.
      """)

  @Argument(help: .network)
  var name: String?

  @OptionGroup var options: RunOptions

  @Option(
    name: [.customShort("c"), .customLong("command")],
    help: ArgumentHelp("Do a command instead of reading; may be repeated.", valueName: "COMMAND"))
  var commands: [String] = []

  func run() throws {
    let status = try ReplLoop.run(options.loader(for: name), commands: commands)
    guard status == 0 else { throw ExitCode(status) }
  }
}

/// Reads lines, prints answers; errors are sentences on standard error, and it goes on.
enum ReplLoop {
  /// Runs until the lines end or `quit` is said.
  ///
  /// - Parameters:
  ///   - loader: opens what the REPL begins with.
  ///   - commands: what to do; standard input is read where there are none.
  /// - Returns: 1 when one of the commands failed, unless a person sees it at once; else 0.
  /// - Throws: what keeps the network, weights or input from being opened.
  static func run(_ loader: SetupLoader, commands: [String] = []) throws -> Int32 {
    var repl = try Repl(loader: loader)
    repl.glyphs = TextOutput.glyphs
    guard commands.isEmpty else { return perform(commands, in: &repl) }
    let isConversation = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    if isConversation {
      TextOutput.say([repl.statusLine, "help lists the commands, quit ends"])
    }
    var status: Int32 = 0
    var lines = LineReader()
    while !repl.isFinished {
      if isConversation { print("> ", terminator: "") }
      try TextOutput.finish()
      guard let line = try lines.next() else { break }
      switch line {
      case .text(let text): status = max(status, perform([text], in: &repl))
      case .tooLong:
        TextOutput.complain(ReplError.lineTooLong)
        status = 1
      }
    }
    return isConversation ? 0 : status
  }

  private static func perform(_ lines: [String], in repl: inout Repl) -> Int32 {
    var status: Int32 = 0
    for line in lines where !repl.isFinished {
      do {
        TextOutput.say(try repl.perform(line: line))
      } catch {
        TextOutput.complain(error)
        status = 1
      }
    }
    return status
  }
}
