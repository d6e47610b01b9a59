/// What is wished of training.
public enum TrainingWish: Hashable, Sendable {
  /// Trains the open network; the words are data and settings.
  case start([String])
  /// Stops after the step under way.
  case stop
  /// Goes on from where the last run ended; the words are settings.
  case again([String])
  /// Takes the weights of the last run as those of the explorer.
  case take
  /// Stops what is trained, else trains.
  case toggle

  /// Reads the words behind the command.
  init(words: [String]) {
    switch words.first {
    case "stop" where words.count == 1: self = .stop
    case "take" where words.count == 1: self = .take
    case "toggle" where words.count == 1: self = .toggle
    case "continue": self = .again(Array(words.dropFirst()))
    default: self = .start(words)
    }
  }

  /// The words of the command.
  var words: [String] {
    switch self {
    case .start(let words): words
    case .stop: ["stop"]
    case .again(let words): ["continue"] + words
    case .take: ["take"]
    case .toggle: ["toggle"]
    }
  }
}
