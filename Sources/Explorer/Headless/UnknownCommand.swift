import ArgumentParser
import Engine

/// A first word that was meant for a subcommand and is none: the parser takes it for a network's name.
struct UnknownCommand: Error, CustomStringConvertible {
  let word: String
  /// The subcommands.
  let known: [String]

  /// Finds one; nil where the first word is a subcommand, an option, or the network to explore.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - commands: the program's subcommands.
  init?(_ arguments: [String], among commands: [any ParsableCommand.Type]) {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    known = commands.compactMap { $0.configuration.commandName }
    guard !known.contains(word), word != "help" else { return nil }
    guard !Self.isNetwork(word) else { return nil }
    if let nearest = NearestWord.of(word, among: known + ZooCatalog.all.map(\.name)) {
      guard known.contains(nearest) else { return nil }
    } else {
      // Only one network can be explored: a word behind another belongs to a command.
      guard arguments.count > 1, !arguments[1].hasPrefix("-") else { return nil }
    }
    self.word = word
  }

  /// Whether a word is a built-in network's name, or looks like a file's.
  private static func isNetwork(_ word: String) -> Bool {
    ZooCatalog.entry(named: word) != nil || ZooCatalog.cifarNetwork(named: word) != nil
      || word.contains { "./".contains($0) }
  }

  var description: String {
    let meant =
      NearestWord.of(word, among: known).map { "did you mean \($0)?" }
      ?? "there are \(known.joined(separator: ", "))"
    return "no command is called \(word.safeToShow); \(meant)"
  }
}
