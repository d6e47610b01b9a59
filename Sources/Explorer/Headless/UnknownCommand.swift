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
    // Only one network can be explored: a word behind it belongs to a command.
    let isFollowed = arguments.count > 1 && !arguments[1].hasPrefix("-")
    guard isFollowed || Self.isMeant(word, among: known) else { return nil }
    self.word = word
  }

  /// Whether a word is nearer to a command than to a network, and no file.
  private static func isMeant(_ word: String, among known: [String]) -> Bool {
    let networks = ZooCatalog.all.map(\.name)
    guard !word.contains(where: { "./".contains($0) }),
      let nearest = NearestWord.of(word, among: networks + known)
    else { return false }
    return known.contains(nearest) && nearest != word
  }

  var description: String {
    let meant =
      NearestWord.of(word, among: known).map { "did you mean \($0)?" }
      ?? "there are \(known.joined(separator: ", "))"
    return "no command is called \(word.safeToShow); \(meant)"
  }
}
