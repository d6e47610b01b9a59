/// Reads a line of the command language.
public enum CommandParser {
  /// The command that a line says.
  public static func parse(_ line: String) -> Result<Command, CommandError> {
    do throws(CommandError) {
      return .success(try command(in: line))
    } catch {
      return .failure(error)
    }
  }

  private static func command(in line: String) throws(CommandError) -> Command {
    let split = CommandLineWords(line)
    guard !split.isQuoteOpen else { throw .openQuote }
    var words = split.words.map(\.text)
    guard let verb = words.first else { throw .empty }
    words.removeFirst()
    guard let entry = CommandTable.entry(named: verb) else {
      throw .unknownCommand(verb, nearest: NearestWord.of(verb, among: CommandTable.allNames))
    }
    let given = try fit(words, to: entry)
    // The words fit one by one, but not together: `input photo.jpg 7`.
    guard let command = entry.make(given) else {
      if given.count < entry.arguments.count {
        let label = entry.arguments[given.count].label
        throw .missing(command: entry.name, argument: label, example: entry.example)
      }
      throw .tooMany(command: entry.name, found: given.last ?? "", usage: entry.example)
    }
    return command
  }

  /// The words as the entry's arguments, checked one by one.
  private static func fit(
    _ words: [String], to entry: CommandEntry
  ) throws(CommandError) -> [String] {
    var rest = words[...]
    var given: [String] = []
    for argument in entry.arguments {
      guard let word = rest.first else {
        guard argument.isOptional else {
          throw .missing(command: entry.name, argument: argument.label, example: entry.example)
        }
        continue
      }
      if let problem = problem(with: word, as: argument, of: entry) {
        // A word that does not fit here may be the next argument: `skip layer2.0`.
        if argument.isOptional, argument != entry.arguments.last { continue }
        throw problem
      }
      given += argument.takesRest ? rest : [word]
      rest = argument.takesRest ? [] : rest.dropFirst()
    }
    if let extra = rest.first {
      throw .tooMany(command: entry.name, found: extra, usage: entry.usage)
    }
    return given
  }

  /// What speaks against a word in the place of an argument; nil when it fits.
  static func problem(
    with word: String, as argument: CommandArgument, of entry: CommandEntry
  ) -> CommandError? {
    var words: [String] = []
    for kind in argument.kinds {
      switch kind {
      case .words(let expected):
        if expected.contains(word) { return nil }
        words += expected
      case .number(let lowest, let highest):
        if let number = UInt64(word), (lowest...highest).contains(number) { return nil }
        return .badNumber(
          word, command: entry.name,
          expected: "a whole number from \(lowest)"
            + (highest < .max ? " to \(highest)" : ""))
      case .layer, .block, .branch, .network, .file, .property, .setting, .class, .command,
        .trainingWish, .twinsWish, .text:
        return word.isEmpty
          ? .missing(command: entry.name, argument: argument.label, example: entry.example) : nil
      }
    }
    return .unknownWord(word, command: entry.name, expected: words)
  }
}
