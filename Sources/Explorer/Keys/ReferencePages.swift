/// The pages `docs/commands.md` and `docs/keys.md`, made from the tables.
public enum ReferencePages {
  private static let notice =
    "Made from the tables in `Sources/Explorer`; CONTRIBUTING says how it is made anew."

  /// All commands: how they are written, what they do, other names, keys.
  public static var commands: String {
    let intro = [
      "# Commands", "", notice, "",
      "The same commands are typed on the `:` line of the explorer, read by `convscope repl`, and done by keys.",
      "Words in capitals stand for something of yours; what is in brackets may be left out. Words with blanks in them",
      "are quoted: `input \"my photo.jpg\"`.",
    ]
    return page(intro + CommandTable.groups.flatMap(section))
  }

  /// All keys, by where they are pressed.
  public static var keys: String {
    let intro = [
      "# Keys", "", notice, "",
      "Escape always goes back. The mouse: a click selects, a double click opens, the wheel scrolls.",
    ]
    let shown = KeyContext.allCases.filter { $0 != .find }
    return page(intro + shown.flatMap(section))
  }

  private static func section(_ group: CommandGroup) -> [String] {
    ["", "## \(group.title)", "", "| command | what it does | also | keys | example |"]
      + ["| --- | --- | --- | --- | --- |"]
      + group.entries.map { entry in
        row([
          code(entry.usage), escaped(entry.help), entry.aliases.map(code).joined(separator: " "),
          KeyTable.keys(for: entry.name).map { code($0.caption) }.joined(separator: " "),
          entry.example == entry.name ? "" : code(entry.example),
        ])
      }
  }

  private static func section(_ context: KeyContext) -> [String] {
    ["", "## \(context.helpTitle)", "", "| keys | what they do | command |", "| --- | --- | --- |"]
      + KeyTable.helpBindings(in: context).map { binding in
        row([
          binding.keys.map { code($0.caption) }.joined(separator: " "), escaped(binding.help),
          code(binding.command.text),
        ])
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func page(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }

  /// Code that keeps its bars inside of a table's cell.
  private static func code(_ text: String) -> String { "`\(escaped(text))`" }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}
