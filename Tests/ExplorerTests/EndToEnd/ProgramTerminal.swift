import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs the real program in a terminal.
enum ProgramTerminal {
  /// A terminal in which the program has shown a network.
  static func open(
    _ arguments: [String] = [], title: String = "LeNet-5", columns: Int = 120, rows: Int = 40,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try start(
      arguments, columns: columns, rows: rows, environment: environment)
    try terminal.wait(for: title) { $0.isReady(title: title) }
    return terminal
  }

  /// A terminal in which the program starts.
  static func start(
    _ arguments: [String], columns: Int = 120, rows: Int = 40,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    terminal.patience = 30
    try terminal.run(
      BuiltProducts.path(of: "convscope"), arguments: arguments, environment: environment)
    return terminal
  }

  /// Quits and expects that a shell could use the terminal again.
  static func quit(
    _ terminal: PseudoTerminal, at location: SourceLocation = #_sourceLocation
  ) throws {
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0), sourceLocation: location)
    try ProbeTerminal.expectRestored(terminal, at: location)
  }

  /// The process that draws: the child of the one that the shell knows.
  static func program(_ terminal: PseudoTerminal) throws -> pid_t {
    let parent = terminal.process
    let path = "/proc/\(parent)/task/\(parent)/children"
    let file = try #require(fopen(path, "r"), "the system lists no children")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = fread(&bytes, 1, bytes.count, file)
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    return try #require(text.split(separator: " ").first.flatMap { pid_t($0) })
  }
}

extension TerminalScreen {
  /// Whether the first row names the network, on a screen that has been drawn to its end.
  func isReady(title: String) -> Bool {
    text(row: 0).contains(title) && text(row: rows - 1).contains("Space")
  }

  /// The rows that are shown in reverse: what is chosen in the tree.
  var chosenRows: [Int] {
    (0..<rows).filter { y in (2..<12).contains { cell(x: $0, y: y).look.isReversed } }
  }

  /// Whether a line says what a run has computed.
  var tellsOfRun: Bool {
    lines.contains { $0.contains("computed ") && $0.contains(" in ") && $0.contains("layer") }
  }

  /// How many lines of the tree say that their skip connection is off.
  var skipsOff: Int { lines.count { $0.contains("skip OFF") && !$0.contains("Network") } }

  /// Whether half blocks are on the screen in colour.
  var hasColoredHalfBlocks: Bool {
    (0..<rows).contains { y in
      (0..<columns).contains { x in
        let cell = cell(x: x, y: y)
        return (cell.scalar == "▀" || cell.scalar == "▄") && cell.look.foreground != .standard
      }
    }
  }
}
