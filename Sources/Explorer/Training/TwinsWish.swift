import Engine

/// Which twins are to be trained side by side, and how.
public struct TwinsWish: Hashable, Sendable {
  /// The networks: none for the last twins, one with its twin, or two.
  public var names: [String]
  /// Data and settings.
  public var settings: [String]

  /// Makes a wish.
  public init(names: [String] = [], settings: [String] = []) {
    self.names = names
    self.settings = settings
  }

  /// Reads the words behind the command: networks as far as they are neither data nor settings.
  init(words: [String]) {
    names = Array(
      words.prefix(2).prefix { TrainingSetting.named($0) == nil && (try? DataSource($0)) == nil })
    settings = Array(words.dropFirst(names.count))
  }

  /// The words of the command.
  var words: [String] { names + settings }

  /// Both networks.
  ///
  /// - Parameter last: the twins before, which are meant where no name is given.
  /// - Returns: what is named; of one network its twin, plain or with skips, of the same depth.
  func twins(after last: TwinsWish?) -> (String, String) {
    switch names.count {
    case 0:
      let names = last?.names ?? []
      return names.count == 2 ? (names[0], names[1]) : ("plain20", "resnet20")
    case 1: return (names[0], Self.twin(of: names[0]))
    default: return (names[0], names[1])
    }
  }

  /// Why the one network that is named cannot be compared with its twin; nil where it can.
  var problem: String? {
    guard names.count == 1, Self.twin(of: names[0]) == names[0] else { return nil }
    return "\(names[0].sanitized): plainN or resnetN expected, which has a twin with or without "
      + "skips; for others name the second network too"
  }

  private static func twin(of name: String) -> String {
    for (one, other) in [("plain", "resnet"), ("resnet", "plain")] where name.hasPrefix(one) {
      return other + name.dropFirst(one.count)
    }
    return name
  }
}
