/// How many colours a terminal can show.
public enum ColorDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// None: bold, dim, underline and reverse only.
  case none = 0
  /// The eight colours of the first colour terminals.
  case eight = 8
  /// Those eight, and bright ones.
  case sixteen = 16
  /// xterm's colour cube and grey ramp.
  case indexed = 256
  /// Any red, green and blue.
  case trueColor = 0x1000000

  /// The depth of a terminal that counts so many colours.
  public init(colorCount: Int) {
    self = Self.allCases.last { $0.rawValue <= colorCount } ?? .none
  }

  /// Fewer colours come first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
