import TestSupport
import Testing

/// The real program while a network is trained in the background.
@Suite(.serialized) struct TrainingSessionTests {
  private func training() throws -> PseudoTerminal {
    let terminal = try ProgramTerminal.open(["lenet5"], title: "LeNet-5")
    terminal.type(":train digits examples 2000 epochs 1000\r")
    try terminal.wait(for: "steps of training") { $0.shows("/s  T stops") }
    return terminal
  }

  /// Says that the trained weights need not be kept.
  private func quitAnyway(_ terminal: PseudoTerminal) throws {
    terminal.type("q")
    try terminal.wait(for: "the question") { $0.shows("q again quits") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `one keeps looking around, sees the curves, stops and quits`() throws {
    let terminal = try training()
    let before = terminal.screen.chosenRows
    terminal.type("j")
    try terminal.wait(for: "another choice") { $0.chosenRows != before }
    terminal.type("r")
    try terminal.wait(for: "a forward pass beside training") { $0.tellsOfRun || $0.shows("ms") }
    terminal.type("c")
    try terminal.wait(for: "the curves") { $0.shows("loss") && $0.shows("validation") }
    terminal.type("v")
    try terminal.wait(for: "the gradients") { $0.shows("g by depth") }
    terminal.type("T")
    try terminal.wait(for: "the trained weights") { $0.shows("trained on digits") }
    try quitAnyway(terminal)
  }

  @Test func `twins are trained, and again under another condition`() throws {
    let terminal = try ProgramTerminal.open(["lenet5"], title: "LeNet-5")
    let few = "examples 16 validation 8 batch 8 epochs 1 rate 0.01"
    terminal.type(":compare plain8 \(few)\r")
    try terminal.wait(for: "the twins' end") { $0.shows("resnet8 trained: 2 steps") }
    #expect(terminal.screen.shows("validation"))
    terminal.type(":compare batch-norm off clip 1\r")
    try terminal.wait(for: "the new conditions") { $0.shows("no batch norm") && $0.shows("clip 1") }
    try terminal.wait(for: "the end again") { $0.shows("resnet8 trained: 2 steps") }
    terminal.type("v")
    try terminal.wait(for: "both profiles") { $0.shows("plain8") && $0.shows("g by depth") }
    try quitAnyway(terminal)
  }

  @Test func `q asks once and quits without waiting for training`() throws {
    let terminal = try training()
    terminal.patience = 10
    try quitAnyway(terminal)
  }

  @Test func `Ctrl-C stops training and not the program`() throws {
    let terminal = try training()
    terminal.send([3])
    try terminal.wait(for: "the end of training") { $0.shows("stopped after") }
    try quitAnyway(terminal)
  }
}
