import CTerminal

/// The terminal as the explorer uses it: a screen to paint, events to answer.
///
/// One session at a time, all calls on the process's main thread. The terminal is given back by
/// `close`, by `exit`, and after fatal signals; a `TerminalSupervisor` covers SIGKILL as well.
@MainActor public final class TerminalSession: Renderer {
  /// What the terminal can do.
  public let capabilities: TerminalCapabilities
  /// Where the real cursor stands after the next `present`; nil hides it.
  public var cursor: Point? {
    get { renderer.cursor }
    set { renderer.cursor = newValue }
  }
  /// The extents of the screen.
  public var size: Size { renderer.size }
  /// Whether `close` has not been called.
  public private(set) var isOpen = true

  private static var isTaken = false
  private var renderer: NcursesRenderer
  private var source = EventSource()

  /// Takes the terminal over: alternate screen, keys as typed, own signal handling, messages to
  /// standard error kept for later.
  ///
  /// - Parameters:
  ///   - capabilities: what to use of the terminal; `TerminalCapabilities.detect()`, or that with
  ///     the person's own wishes.
  ///   - usesMouse: whether clicks and the wheel are reported, which takes text selection away.
  /// - Throws: `TerminalError`, and the terminal is as it was.
  public init(capabilities: TerminalCapabilities, usesMouse: Bool = true) throws(TerminalError) {
    guard !Self.isTaken else { throw .alreadyOpen }
    let name = capabilities.name
    switch ct_open(name, capabilities.colorDepth != .none, usesMouse) {
    case CT_OPENED: break
    case CT_NOT_A_TERMINAL: throw .notATerminal
    case CT_NO_CURSOR_ADDRESSING: throw .cannotPlaceCursor(name: name)
    case CT_UNKNOWN_TERMINAL: throw .unknown(name: name)
    default: throw .failed(name: name)
    }
    Self.isTaken = true
    self.capabilities = capabilities
    renderer = NcursesRenderer(capabilities: capabilities)
  }

  /// Shows a buffer; only what differs from the last one is sent.
  ///
  /// Larger buffers are cut, smaller ones surrounded by blanks.
  public func present(_ buffer: CellBuffer) {
    guard isOpen else { return }
    renderer.present(buffer)
  }

  /// Waits for something to happen.
  ///
  /// Stopping (Ctrl-Z) and resizing are done in here; the caller only paints again.
  ///
  /// - Parameter timeoutMilliseconds: how long to wait at most; nil waits for ever, 0 only looks.
  /// - Returns: what happened, in order; empty after the timeout, sometimes a little earlier.
  public func readEvents(timeoutMilliseconds: Int? = nil) -> [TerminalEvent] {
    guard isOpen else { return [.hangup] }
    let (events, signals) = source.read(timeoutMilliseconds: timeoutMilliseconds)
    return answer(signals) + events
  }

  /// Hands the terminal to the shell and stops the program, as Ctrl-Z does.
  ///
  /// Returns once the program is continued; paint again then.
  public func suspend() {
    guard isOpen else { return }
    ct_suspend()
    renderer.forget()
  }

  /// Switches reports of the mouse on or off; off lets the terminal select text.
  public func setMouse(enabled: Bool) {
    guard isOpen else { return }
    ct_set_mouse(enabled)
  }

  /// Repaints every cell next time, for a screen that something else has written on (Ctrl-L).
  public func forgetScreen() {
    renderer.forget()
  }

  /// Gives the terminal back and shows the messages kept from standard error.
  ///
  /// A second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    Self.isTaken = false
    ct_close()
  }

  private func answer(_ signals: Int32) -> [TerminalEvent] {
    guard signals != 0 else { return [] }
    func has(_ flag: Int) -> Bool { signals & Int32(flag) != 0 }
    var events: [TerminalEvent] = []
    if has(CT_STOP) {
      suspend()
      events.append(.resumed)
    } else if has(CT_CONTINUE) {
      ct_resume()
      renderer.forget()
      events.append(.resumed)
    }
    // Asked for whenever anything happened: the size may also change while we were stopped.
    if renderer.updateSize() { events.append(.resize(renderer.size)) }
    if has(CT_INTERRUPT) { events.append(.interrupt) }
    if has(CT_TERMINATE) { events.append(.terminate) }
    if has(CT_HANGUP_SIGNAL) { events.append(.hangup) }
    return events
  }
}
