#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One line on standard error that is written over and over, where that is a terminal.
enum ErrorLine {
  /// Whether somebody looks.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// The columns that a line may take; the last one stays free, for a terminal may go on to the next line behind it.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 79 }
    return Int(size.ws_col) - 1
  }

  /// Writes the line over what is there; what does not fit is cut off.
  static func show(_ text: String) {
    if isTerminal { write("\r\(text.withoutControls.prefix(width))\u{1B}[K") }
  }

  /// Takes the line away.
  static func clear() { if isTerminal { write("\r\u{1B}[K") } }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    #if canImport(Glibc)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    #else
    _ = Darwin.write(STDERR_FILENO, bytes, bytes.count)
    #endif
  }
}
