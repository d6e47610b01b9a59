import TestSupport
import Testing

/// Walking through a network with the keys of the real program.
@Suite(.serialized) struct WalkingSessionTests {
  @Test func `Space computes up to the layer and shows its statistics`() throws {
    let terminal = try ProgramTerminal.open()
    terminal.type("jj ")
    try terminal.wait(for: "statistics") { $0.tellsOfRun && $0.shows("mean ") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `j and k move the choice`() throws {
    let terminal = try ProgramTerminal.open()
    let before = terminal.screen.chosenRows
    terminal.type("j")
    try terminal.wait(for: "another choice") { $0.chosenRows != before }
    terminal.type("k")
    try terminal.wait(for: "the old choice") { $0.chosenRows == before }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `r runs the network, which reads the digit as a seven`() throws {
    let terminal = try ProgramTerminal.open()
    terminal.type("r")
    try terminal.wait(for: "the end of the run") { $0.tellsOfRun }
    terminal.type("G7")
    try terminal.wait(for: "the best class") { screen in
      screen.lines.contains { ($0.contains("7") || $0.contains("seven")) && $0.contains("%") }
    }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `a skip connection goes off and on, and nothing is computed twice`() throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    terminal.type("r")
    try terminal.wait(for: "the first run") { $0.tellsOfRun }
    terminal.type(":skip off layer4.1\r")
    try terminal.wait(for: "a skip off") { $0.skipsOff == 1 }
    terminal.type("r")
    try terminal.wait(for: "a partial run") { $0.tellsOfRun }
    terminal.type(":skip on layer4.1\r")
    try terminal.wait(for: "all skips on") { $0.skipsOff == 0 }
    terminal.type("r")
    try terminal.wait(for: "nothing to do") {
      $0.shows("computed already") || $0.shows("computed 0")
    }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `undo brings a skip connection back`() throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    terminal.type("S")
    try terminal.wait(for: "all skips off") { $0.skipsOff == 8 }
    terminal.type("u")
    try terminal.wait(for: "undo") { $0.skipsOff == 0 }
    terminal.type("U")
    try terminal.wait(for: "redo") { $0.skipsOff == 8 }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `the command line goes to a layer`() throws {
    let terminal = try ProgramTerminal.open()
    let before = terminal.screen.chosenRows
    terminal.type(":goto conv2\r")
    try terminal.wait(for: "conv2") { $0.chosenRows != before && $0.shows("conv2") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `an edited stride changes the shapes, undo restores them`() throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    #expect(!terminal.screen.shows("64×56×56") || !terminal.screen.shows("64×28×28"))
    terminal.type(":set conv1 stride 4\r")
    try terminal.wait(for: "the smaller maps") { $0.shows("64×28×28") }
    terminal.type("u")
    try terminal.wait(for: "the maps as before") {
      $0.shows("64×56×56") && !$0.shows("64×28×28")
    }
    try ProgramTerminal.quit(terminal)
  }

  @Test(arguments: ["frobnicate", "goto nowhere", "set conv1 stride banana"])
  func `a bad command gets a sentence`(command: String) throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    terminal.type(":\(command)\r")
    let word = command.split(separator: " ").last.map(String.init) ?? command
    try terminal.wait(for: "a sentence") { $0.shows(word) && !$0.shows(":\(command)") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `find jumps to a name and says when there is none`() throws {
    let terminal = try ProgramTerminal.open(["resnet18"], title: "ResNet-18")
    let before = terminal.screen.chosenRows
    terminal.type("/layer4.1.conv2\r")
    try terminal.wait(for: "the layer") {
      $0.shows("layer4.1") && $0.chosenRows != before
    }
    terminal.type("/nonsense\r")
    try terminal.wait(for: "a sentence") { $0.shows("nonsense") && !$0.shows("/nonsense") }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `help opens over the screen and Escape closes it`() throws {
    let terminal = try ProgramTerminal.open()
    try terminal.wait(for: "the input's picture") { $0.shows("1 map") }
    let before = terminal.screen.text
    terminal.type("?")
    try terminal.wait(for: "help") { $0.text != before && $0.shows("compute to the end") }
    terminal.send([0x1B])
    try terminal.wait(for: "the main screen") { $0.text == before }
    try ProgramTerminal.quit(terminal)
  }
}
