#if canImport(Glibc)
public import Glibc
#else
public import Darwin
#endif

/// A terminal for end-to-end tests: runs a program in it, types, and looks at the screen.
///
/// ```swift
/// let terminal = try PseudoTerminal(columns: 80, rows: 24)
/// try terminal.run(program, arguments: ["lenet5"])
/// try terminal.wait(for: "the tree") { $0.shows("conv1") }
/// terminal.type("q")
/// #expect(try terminal.waitForExit() == .exited(0))
/// #expect(try terminal.isCooked)
/// ```
///
/// Nothing sleeps: waiting reads what the program sends until the condition holds, and throws
/// with a picture of the screen when the deadline has passed.
public final class PseudoTerminal {
  /// How a program ended.
  public enum Ending: Hashable, Sendable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal.
    case killed(Int32)
  }

  /// Why a terminal could not do what a test wanted.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened, and what the screen showed.
    public let description: String
  }

  /// What the program has shown so far.
  public private(set) var screen: TerminalScreen
  /// Every byte that the program has sent.
  public private(set) var output: [UInt8] = []
  /// The program's process, which leads the terminal's session.
  public private(set) var process: pid_t = 0
  /// How long to wait for anything, in seconds.
  public var patience = 20.0

  private var controller: Int32
  /// Kept open, so that its modes can be read after the program has ended.
  private let device: Int32
  private let devicePath: String
  private var ending: Ending?

  /// A terminal without a program.
  ///
  /// - Throws: `Failure` when the system has no more of them.
  public init(columns: Int, rows: Int) throws {
    screen = TerminalScreen(columns: columns, rows: rows)
    (controller, device, devicePath) = try ChildProcess.openTerminal()
    setSize(columns: columns, rows: rows)
  }

  deinit {
    if process > 0, ending == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if controller >= 0 { close(controller) }
    close(device)
  }

  /// Starts a program in the terminal, as its session's leader, with nothing else in its environment.
  ///
  /// - Throws: `Failure` when it cannot be started.
  public func run(
    _ program: String, arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    let defaults = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process = try ChildProcess.start(
      program, arguments: arguments,
      environment: defaults.merging(environment) { $1 }.filter { !$0.value.isEmpty },
      terminal: devicePath)
  }

  /// Types text.
  public func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes as if typed.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends a signal to the program, or to another process.
  public func signal(_ number: Int32, to other: pid_t? = nil) {
    kill(other ?? process, number)
  }

  /// Changes the terminal's size; the system sends SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  /// Closes the terminal, as a window manager does.
  public func hangUp() {
    close(controller)
    controller = -1
  }

  /// Whether lines are edited and echoed by the system, as a shell expects.
  public var isCooked: Bool {
    get throws {
      var modes = termios()
      guard tcgetattr(device, &modes) == 0 else { throw Failure(description: "no modes") }
      let wanted = tcflag_t(ICANON | ECHO | ISIG)
      return modes.c_lflag & wanted == wanted && modes.c_iflag & tcflag_t(ICRNL) != 0
    }
  }

  /// Reads until the condition holds.
  ///
  /// The condition is not asked in the middle of a frame, where the program marks its frames by
  /// synchronised output (mode 2026). After the program's end, others in the terminal may still
  /// have something to do; they get two seconds.
  ///
  /// - Throws: `Failure` with the screen when patience is over.
  public func wait(for what: String, until condition: (TerminalScreen) throws -> Bool) throws {
    func holds() throws -> Bool { try !screen.modes.contains(2026) && condition(screen) }
    var deadline = now() + patience
    while try !holds() {
      if !read(milliseconds: 20) { deadline = min(deadline, now() + 2) }
      if try holds() { return }
      if now() > deadline {
        throw Failure(description: "no \(what) on the screen:\n\(screen.text)")
      }
    }
  }

  /// Reads until the program has ended and everything it sent has arrived.
  ///
  /// - Throws: `Failure` when patience is over.
  public func waitForExit() throws -> Ending {
    let deadline = now() + patience
    while true {
      let isAlive = read(milliseconds: 5)
      if !isAlive, let ending {
        while readOnce(milliseconds: 0) {}
        return ending
      }
      if now() > deadline {
        throw Failure(description: "still running; the screen:\n\(screen.text)")
      }
    }
  }

  /// Reads what has arrived and looks after the program; false once it has ended.
  @discardableResult public func read(milliseconds: Int32) -> Bool {
    _ = readOnce(milliseconds: milliseconds)
    guard ending == nil else { return false }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return true }
    let number = status & 0x7F
    ending = number == 0 ? .exited(status >> 8 & 0xFF) : .killed(number)
    return false
  }

  private func readOnce(milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0, ready.revents & Int16(POLLIN) != 0 else {
      return false
    }
    var bytes = [UInt8](repeating: 0, count: 65536)
    #if canImport(Glibc)
    let count = Glibc.read(controller, &bytes, bytes.count)
    #else
    let count = Darwin.read(controller, &bytes, bytes.count)
    #endif
    guard count > 0 else { return false }
    output += bytes[..<count]
    screen.feed(bytes[..<count])
    return true
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
