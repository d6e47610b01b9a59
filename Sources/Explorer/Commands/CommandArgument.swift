/// What a command takes in one place of its line.
public struct CommandArgument: Hashable, Sendable {
  /// What kind of word stands there: what is checked and completed.
  public enum Kind: Hashable, Sendable {
    /// A layer's or block's name.
    case layer
    /// A block with a skip connection.
    case block
    /// A branch of a module, or a module with branches.
    case branch
    /// A built-in network or the path of a network file.
    case network
    /// A path; completion offers files with these endings, all for none.
    case file([String])
    /// A hyper-parameter of the layer named before.
    case property
    /// `PROPERTY=VALUE` for the kind of layer named before.
    case setting
    /// A whole number from the first to the second.
    case number(UInt64, UInt64)
    /// A class's number or name.
    case `class`
    /// The name of a command.
    case command
    /// One of these words.
    case words([String])
    /// Data, a setting of training or its value, or what is wished of training.
    case trainingWish
    /// Two networks, data, a setting of training or its value.
    case twinsWish
    /// Anything.
    case text
  }

  /// How it is written in usage lines: `LAYER`, `on|off`.
  public let label: String
  /// What kinds of words may stand there; the first that fits counts.
  public let kinds: [Kind]
  /// Whether it may be left out.
  public let isOptional: Bool
  /// Whether it takes all words that follow.
  public let takesRest: Bool

  /// Makes an argument.
  public init(_ label: String, _ kinds: Kind..., optional: Bool = false, rest: Bool = false) {
    self.label = label
    self.kinds = kinds
    isOptional = optional
    takesRest = rest
  }

  /// The label as usage lines show it, in brackets where it may be left out.
  public var usage: String { isOptional ? "[\(label)]" : label }
}
