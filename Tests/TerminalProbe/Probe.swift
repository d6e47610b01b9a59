import Explorer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A screen that lists the events so far, newest first.
@MainActor struct Probe {
  let session: TerminalSession
  private var log: [String] = []
  private var status: Int32?

  init(session: TerminalSession) {
    self.session = session
  }

  /// Runs until told to end; the exit status.
  mutating func run() -> Int32 {
    while status == nil {
      session.present(picture())
      for event in session.readEvents() { answer(event) }
    }
    return status ?? 0
  }

  private mutating func answer(_ event: TerminalEvent) {
    log.insert("\(event)".replacing("Explorer.", with: ""), at: 0)
    switch event {
    case .key(.character(let character)): obey(character)
    case .terminate: status = 128 + SIGTERM
    case .hangup: status = 128 + SIGHUP
    default: break
    }
  }

  private mutating func obey(_ character: Character) {
    switch character {
    case "q": status = 0
    case "e": exit(3)
    case "t": fatalError("told to trap")
    case "a": abort()
    case "s": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "o": overflowInThread()
    case "m": fputs("a message for later\n", stderrFile())
    case "w": wakeFromThread()
    case "d": wakeFromTask()
    case "c": session.cursor = Point(x: 3, y: 2)
    case "b": openTwice()
    case "z": session.suspend()
    default: break
    }
  }

  private mutating func openTwice() {
    do {
      _ = try TerminalSession(capabilities: session.capabilities)
    } catch {
      log.insert("refused: \(error)", at: 0)
    }
  }

  private func picture() -> CellBuffer {
    let size = session.size
    var buffer = CellBuffer(size: size)
    write("probe \(getpid()) of \(getppid())", .bold, y: 0, to: &buffer)
    write("size \(size.width)x\(size.height) │é→日\u{0}", .role(.accent), y: 1, to: &buffer)
    for step in 0..<Palette.stepCount {
      let style = Style(
        foreground: .step(.viridis, UInt8(step)), background: .step(.diverging, UInt8(step)))
      buffer[step, 2] = Cell("▀", style)
    }
    write("bad \u{1B}[31m \u{9B}1m \u{202E} \u{200B} 日 end", .standard, y: 3, to: &buffer)
    for (index, line) in log.prefix(max(0, size.height - 5)).enumerated() {
      write(line, .standard, y: 4 + index, to: &buffer)
    }
    write("last row", .selected, y: size.height - 1, to: &buffer)
    return buffer
  }

  private func write(_ text: String, _ style: Style, y: Int, to buffer: inout CellBuffer) {
    for (x, scalar) in text.unicodeScalars.enumerated() { buffer[x, y] = Cell(scalar, style) }
  }
}
