import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Whatever ends the program, the shell gets back the terminal that it lent.
@Suite(.serialized) struct TerminalRestoreTests {
  struct Death: Sendable, CustomTestStringConvertible {
    let key: String
    let signal: Int32
    let text: String
    var testDescription: String { text }
  }

  static let deaths = [
    Death(key: "t", signal: trapSignal, text: "told to trap"),
    Death(key: "a", signal: SIGABRT, text: "SIGABRT"),
    Death(key: "s", signal: SIGSEGV, text: "SIGSEGV"),
  ]

  #if arch(x86_64)
  static let trapSignal = SIGILL
  #else
  static let trapSignal = SIGTRAP
  #endif

  @Test(arguments: [true, false])
  func `after quitting`(supervised: Bool) throws {
    let terminal = try ProbeTerminal.open(arguments: supervised ? ["--supervised"] : [])
    #expect(try !terminal.isCooked)
    #expect(terminal.screen.isAlternate)
    #expect(terminal.screen.modes.isSuperset(of: [1000, 1006, 2004]))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    try ProbeTerminal.expectRestored(terminal)
    #expect(terminal.screen.shows("closed"))
  }

  @Test(arguments: [true, false])
  func `after exit without closing`(supervised: Bool) throws {
    let terminal = try ProbeTerminal.open(arguments: supervised ? ["--supervised"] : [])
    terminal.type("e")
    #expect(try terminal.waitForExit() == .exited(3))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test(arguments: deaths)
  func `after a crash`(death: Death) throws {
    let terminal = try ProbeTerminal.open()
    terminal.type(death.key)
    #expect(try terminal.waitForExit() == .exited(128 + death.signal))
    try ProbeTerminal.expectRestored(terminal)
    #expect(terminal.screen.shows(death.text))
    #expect(terminal.screen.shows("The terminal has been restored"))
  }

  @Test(arguments: deaths)
  func `after a crash without a supervisor`(death: Death) throws {
    let terminal = try ProbeTerminal.open(arguments: [])
    terminal.type(death.key)
    #expect(try terminal.waitForExit() == .killed(death.signal))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGSYS])
  func `after a fatal signal from outside`(signal: Int32) throws {
    let terminal = try ProbeTerminal.open()
    terminal.signal(signal, to: try ProbeTerminal.processes(terminal).program)
    #expect(try terminal.waitForExit() == .exited(128 + signal))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `after SIGKILL, by the supervisor`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.signal(SIGKILL, to: try ProbeTerminal.processes(terminal).program)
    #expect(try terminal.waitForExit() == .exited(128 + SIGKILL))
    try ProbeTerminal.expectRestored(terminal)
    #expect(terminal.screen.shows("SIGKILL"))
  }

  @Test func `after a stack overflow on another thread, by the supervisor`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.type("o")
    #expect(try terminal.waitForExit() == .exited(128 + SIGSEGV))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test(arguments: [true, false])
  func `after SIGTERM to the process that the shell knows`(supervised: Bool) throws {
    let terminal = try ProbeTerminal.open(arguments: supervised ? ["--supervised"] : [])
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .exited(128 + SIGTERM))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `after SIGHUP`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.signal(SIGHUP)
    #expect(try terminal.waitForExit() == .exited(128 + SIGHUP))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test(arguments: [true, false])
  func `it ends when the terminal's window closes`(supervised: Bool) throws {
    let terminal = try ProbeTerminal.open(arguments: supervised ? ["--supervised"] : [])
    let program = try ProbeTerminal.processes(terminal).program
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .exited(128 + SIGHUP))
    #expect(kill(program, 0) == -1)
  }

  @Test func `the program ends when its supervisor is killed`() throws {
    let terminal = try ProbeTerminal.open()
    let processes = try ProbeTerminal.processes(terminal)
    #expect(processes.parent == terminal.process)
    terminal.signal(SIGKILL)
    #expect(try terminal.waitForExit() == .killed(SIGKILL))
    try terminal.wait(
      for: "the end of the orphan", until: { _ in kill(processes.program, 0) == -1 })
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `an interrupt is an event, not the end`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.send([3])
    try terminal.wait(for: "interrupt") { $0.shows("interrupt") }
    terminal.signal(SIGINT, to: try ProbeTerminal.processes(terminal).program)
    try terminal.wait(for: "a second interrupt") { screen in
      screen.lines.filter { $0 == "interrupt" }.count == 2
    }
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `messages to standard error wait for the end`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.type("mj")
    try terminal.wait(for: "the next key") { $0.shows("character(\"j\")") }
    #expect(!terminal.screen.shows("a message for later"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.shows("a message for later"))
  }
}
