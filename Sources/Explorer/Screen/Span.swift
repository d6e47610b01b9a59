/// A piece of text in one style.
public struct Span: Hashable, Sendable {
  /// The text.
  public var text: String
  /// How it looks.
  public var style: Style

  /// Makes a span.
  public init(_ text: String, _ style: Style = .standard) {
    self.text = text
    self.style = style
  }

  /// How many columns the text takes.
  public var displayWidth: Int { text.displayWidth }
}

/// Text in several styles on one line.
public typealias Line = [Span]

extension [Span] {
  /// How many columns the line takes.
  public var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
  /// The characters without their styles.
  public var plainText: String { map(\.text).joined() }
}

/// Where text stands in the columns it has.
public enum TextAlignment: Hashable, Sendable {
  /// At the left edge.
  case left
  /// In the middle, one column to the left when it does not come out even.
  case center
  /// At the right edge.
  case right
}

/// What gives way when text is longer than the columns it has.
public enum Shortening: Hashable, Sendable {
  /// The end: `layer1.0…`.
  case end
  /// The middle: `layer1…conv2`.
  case middle
  /// The beginning is left out: the end counts.
  case beginning
  /// The end, without an ellipsis.
  case clip
}
