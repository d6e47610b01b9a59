/// All commands: parser, completion, help and reference page are made from this table.
public enum CommandTable {
  /// The commands in groups, in the order of help.
  public static let groups: [CommandGroup] = [
    CommandGroup(title: "Networks, inputs and weights", entries: openingEntries),
    CommandGroup(title: "Going through the network", entries: goingEntries),
    CommandGroup(title: "Running", entries: runningEntries),
    CommandGroup(title: "Training", entries: trainingEntries),
    CommandGroup(title: "Editing", entries: switchEntries + restructuringEntries),
    CommandGroup(title: "Looking", entries: lookingEntries),
    CommandGroup(title: "Files", entries: fileEntries),
    CommandGroup(title: "The program", entries: programEntries),
  ]

  /// All commands, in the order of help.
  public static let entries: [CommandEntry] = groups.flatMap(\.entries)

  /// All names, without aliases.
  public static let allNames: [String] = entries.map(\.name)

  private static let byName: [String: CommandEntry] = Dictionary(
    entries.flatMap { entry in ([entry.name] + entry.aliases).map { ($0, entry) } },
    uniquingKeysWith: { first, _ in first })

  /// The command of a name or alias; `_` stands for `-`.
  public static func entry(named name: String) -> CommandEntry? {
    byName[name] ?? byName[String(name.lowercased().map { $0 == "_" ? "-" : $0 })]
  }
}
