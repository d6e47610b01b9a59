/// A command line cut into words: blanks separate, quotes keep together, a backslash takes the next character as it is.
struct CommandLineWords: Hashable {
  /// One word and where it begins in the line, counted in characters.
  struct Word: Hashable {
    var text: String
    var start: Int
  }

  /// The words in order.
  private(set) var words: [Word] = []
  /// Whether a quote was opened and not closed.
  private(set) var isQuoteOpen = false
  /// The characters of the line to the end of the first word.
  private(set) var firstWordEnd = 0
  /// Whether the last word is still being typed: nothing separates it from the line's end.
  private(set) var isLastWordOpen = false

  init(_ line: some StringProtocol) {
    var current: Word?
    var quote: Character?
    var isEscaped = false
    for (offset, character) in line.enumerated() {
      if quote == nil, !isEscaped, character.isWhitespace {
        if let word = current {
          if words.isEmpty { firstWordEnd = offset }
          words.append(word)
        }
        current = nil
        continue
      }
      if current == nil { current = Word(text: "", start: offset) }
      if isEscaped {
        current?.text.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else {
        current?.text.append(character)
      }
    }
    isQuoteOpen = quote != nil
    isLastWordOpen = current != nil
    if let word = current {
      if words.isEmpty { firstWordEnd = line.count }
      words.append(word)
    }
  }

  /// The word as it must be written to be read as one.
  static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && !word.contains { $0.isWhitespace || "\"'\\".contains($0) }
    guard !isPlain else { return word }
    let escaped = word.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }
    return "\"" + escaped.joined() + "\""
  }
}
