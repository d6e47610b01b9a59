import TestSupport
import Testing

/// What the real program shows on different terminals.
@Suite(.serialized) struct LooksSessionTests {
  private func computed(_ environment: [String: String]) throws -> PseudoTerminal {
    let terminal = try ProgramTerminal.open(environment: environment)
    terminal.type("j ")
    try terminal.wait(for: "maps") { $0.tellsOfRun && $0.shows("mean ") }
    return terminal
  }

  @Test func `heatmaps are coloured half blocks with 256 colours and UTF-8`() throws {
    let terminal = try computed([:])
    try terminal.wait(for: "half blocks") { $0.hasColoredHalfBlocks }
    try ProgramTerminal.quit(terminal)
  }

  @Test(arguments: [
    ["TERM": "vt100", "LC_ALL": "C"], ["TERM": "xterm-256color", "LC_ALL": "C"],
    ["TERM": "vt100"],
  ])
  func `heatmaps are a ramp of characters elsewhere`(environment: [String: String]) throws {
    let terminal = try computed(environment)
    try terminal.wait(for: "the ramp") { screen in
      ["%%", "@@", "##"].contains { screen.shows($0) }
    }
    #expect(!terminal.screen.hasColoredHalfBlocks)
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try terminal.isCooked)
  }

  @Test func `a locale without UTF-8 gets ASCII only`() throws {
    let terminal = try computed(["LC_ALL": "C"])
    #expect(!terminal.output.contains { $0 >= 0x80 })
    try ProgramTerminal.quit(terminal)
  }

  @Test func `NO_COLOR is obeyed`() throws {
    let terminal = try computed(["NO_COLOR": "1"])
    let screen = terminal.screen
    let colored = (0..<screen.rows).contains { y in
      (0..<screen.columns).contains { x in
        let look = screen.cell(x: x, y: y).look
        return look.foreground != .standard || look.background != .standard
      }
    }
    #expect(!colored)
    terminal.type(":ladder 256\r")
    try terminal.wait(for: "a refusal") { $0.shows("needs colours") }
    #expect(!terminal.screen.hasColoredHalfBlocks)
    try ProgramTerminal.quit(terminal)
  }

  @Test func `it follows the window's size, however small, and back`() throws {
    let terminal = try computed([:])
    for (columns, rows) in [(80, 24), (20, 5), (1, 1), (200, 60)] {
      terminal.resize(columns: columns, rows: rows)
      terminal.type("j")
      if columns == 20 { try terminal.wait(for: "the size needed") { $0.shows("needed") } }
      if columns >= 80 {
        try terminal.wait(for: "\(columns)x\(rows)") {
          $0.isReady(title: "LeNet-5") && $0.text(row: rows - 1).contains("Space")
        }
      }
    }
    terminal.resize(columns: 120, rows: 40)
    try terminal.wait(for: "the old size") { $0.text(row: 39).contains("Space") }
    try ProgramTerminal.quit(terminal)
  }
}
