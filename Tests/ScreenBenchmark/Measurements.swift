import TestSupport

/// What is measured of the real program in a terminal of 200 columns and 60 rows.
struct Measurements {
  let program: String
  private let clock = ContinuousClock()

  init(program: String) {
    self.program = program
  }

  private func start(_ network: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 200, rows: 60)
    try terminal.run(program, arguments: [network])
    return terminal
  }

  /// The time from starting the process to the end of its first frame.
  func firstScreen(_ network: String, runs: Int) throws -> Timing {
    var timing = Timing()
    for _ in 0..<runs {
      let start = clock.now
      let terminal = try self.start(network)
      try terminal.wait(for: "the first screen") { $0.isReady }
      timing.note(clock.now - start)
      terminal.type("q")
      _ = try terminal.waitForExit()
    }
    return timing
  }

  /// The time from a key press to the frame that answers it, keys being 30 ms apart; while a forward pass
  /// runs, if wanted, at each press.
  func answers(_ network: String, keys: Int, isRunning: Bool) throws -> Timing {
    let terminal = try start(network)
    try terminal.wait(for: "the first screen") { $0.isReady }
    var timing = Timing()
    var (isDown, seed) = (false, 0)
    while timing.count < keys {
      if isRunning, !terminal.screen.shows("running") {
        seed += 1
        terminal.type(":input random \(seed)\rr")
        try terminal.wait(for: "a run") { $0.shows("running") }
      }
      let before = terminal.screen.chosenRows
      let start = clock.now
      terminal.type(isDown ? "k" : "j")
      try terminal.wait(for: "the answer") { $0.chosenRows != before }
      timing.note(clock.now - start)
      isDown.toggle()
      while clock.now - start < .milliseconds(30) { terminal.read(milliseconds: 2) }
    }
    return timing
  }
}

extension TerminalScreen {
  /// Whether the first frame is whole: its last row says which keys there are.
  var isReady: Bool { text(row: rows - 1).contains("Space") }

  /// The rows that are shown in reverse: what is chosen in the tree.
  var chosenRows: [Int] {
    (0..<rows).filter { y in (2..<12).contains { cell(x: $0, y: y).look.isReversed } }
  }
}
