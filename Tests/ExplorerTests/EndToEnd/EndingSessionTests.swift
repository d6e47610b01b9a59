import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// However the real program ends, the shell gets its terminal back.
@Suite(.serialized) struct EndingSessionTests {
  @Test(arguments: [SIGTERM, SIGHUP])
  func `a polite signal ends it`(number: Int32) throws {
    let terminal = try ProgramTerminal.open()
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .exited(128 + number))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGKILL])
  func `a crash is told and tidied up`(number: Int32) throws {
    let terminal = try ProgramTerminal.open()
    terminal.signal(number, to: try ProgramTerminal.program(terminal))
    #expect(try terminal.waitForExit() == .exited(128 + number))
    try ProbeTerminal.expectRestored(terminal)
    #expect(terminal.screen.shows("The terminal has been restored"))
  }

  @Test func `without a screen the quit key ends it`() throws {
    let terminal = try ProgramTerminal.start(["repl", "lenet5"])
    try terminal.wait(for: "the prompt") { $0.shows("quit ends") }
    terminal.send([0x1C])
    #expect(try terminal.waitForExit() == .killed(SIGQUIT))
    #expect(!terminal.screen.shows("crashed"))
  }

  @Test func `SIGINT cancels or goes back, and the program goes on`() throws {
    let terminal = try ProgramTerminal.open()
    try terminal.wait(for: "the input's picture") { $0.shows("1 map") }
    let main = terminal.screen.text
    terminal.type("?")
    try terminal.wait(for: "help") { $0.shows("compute to the end") }
    terminal.signal(SIGINT)
    try terminal.wait(for: "the main screen") { $0.text == main }
    try ProgramTerminal.quit(terminal)
  }

  @Test func `stopped, the terminal is the shell's; continued, the screen is painted anew`() throws
  {
    let terminal = try PseudoTerminal(columns: 120, rows: 40)
    try terminal.run(
      "/bin/bash", arguments: ["--norc", "--noprofile", "--noediting", "-i"],
      environment: ["PS1": "ready> ", "HISTFILE": ""])
    try terminal.wait(for: "the prompt") { $0.shows("ready>") }
    terminal.type("\(BuiltProducts.path(of: "convscope"))\n")
    try terminal.wait(for: "the screen") { $0.isAlternate && $0.isReady(title: "LeNet-5") }
    terminal.send([0x1A])
    try terminal.wait(for: "the shell") { $0.shows("Stopped") && !$0.isAlternate }
    try terminal.wait(for: "the shell's modes") { _ in try terminal.isCooked }
    try ProbeTerminal.expectRestored(terminal)
    terminal.type("fg\n")
    try terminal.wait(for: "the screen again") { $0.isAlternate && $0.isReady(title: "LeNet-5") }
    #expect(try !terminal.isCooked)
    terminal.type("q")
    // What is typed before the prompt is there may be meant for the program, and is lost with it.
    try terminal.wait(for: "the prompt again") { screen in
      !screen.isAlternate && screen.lines.last { !$0.isEmpty }?.hasSuffix("ready>") == true
    }
    terminal.type("exit\n")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func `it ends when the window closes, also in the middle of a run`() throws {
    let terminal = try ProgramTerminal.open(["vgg16"], title: "VGG-16")
    let program = try ProgramTerminal.program(terminal)
    terminal.type("r")
    try terminal.wait(for: "the run") { $0.shows("running") || $0.tellsOfRun }
    terminal.hangUp()
    let ending = try terminal.waitForExit()
    #expect(ending == .exited(128 + SIGHUP))
    #expect(kill(program, 0) == -1)
  }
}
