import TestSupport

/// What is measured of the real program in a terminal of some size.
struct Measurements {
  let program: String
  let columns: Int
  let rows: Int
  private let clock = ContinuousClock()

  private func start(_ network: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
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
      // A run may be over before it is seen to go on.
      while isRunning, !terminal.screen.shows("running") {
        seed += 1
        terminal.type(":input random \(seed)\rr")
        try terminal.wait(for: "a run") {
          $0.shows("running") || ($0.shows("random \(seed) ") && $0.shows("computed"))
        }
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

  /// The time from a key press to the frame that answers it while the network is trained in the background.
  func answersWhileTraining(_ network: String, training: String, keys: Int) throws -> Timing {
    let terminal = try start(network)
    try terminal.wait(for: "the first screen") { $0.isReady }
    terminal.type(":train \(training)\r")
    try terminal.wait(for: "steps of training") { $0.shows("T stops") }
    var timing = Timing()
    for number in 0..<keys {
      let before = terminal.screen.chosenRows
      let start = clock.now
      terminal.type(number % 2 == 0 ? "j" : "k")
      try terminal.wait(for: "the answer") { $0.chosenRows != before }
      timing.note(clock.now - start)
      rest(terminal)
    }
    return timing
  }

  /// Goes to and fro between two layers whose maps are computed: the time from a key press to the changed
  /// cells, and the bytes that the terminal is sent for them.
  func mosaics(_ network: String, layer: String, keys: Int) throws -> (Timing, bytes: [Int]) {
    let terminal = try start(network)
    try terminal.wait(for: "the first screen") { $0.isReady }
    terminal.type("r")
    try terminal.wait(for: "the end of a pass") { $0.shows("computed") || $0.shows("%") }
    terminal.type(":goto \(layer)\r")
    try terminal.wait(for: "the layer") { $0.shows(layer) }
    rest(terminal)
    var timing = Timing()
    var bytes: [Int] = []
    for number in 0..<keys {
      let (before, sent) = (terminal.screen.chosenRows, terminal.output.count)
      let start = clock.now
      terminal.type(number % 2 == 0 ? "j" : "k")
      try terminal.wait(for: "the answer") { $0.chosenRows != before }
      timing.note(clock.now - start)
      rest(terminal)
      bytes.append(terminal.output.count - sent)
    }
    return (timing, bytes.sorted())
  }

  /// Reads what still comes.
  private func rest(_ terminal: PseudoTerminal) {
    let start = clock.now
    while clock.now - start < .milliseconds(60) { terminal.read(milliseconds: 2) }
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
