import TestSupport
import Testing

/// Opening the real program.
@Suite(.serialized) struct OpeningSessionTests {
  @Test func `without a name it opens LeNet-5 with trained weights and a digit`() throws {
    let terminal = try ProgramTerminal.open()
    #expect(terminal.screen.shows("digit-7.png"))
    #expect(!terminal.screen.text(row: 0).contains("random"))
    #expect(terminal.screen.isAlternate)
    #expect(try !terminal.isCooked)
    try ProgramTerminal.quit(terminal)
  }

  @Test func `a network named opens with random weights and says so`() throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    #expect(terminal.screen.text(row: 0).contains("random"))
    #expect(terminal.screen.shows("layer1"))
    try ProgramTerminal.quit(terminal)
  }

  @Test(arguments: [
    ["resnet19"], ["lenet5", "--weights", "/nothing/here.safetensors"],
    ["lenet5", "--input", "/nothing/here.png"],
  ])
  func `what cannot be opened gets a sentence and an untouched terminal`(arguments: [String]) throws
  {
    let terminal = try ProgramTerminal.start(arguments)
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(terminal.screen.shows(arguments.last ?? ""))
    #expect(!terminal.output.starts(with: [0x1B]))
    #expect(!terminal.output.containsSequence("\u{1b}[?1049h"))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `a terminal without cursor addressing gets lines, not a screen`() throws {
    let terminal = try ProgramTerminal.start([], environment: ["TERM": "dumb"])
    terminal.type("quit\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.output.containsSequence("\u{1b}["))
  }

  @Test func `an unknown terminal is treated as an xterm`() throws {
    let terminal = try ProgramTerminal.open(environment: ["TERM": "xterm-ghostty"])
    try ProgramTerminal.quit(terminal)
  }
}

extension [UInt8] {
  /// Whether the bytes of a text occur in a row.
  func containsSequence(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
