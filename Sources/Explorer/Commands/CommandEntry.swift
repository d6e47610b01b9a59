/// One command of the language.
public struct CommandEntry: Sendable {
  /// The verb, in kebab case.
  public let name: String
  /// Other names for it.
  public let aliases: [String]
  /// What it takes.
  public let arguments: [CommandArgument]
  /// What it does, in a sentence.
  public let help: String
  /// A line that works.
  public let example: String
  /// Makes the command of words that fit `arguments`; those of one that takes all that follow stand one by one.
  let make: @Sendable ([String]) -> Command?

  init(
    _ name: String, _ aliases: [String] = [], _ arguments: [CommandArgument] = [], _ help: String,
    example: String? = nil, make: @escaping @Sendable ([String]) -> Command?
  ) {
    self.name = name
    self.aliases = aliases
    self.arguments = arguments
    self.help = help
    self.example = example ?? name
    self.make = make
  }

  init(_ name: String, _ aliases: [String] = [], _ help: String, _ command: Command) {
    self.init(name, aliases, [], help) { _ in command }
  }

  /// How it is written: `skip [on|off] [BLOCK|all]`.
  public var usage: String { ([name] + arguments.map(\.usage)).joined(separator: " ") }
}

/// Commands that belong together.
public struct CommandGroup: Sendable {
  /// What they are about.
  public let title: String
  /// The commands.
  public let entries: [CommandEntry]
}
