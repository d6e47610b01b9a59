#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the subcommands print: text as the locale can show it, errors as sentences.
enum TextOutput {
  /// Prints lines; in pure ASCII where the locale is not UTF-8.
  static func say(_ lines: [String]) {
    let isUnicode = TerminalCapabilities.localeIsUnicode()
    for line in lines { print(isUnicode ? line : line.asciiForm) }
  }

  /// Prints one line.
  static func say(_ line: String) { say([line]) }

  /// Prints a sentence on standard error, after everything that was printed before it.
  static func complain(_ error: any Error) {
    fflush(nil)
    let isUnicode = TerminalCapabilities.localeIsUnicode()
    let sentence = "convscope: \(error)\n"
    let bytes = Array((isUnicode ? sentence : sentence.asciiForm).utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Sends what was printed on its way.
  ///
  /// - Throws: `OutputError` when it did not arrive: a full disk, a closed pipe.
  static func finish() throws(OutputError) {
    guard fflush(nil) != 0 else { return }
    throw OutputError(code: errno)
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
