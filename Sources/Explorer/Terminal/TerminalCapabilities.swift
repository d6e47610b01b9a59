/// What the terminal at hand can do, told from its name, the environment and the locale.
public struct TerminalCapabilities: Hashable, Sendable {
  /// The terminfo name in use.
  public var name: String
  /// Whether this machine does not know the terminal's own name, so that `name` is a guess.
  public var isGuess: Bool
  /// Whether a full screen is possible: standard input and output are a terminal that can place
  /// its cursor.
  public var isUsable: Bool
  /// Colours, after the person's wishes in `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE`.
  public var colorDepth: ColorDepth
  /// Whether characters beyond ASCII can be shown: the locale's encoding is UTF-8.
  public var isUnicode: Bool

  /// What stands in for names that this machine does not know; nearly all terminals understand it.
  static let guess = "xterm-256color"

  /// Tells the capabilities from their sources.
  ///
  /// Colours come from terminfo alone: `COLORTERM` is not believed, because curses can show more
  /// than 256 colours only where terminfo says so (`xterm-direct` and its like).
  init(environment: [String: String], sources: Sources) {
    let wanted = environment["TERM"] ?? ""
    let facts = sources.describe(wanted)
    isGuess = !facts.isKnown && wanted != "dumb"
    name = isGuess ? Self.guess : wanted
    let found = isGuess ? sources.describe(name) : facts
    isUsable = sources.isTerminal && found.isKnown && found.canAddressCursor
    colorDepth = Self.colorDepth(
      environment: environment, colorCount: found.colorCount, isTerminal: sources.isTerminal)
    isUnicode = sources.isUnicode
  }

  /// `NO_COLOR` wins (no-color.org); then `CLICOLOR_FORCE` colours even a file or a pipe; then
  /// `CLICOLOR=0` and anything that is not a terminal go without (bixense.com/clicolors).
  ///
  /// Never more than terminfo has: curses could not show them.
  private static func colorDepth(
    environment: [String: String], colorCount: Int, isTerminal: Bool
  ) -> ColorDepth {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .none }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
      return ColorDepth(colorCount: colorCount)
    }
    guard isTerminal, environment["CLICOLOR"] != "0" else { return .none }
    return ColorDepth(colorCount: colorCount)
  }
}

extension TerminalCapabilities {
  /// What terminfo says about a name.
  struct Facts: Hashable, Sendable {
    var isKnown = false
    var canAddressCursor = false
    var colorCount = 0
  }

  /// Where the capabilities are told from, beside the environment.
  struct Sources {
    var isTerminal: Bool
    var isUnicode: Bool
    var describe: (String) -> Facts
  }
}
