/// A part of help under a title.
struct HelpSection: Hashable {
  /// What it is about.
  let title: String
  /// What it says, in order.
  let entries: [HelpEntry]
}

/// A key, a command or a step, and what is to be said of it.
struct HelpEntry: Hashable {
  /// The key or command.
  let term: String
  /// What it does.
  let text: String
  /// What else is worth knowing: aliases, keys.
  var note = ""
}

/// What help says, made from the tables of keys and commands.
enum HelpContent {
  /// All there is, or what there is on one verb; a verb that does not exist gets a sentence.
  ///
  /// - Parameters:
  ///   - verb: the verb or alias asked about; nil for everything.
  ///   - glyphs: what the screen can show: names of keys follow it.
  /// - Returns: the sections in the order to read them.
  static func sections(on verb: String?, glyphs: GlyphSet) -> [HelpSection] {
    guard let verb else { return [firstSteps(glyphs)] + keys(glyphs) + commands(glyphs) }
    guard let entry = CommandTable.entry(named: verb) else {
      let error = CommandError.unknownCommand(
        verb, nearest: NearestWord.of(verb, among: CommandTable.allNames))
      return [HelpSection(title: "Help", entries: [HelpEntry(term: "", text: "\(error)")])]
    }
    return sections(on: entry, glyphs)
  }

  // MARK: - Everything

  private static func firstSteps(_ glyphs: GlyphSet) -> HelpSection {
    let key = { (command: Command) in
      KeyTable.bindings.first { $0.command == command }?.keys.first?.caption(in: glyphs) ?? ""
    }
    return HelpSection(
      title: "First steps",
      entries: [
        HelpEntry(
          term: key(.step), text: "Compute up to the chosen layer: its feature maps appear."),
        HelpEntry(
          term: "\(key(.next)) \(key(.previous))",
          text: "Go on to the next layer, and back; "
            + "\(key(.openBlock)) and \(key(.closeBlock)) open and close blocks."),
        HelpEntry(
          term: key(.run), text: "Run the whole network and read what it takes the picture for."),
        HelpEntry(
          term: key(.explain(nil, nil)), text: "See how shape, parameters and cost come about."),
        HelpEntry(
          term: "\(key(.commandLine))open resnet18",
          text: "Open a network with skip connections; \(key(.skip(nil, .current))) switches one "
            + "off, \(key(.run)) runs again, \(key(.show(.compare))) shows before and after."),
      ])
  }

  private static func keys(_ glyphs: GlyphSet) -> [HelpSection] {
    KeyContext.allCases.filter { $0 != .find }.map { context in
      HelpSection(
        title: "Keys: " + context.helpTitle,
        entries: KeyTable.helpBindings(in: context).map { HelpEntry($0, glyphs) })
    }
  }

  private static func commands(_ glyphs: GlyphSet) -> [HelpSection] {
    CommandTable.groups.map { group in
      HelpSection(
        title: "Commands: " + group.title,
        entries: group.entries.map { entry in
          let keys = KeyTable.keys(for: entry.name).map { $0.caption(in: glyphs) }
          let parts = [
            entry.aliases.isEmpty ? "" : "also " + entry.aliases.joined(separator: ", "),
            keys.isEmpty ? "" : "keys " + keys.joined(separator: " "),
          ]
          return HelpEntry(
            term: entry.usage, text: entry.help,
            note: parts.filter { !$0.isEmpty }.joined(separator: "; "))
        })
    }
  }

  /// The commands with what they do, without keys.
  static var commandList: [HelpSection] {
    CommandTable.groups.map { group in
      HelpSection(
        title: group.title,
        entries: group.entries.map { HelpEntry(term: $0.usage, text: $0.help) })
    }
  }

  // MARK: - One verb

  private static func sections(on entry: CommandEntry, _ glyphs: GlyphSet) -> [HelpSection] {
    var entries = [
      HelpEntry(term: entry.usage, text: entry.help),
      HelpEntry(term: "for example", text: entry.example),
    ]
    entries += entry.arguments.compactMap(choices)
    if !entry.aliases.isEmpty {
      entries.append(
        HelpEntry(term: "also written", text: entry.aliases.joined(separator: ", ")))
    }
    let bindings = KeyTable.bindings.filter { $0.command.name == entry.name }
    let related =
      CommandTable.groups.first { $0.entries.contains { $0.name == entry.name } }?.entries
      .filter { $0.name != entry.name } ?? []
    return [
      HelpSection(title: entry.name, entries: entries),
      HelpSection(title: "Keys", entries: bindings.map { HelpEntry($0, glyphs) }),
      HelpSection(
        title: "See also",
        entries: related.map { HelpEntry(term: $0.usage, text: $0.help) }),
    ].filter { !$0.entries.isEmpty }
  }

  /// The words that an argument's label does not tell.
  private static func choices(_ argument: CommandArgument) -> HelpEntry? {
    let words = argument.kinds.flatMap { kind -> [String] in
      guard case .words(let words) = kind else { return [] }
      return words
    }
    let told = argument.label.split(separator: "|").map(String.init)
    guard !words.isEmpty, !words.allSatisfy(told.contains) else { return nil }
    return HelpEntry(term: argument.label, text: words.joined(separator: ", "))
  }
}

extension HelpEntry {
  /// A binding's keys and what they do.
  fileprivate init(_ binding: KeyBinding, _ glyphs: GlyphSet) {
    term = binding.keys.map { $0.caption(in: glyphs) }.joined(separator: " ")
    text = binding.help
  }
}
