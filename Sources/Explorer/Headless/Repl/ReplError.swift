import Engine

/// Why the REPL could not do a command.
enum ReplError: Error, Hashable {
  /// No layer or block has this name; the nearest one may be meant.
  case unknownPlace(String, network: String, nearest: String?)
  /// There is no layer in this direction.
  case atEnd(String)
  /// Nothing was looked for so far.
  case nothingToFind
  /// No layer has this text.
  case notFound(String, network: String)
  /// The layer is switched off: the sentence says what brings it back.
  case silent(String)
  /// There is no edit to take back or to make again.
  case nothingToUndo, nothingToRedo
  /// The layer has no maps, or no weights.
  case nothingToShow(String)
  /// The layer has fewer channels.
  case badChannel(Int, layer: String, count: Int)
  /// Nothing runs between two commands of the REPL.
  case nothingRuns
  /// The command belongs to the full screen.
  case needsScreen(String)
  /// The line has more bytes than a line may have.
  case lineTooLong
}

extension ReplError: CustomStringConvertible {
  /// One sentence.
  var description: String {
    switch self {
    case .unknownPlace(let name, let network, let nearest):
      "\(network) has no layer or block \(name.safeToShow)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; show table lists them")
    case .atEnd(let place): "this is the \(place)"
    case .nothingToFind: "find TEXT comes first"
    case .notFound(let text, let network): "nothing in \(network) matches \(text.safeToShow)"
    case .silent(let sentence): sentence
    case .nothingToUndo: "there is no edit to take back"
    case .nothingToRedo: "there is no edit to make again"
    case .nothingToShow(let sentence): sentence
    case .badChannel(let number, let layer, let count):
      "\(layer): a channel from 0 to \(count - 1) expected, found \(number)"
    case .nothingRuns: "nothing is running"
    case .needsScreen(let command): "\(command) works on the full screen only"
    case .lineTooLong:
      "a line of at most \(LineReader.limit) bytes expected, this one is longer and was not done"
    }
  }
}
