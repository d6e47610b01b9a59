/// What could stand in the place of a word of a line.
public struct CommandCompletion: Hashable, Sendable {
  /// The characters of the line that the word takes, counted from 0.
  public let range: Range<Int>
  /// The word as far as it has been typed, without quotes.
  public let typed: String
  /// What could stand there, in the order to offer it.
  public let candidates: [CompletionCandidate]

  /// What all candidates begin with; the typed word where they do not begin with it.
  public var commonBeginning: String {
    guard let first = candidates.first?.text else { return typed }
    let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1.text) }
    return common.hasPrefix(typed) ? common : typed
  }

  /// The candidates for the word of a line in which the cursor stands.
  ///
  /// - Parameters:
  ///   - line: the line as typed.
  ///   - cursor: the number of characters before the cursor.
  ///   - context: the names and files there are.
  public init(line: String, cursor: Int, context: CompletionContext) {
    let before = CommandLineWords(line.prefix(max(0, cursor)))
    var words = before.words
    let open = before.isLastWordOpen ? words.popLast() : nil
    typed = open?.text ?? ""
    let start = open?.start ?? min(max(0, cursor), line.count)
    // The word may go on behind the cursor.
    let whole = CommandLineWords(line.dropFirst(start)).firstWordEnd
    range = start..<max(min(max(0, cursor), line.count), open == nil ? start : start + whole)
    candidates = Self.candidates(typed, after: words.map(\.text), context)
  }

  private static func candidates(
    _ typed: String, after words: [String], _ context: CompletionContext
  ) -> [CompletionCandidate] {
    guard let verb = words.first else { return verbs(typed) }
    guard let entry = CommandTable.entry(named: verb) else { return [] }
    var given: [String] = []
    var arguments = entry.arguments[...]
    for word in words.dropFirst() {
      // A word that does not fit here may be the next argument: `skip layer2.0`.
      while let argument = arguments.first, argument.isOptional, arguments.count > 1,
        CommandParser.problem(with: word, as: argument, of: entry) != nil
      {
        arguments.removeFirst()
      }
      guard let argument = arguments.first else { return [] }
      if !argument.takesRest { arguments.removeFirst() }
      given.append(word)
    }
    guard !arguments.isEmpty else { return [] }
    // Optional arguments may be left out: `skip ` takes on, off or a block.
    let needed = arguments.firstIndex { !$0.isOptional } ?? arguments.endIndex - 1
    let offered = arguments[...needed]
    let place = CompletionPlace(entry: entry, given: given, context: context)
    // A word may be both a kind and a name: `insert after conv1 relu`.
    var seen: Set<String> = []
    let all = offered.flatMap { argument in
      argument.kinds.flatMap { place.candidates(typed, of: $0) }
    }.filter { seen.insert($0.text).inserted }
    // Some kinds offer names that only contain the text: not where another kind's begins with it.
    let beginning = all.filter { $0.text.lowercased().hasPrefix(typed.lowercased()) }
    return beginning.isEmpty ? all : beginning
  }

  /// The verbs that begin with a text; other names for them only when none does.
  static func verbs(_ typed: String) -> [CompletionCandidate] {
    let wanted = typed.lowercased().replacing("_", with: "-")
    let names = CommandTable.entries.filter { $0.name.hasPrefix(wanted) }
    guard names.isEmpty else {
      return names.map { CompletionCandidate($0.name, help: $0.help) }
    }
    return CommandTable.entries.flatMap { entry in
      entry.aliases.filter { $0.hasPrefix(wanted) }.map {
        CompletionCandidate($0, help: "\(entry.name): \(entry.help)")
      }
    }
  }
}

extension String {
  /// What both begin with.
  func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
