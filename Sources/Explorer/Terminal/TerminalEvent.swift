/// Something that happened at the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted; line ends are `\n`, other control characters are gone.
  case paste(String)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The terminal has a new size; it must be painted again.
  case resize(Size)
  /// The program was stopped and goes on; the screen must be painted again.
  case resumed
  /// Ctrl-C or SIGINT: cancel what is running.
  case interrupt
  /// SIGTERM: end in good order.
  case terminate
  /// The terminal is gone: end without painting.
  case hangup
  /// Another thread called `Waker.wake()`.
  case wake
}
