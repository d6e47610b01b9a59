import CTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension TerminalCapabilities {
  /// The capabilities of this process's terminal; asking sends nothing to it.
  @MainActor public static func detect() -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment(),
      sources: Sources(
        isTerminal: ct_is_terminal(STDIN_FILENO) && ct_is_terminal(STDOUT_FILENO),
        isUnicode: ct_use_locale(),
        describe: describe))
  }

  /// Whether this process's locale is UTF-8, so that characters beyond ASCII can be shown.
  static func localeIsUnicode() -> Bool { ct_use_locale() }

  private static func describe(_ name: String) -> Facts {
    let facts = ct_describe(name)
    return Facts(
      isKnown: facts.known,
      canAddressCursor: facts.can_address_cursor,
      colorCount: Int(facts.colors))
  }

  private static func environment() -> [String: String] {
    var values: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}
