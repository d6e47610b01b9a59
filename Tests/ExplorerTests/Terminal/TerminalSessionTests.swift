import TestSupport
import Testing

/// What a session shows and reports, in a terminal.
@Suite(.serialized) struct TerminalSessionTests {
  private func expectQuits(_ terminal: PseudoTerminal) throws {
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `it shows cells with their colours`() throws {
    let terminal = try ProbeTerminal.open()
    #expect(terminal.screen.text(row: 1) == "size 80x24 │é→日")
    #expect(terminal.screen.text(row: 3) == "bad ?[31m ?1m ? ? ? end")
    #expect(terminal.screen.cell(x: 0, y: 0).look.isBold)
    #expect(terminal.screen.cell(x: 0, y: 23).look.isReversed)
    let step = terminal.screen.cell(x: 31, y: 2)
    #expect(step.scalar == "▀")
    #expect(step.look.foreground != .standard && step.look.background != .standard)
    #expect(terminal.screen.bells == 0)
    try expectQuits(terminal)
  }

  @Test func `keys, pastes and the mouse arrive`() throws {
    let terminal = try ProbeTerminal.open()
    let typed = [
      ("\u{1B}[A", "key(Key.up)"), ("\u{1B}OB", "key(Key.down)"), ("\u{1B}[Z", "key(Key.backTab)"),
      ("\u{1B}x", "key(Key.alt(\"x\"))"), ("é", "key(Key.character(\"é\"))"),
      ("\u{1B}[200~a\nq\u{1B}[201~", "paste(\"a\\nq\")"), ("\r", "key(Key.enter)"),
      ("\u{1B}[<65;7;8M", "x: 6, y: 7"), ("\u{1B}[<0;7;9M\u{1B}[<0;7;9m", "x: 6, y: 8"),
      ("\u{13}", "key(Key.control(\"s\"))"), ("\u{1B}", "key(Key.escape)"),
    ]
    for (bytes, expected) in typed {
      terminal.type(bytes)
      try terminal.wait(for: expected) { $0.text(row: 4).contains(expected) }
    }
    try expectQuits(terminal)
  }

  @Test(arguments: ["w", "d"])
  func `another thread or task wakes the loop`(key: String) throws {
    let terminal = try ProbeTerminal.open()
    terminal.type(key)
    try terminal.wait(for: "wake") { $0.shows("wake") }
    try expectQuits(terminal)
  }

  @Test func `the real cursor stands where it is put`() throws {
    let terminal = try ProbeTerminal.open()
    #expect(!terminal.screen.isCursorVisible)
    terminal.type("c")
    try terminal.wait(for: "the cursor") { $0.isCursorVisible && $0.x == 3 && $0.y == 2 }
    try expectQuits(terminal)
  }

  @Test func `a second session is refused`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.type("b")
    try terminal.wait(for: "the refusal") { $0.shows("refused: The full screen is open already.") }
    try expectQuits(terminal)
  }

  @Test func `only what has changed is sent`() throws {
    let terminal = try ProbeTerminal.open(columns: 200, rows: 60)
    let before = terminal.output.count
    terminal.type("j")
    try terminal.wait(for: "the key") { $0.shows("character(\"j\")") }
    #expect(terminal.output.count - before < 120)
    try expectQuits(terminal)
  }

  @Test func `the mouse can be left to the terminal`() throws {
    let terminal = try ProbeTerminal.open(arguments: ["--no-mouse"])
    #expect(!terminal.screen.modes.contains(1000))
    try expectQuits(terminal)
  }

  // MARK: sizes

  @Test func `it follows the terminal's size`() throws {
    let terminal = try ProbeTerminal.open()
    for (columns, rows) in [(120, 40), (20, 6), (1, 1), (200, 60)] {
      terminal.resize(columns: columns, rows: rows)
      let expected = String("size \(columns)x\(rows)".prefix(columns))
      try terminal.wait(for: expected) {
        rows == 1 ? $0.text(row: 0) == "l" : $0.text(row: 1).hasPrefix(expected)
      }
    }
    #expect(terminal.screen.text(row: 59) == "last row")
    try expectQuits(terminal)
  }

  @Test func `a storm of sizes ends with the last one`() throws {
    let terminal = try ProbeTerminal.open()
    var random: UInt64 = 7
    for _ in 0..<500 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      terminal.resize(columns: 1 + Int(random >> 33) % 250, rows: 1 + Int(random >> 50) % 80)
      terminal.read(milliseconds: 0)
    }
    terminal.resize(columns: 100, rows: 30)
    try terminal.wait(for: "the last size") {
      $0.text(row: 1).hasPrefix("size 100x30") && $0.text(row: 29) == "last row"
    }
    try expectQuits(terminal)
  }

  @Test func `one cell is enough`() throws {
    let terminal = try ProbeTerminal.open(columns: 1, rows: 1)
    try expectQuits(terminal)
  }

  // MARK: kinds of terminals

  @Test(arguments: ["xterm-unheard-of", "xterm-256color", "screen-256color", "tmux-256color"])
  func `modern terminals work, known or not`(name: String) throws {
    let terminal = try ProbeTerminal.open(environment: ["TERM": name])
    #expect(terminal.screen.text(row: 1) == "size 80x24 │é→日")
    try expectQuits(terminal)
  }

  @Test(arguments: ["vt100", "vt220", "ansi"])
  func `old terminals get none of the newer modes`(name: String) throws {
    let terminal = try ProbeTerminal.open(environment: ["TERM": name])
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 2004, 2026]))
    #expect(terminal.screen.text(row: 23) == "last row")
    try expectQuits(terminal)
  }

  @Test func `a dumb terminal gets no screen`() throws {
    let terminal = try ProbeTerminal.start(environment: ["TERM": "dumb"])
    #expect(try terminal.waitForExit() == .exited(2))
    #expect(terminal.screen.shows("cannot place its cursor"))
    #expect(!terminal.output.contains(0x1B))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `a locale without UTF-8 gets ASCII`() throws {
    let terminal = try ProbeTerminal.open(environment: ["LC_ALL": "C"])
    #expect(terminal.screen.text(row: 1) == "size 80x24 |e>?")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    try expectQuits(terminal)
  }

  @Test func `NO_COLOR leaves attributes only`() throws {
    let terminal = try ProbeTerminal.open(environment: ["NO_COLOR": "1"])
    #expect(terminal.screen.cell(x: 31, y: 2).look.foreground == .standard)
    #expect(terminal.screen.cell(x: 0, y: 0).look.isBold)
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("[38;5"))
    try expectQuits(terminal)
  }
}
