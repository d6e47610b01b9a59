import TestSupport
import Testing

/// The real program while a large network computes.
@Suite(.serialized) struct RunningSessionTests {
  private func running() throws -> PseudoTerminal {
    let terminal = try ProgramTerminal.open(["vgg16"], title: "VGG-16")
    terminal.type("r")
    try terminal.wait(for: "the run") { $0.shows("running") }
    return terminal
  }

  @Test func `keys are answered`() throws {
    let terminal = try running()
    let before = terminal.screen.chosenRows
    terminal.type("j")
    try terminal.wait(for: "another choice") { $0.chosenRows != before }
    terminal.type("?")
    try terminal.wait(for: "help") { $0.shows("compute to the end") }
    terminal.send([0x1B])
    try terminal.wait(for: "the end of the run") { $0.tellsOfRun }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `Ctrl-C cancels the run and not the program`() throws {
    let terminal = try running()
    terminal.send([3])
    try terminal.wait(for: "the end of the run") { $0.shows("cancelled") && !$0.shows("running") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `SIGINT cancels the run and not the program`() throws {
    let terminal = try running()
    terminal.signal(2)
    try terminal.wait(for: "the end of the run") { $0.shows("cancelled") && !$0.shows("running") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `q quits without waiting for the run`() throws {
    let terminal = try running()
    terminal.patience = 10
    try ProgramTerminal.quit(terminal)
  }
}
