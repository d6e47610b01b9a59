/// Why a line is no command.
public enum CommandError: Error, Hashable, Sendable {
  /// The line is empty.
  case empty
  /// A quote is opened and not closed.
  case openQuote
  /// No command has this name; the nearest one may be meant.
  case unknownCommand(String, nearest: String?)
  /// A word is missing.
  case missing(command: String, argument: String, example: String)
  /// There is a word too many.
  case tooMany(command: String, found: String, usage: String)
  /// A word is none of those that may stand there.
  case unknownWord(String, command: String, expected: [String])
  /// A word is not a number in the range.
  case badNumber(String, command: String, expected: String)
}

extension CommandError: CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .empty: "a command expected, the line is empty"
    case .openQuote: "a quote is opened and not closed"
    case .unknownCommand(let name, let nearest):
      "no command is called \(name.safeToShow); "
        + (nearest.map { "did you mean \($0)?" } ?? "help lists them")
    case .missing(let command, let argument, let example):
      "\(command): \(argument) expected, for example: \(example)"
    case .tooMany(let command, let found, let usage):
      "\(command): nothing expected after \(usage), found \(found.safeToShow)"
    case .unknownWord(let word, let command, let expected):
      "\(command): \(Self.list(expected)) expected, found \(word.safeToShow)"
    case .badNumber(let word, let command, let expected):
      "\(command): \(expected) expected, found \(word.safeToShow)"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
