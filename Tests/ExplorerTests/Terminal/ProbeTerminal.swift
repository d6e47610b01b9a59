import TestSupport
import Testing

/// Runs the probe (Tests/TerminalProbe) in a terminal.
enum ProbeTerminal {
  /// A terminal in which the probe shows its screen.
  static func open(
    columns: Int = 80, rows: Int = 24, arguments: [String] = ["--supervised"],
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try start(
      columns: columns, rows: rows, arguments: arguments, environment: environment)
    try terminal.wait(for: "probe") { $0.shows("last row") || rows == 1 && $0.shows("l") }
    return terminal
  }

  /// A terminal in which the probe starts.
  static func start(
    columns: Int = 80, rows: Int = 24, arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    try terminal.run(
      BuiltProducts.path(of: "TerminalProbe"), arguments: arguments, environment: environment)
    return terminal
  }

  /// The processes on the probe's first line: the program and its parent.
  static func processes(_ terminal: PseudoTerminal) throws -> (program: Int32, parent: Int32) {
    let words = terminal.screen.text(row: 0).split(separator: " ")
    try #require(words.count == 4, "\(words)")
    return (try #require(Int32(words[1])), try #require(Int32(words[3])))
  }

  /// Expects that a shell could use the terminal again.
  static func expectRestored(
    _ terminal: PseudoTerminal, at location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try terminal.isCooked, sourceLocation: location)
    #expect(!terminal.screen.isAlternate, sourceLocation: location)
    #expect(terminal.screen.isCursorVisible, sourceLocation: location)
    let left = terminal.screen.modes.intersection([1, 1000, 1002, 1003, 1006, 2004, 2026])
    #expect(left.isEmpty, sourceLocation: location)
  }
}
