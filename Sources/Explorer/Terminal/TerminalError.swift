/// Why the full screen could not be opened.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// The terminal cannot place its cursor.
  case cannotPlaceCursor(name: String)
  /// Neither the terminal's name nor the usual stand-in is in this machine's terminfo.
  case unknown(name: String)
  /// There is a session already.
  case alreadyOpen
  /// curses refused.
  case failed(name: String)

  /// A sentence for the person.
  public var description: String {
    switch self {
    case .notATerminal:
      "The full screen needs a terminal for both input and output."
    case .cannotPlaceCursor(let name):
      "The terminal “\(name)” cannot place its cursor, which the full screen needs."
    case .unknown(let name):
      "The terminal “\(name)” is not in this machine's terminfo."
    case .alreadyOpen:
      "The full screen is open already."
    case .failed(let name):
      "The full screen could not be opened on the terminal “\(name)”."
    }
  }
}
