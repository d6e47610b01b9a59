/// What a colour means; the terminal decides what it looks like on this screen.
public enum ColorRole: UInt8, Hashable, Sendable, CaseIterable {
  /// What the eye should find first: the chosen layer, the title.
  case accent
  /// Secondary text: captions, units, hints.
  case muted
  /// Frames of panes.
  case border
  /// Something good or finished.
  case good
  /// Something to look at: edits, random weights, skips that are off.
  case warning
  /// Something wrong: errors, NaN, infinity.
  case bad
  /// Computation under way.
  case busy
}

/// A palette of colours for numbers, dark to light unless said otherwise.
public enum Palette: String, Hashable, Sendable, CaseIterable {
  /// Blue, green, yellow: perceptually uniform.
  case viridis
  /// Blue, grey, yellow: uniform and made for colour-vision deficiencies.
  case cividis
  /// Black to white.
  case grey
  /// Blue through neutral to orange, for signed numbers: the middle step is zero.
  case diverging
}

/// A colour by meaning, independent of what a terminal can show.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// A colour by its meaning.
  case role(ColorRole)
  /// A step of a palette, 0 … `Palette.stepCount` − 1.
  case step(Palette, UInt8)
}

extension Palette {
  /// How many steps every palette has: few enough to keep frames small over slow links.
  public static let stepCount = 32
}

/// Attributes of a cell beside its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Bold or bright.
  public static let bold = Attributes(rawValue: 1)
  /// Dimmed.
  public static let dim = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
}

/// How a cell looks beside its character.
public struct Style: Hashable, Sendable {
  /// The character's colour.
  public var foreground: Color
  /// The cell's colour.
  public var background: Color
  /// Bold, dim, underline, reverse.
  public var attributes: Attributes

  /// Makes a style; without arguments the terminal's own.
  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own style.
  public static let standard = Style()
  /// Bold text.
  public static let bold = Style(attributes: .bold)
  /// The chosen row or cell.
  public static let selected = Style(attributes: [.reverse, .bold])

  /// Text in a colour by meaning.
  public static func role(_ role: ColorRole, _ attributes: Attributes = []) -> Style {
    Style(foreground: .role(role), attributes: attributes)
  }
}

extension Palette {
  /// The step of `diverging` that means exactly zero; negative steps lie below, positive above.
  ///
  /// With 32 steps the sides are 1 … 15 and 17 … 31; step 0 is not used, so that both are equal.
  public static let zeroStep = stepCount / 2

  /// Whether black letters are read better on a step than white ones, at any depth of colour.
  public func isLight(_ step: UInt8) -> Bool {
    self == .diverging
      ? abs(Int(step) - Self.zeroStep) <= Self.stepCount / 3 : Int(step) >= Self.stepCount / 2
  }
}
