#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the subcommands print: text as the locale can show it, errors as sentences.
enum TextOutput {
  /// What the locale can show, for what is laid out in columns before it is printed.
  static var glyphs: GlyphSet { TerminalCapabilities.localeIsUnicode() ? .unicode : .ascii }

  /// Prints lines; in pure ASCII where the locale is not UTF-8.
  static func say(_ lines: [String]) {
    let isUnicode = TerminalCapabilities.localeIsUnicode()
    for line in lines { print(shown(line, isUnicode)) }
  }

  /// Prints one line.
  static func say(_ line: String) { say([line]) }

  /// Prints a sentence on standard error, after everything that was printed before it.
  static func complain(_ error: any Error) { remark("\(error)") }

  /// Prints a sentence about what was done on standard error.
  static func remark(_ sentence: String) { explain("convscope: \(sentence)") }

  /// Prints text on standard error, after everything that was printed before it.
  static func explain(_ text: String) {
    fflush(nil)
    let bytes = Array((shown(text, TerminalCapabilities.localeIsUnicode()) + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// The text as the locale has it: whatever it quotes, a terminal does nothing but write it.
  private static func shown(_ text: String, _ isUnicode: Bool) -> String {
    isUnicode ? text.withoutControls : text.withoutControls.asciiForm
  }

  /// Sends what was printed on its way.
  ///
  /// - Throws: `OutputError` when it did not arrive: a full disk, a closed pipe.
  static func finish() throws(OutputError) {
    guard fflush(nil) != 0 else { return }
    throw OutputError(code: errno)
  }
}

extension String {
  /// The text with `\u{FFFD}` for everything that a terminal would obey instead of showing it.
  ///
  /// Control characters but newlines and tabs, and what turns the direction of writing; all that
  /// names are made of stays.
  var withoutControls: String {
    guard unicodeScalars.contains(where: \.isObeyed) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.isObeyed ? "\u{FFFD}" : $0 }))
  }
}

/// Why output did not arrive.
struct OutputError: Error, Hashable, CustomStringConvertible {
  /// The system's number of the error.
  let code: Int32

  /// Whether nobody reads any more: `| head -1`.
  var isClosedPipe: Bool { code == EPIPE }

  var description: String {
    "cannot write to standard output: \(String(cString: strerror(code)))"
  }
}
