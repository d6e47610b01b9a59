import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Stopping and continuing, with a shell that has job control and without.
@Suite(.serialized) struct TerminalJobControlTests {
  /// A terminal in which a shell runs the probe as its foreground job.
  private func shell(arguments: String = "--supervised") throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: 100, rows: 24)
    try terminal.run(
      "/bin/bash", arguments: ["--norc", "--noprofile", "--noediting", "-i"],
      environment: ["PS1": "ready> ", "HISTFILE": ""])
    try terminal.wait(for: "the prompt") { $0.shows("ready>") }
    terminal.type("\(BuiltProducts.path(of: "TerminalProbe")) \(arguments)\n")
    try terminal.wait(for: "the probe") { $0.shows("last row") }
    return terminal
  }

  private func expectShell(_ terminal: PseudoTerminal, shows text: String) throws {
    try terminal.wait(for: text) { $0.shows(text) && !$0.isAlternate }
    try terminal.wait(for: "the shell's modes") { _ in try terminal.isCooked }
    try ProbeTerminal.expectRestored(terminal)
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    terminal.type("q")
    try expectShell(terminal, shows: "closed")
    terminal.type("exit\n")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: ["--supervised", ""])
  func `Ctrl-Z gives the terminal to the shell and fg takes it back`(arguments: String) throws {
    let terminal = try shell(arguments: arguments)
    for _ in 0..<3 {
      terminal.send([0x1A])
      try expectShell(terminal, shows: "Stopped")
      terminal.type("clear; fg\n")
      try terminal.wait(for: "the probe again") { $0.shows("resumed") && $0.shows("last row") }
      #expect(try !terminal.isCooked)
      #expect(terminal.screen.modes.isSuperset(of: [1049, 1000, 2004]))
    }
    try quit(terminal)
  }

  @Test func `the program may stop itself`() throws {
    let terminal = try shell()
    terminal.type("z")
    try expectShell(terminal, shows: "Stopped")
    terminal.type("fg\n")
    try terminal.wait(for: "the probe again") { $0.isAlternate && $0.shows("last row") }
    try quit(terminal)
  }

  @Test func `it follows a size that changed while it was stopped`() throws {
    let terminal = try shell()
    terminal.send([0x1A])
    try expectShell(terminal, shows: "Stopped")
    terminal.resize(columns: 90, rows: 20)
    terminal.type("fg\n")
    try terminal.wait(for: "the new size") { $0.isAlternate && $0.shows("size 90x20") }
    try quit(terminal)
  }

  @Test(arguments: ["--supervised", ""])
  func `SIGSTOP cannot be answered but fg mends everything`(arguments: String) throws {
    let terminal = try shell(arguments: arguments)
    terminal.signal(SIGSTOP, to: try ProbeTerminal.processes(terminal).program)
    try terminal.wait(for: "the shell's modes") { _ in try terminal.isCooked }
    terminal.type("fg\n")
    try terminal.wait(for: "the probe again") { $0.shows("resumed") && $0.shows("last row") }
    #expect(try !terminal.isCooked)
    terminal.type("j")
    try terminal.wait(for: "a key") { $0.shows("character(\"j\")") }
    try quit(terminal)
  }

  @Test func `SIGSTOP and SIGCONT without a shell repaint`() throws {
    let terminal = try ProbeTerminal.open()
    let program = try ProbeTerminal.processes(terminal).program
    terminal.signal(SIGSTOP, to: program)
    terminal.signal(SIGCONT, to: program)
    try terminal.wait(for: "resumed") { $0.shows("resumed") && $0.shows("last row") }
    #expect(try !terminal.isCooked)
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    try ProbeTerminal.expectRestored(terminal)
  }

  @Test func `Ctrl-Z without a shell changes nothing`() throws {
    let terminal = try ProbeTerminal.open()
    terminal.send([0x1A])
    try terminal.wait(for: "resumed") { $0.shows("resumed") && $0.isAlternate }
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    try ProbeTerminal.expectRestored(terminal)
  }
}
