/// The characters that widgets draw with: Unicode, or pure ASCII for terminals that show no other.
public struct GlyphSet: Hashable, Sendable {
  /// Whether only ASCII may be shown.
  public let isASCII: Bool

  /// Line drawing, box corners, symbols and bars with Unicode characters.
  public static let unicode = GlyphSet(isASCII: false)
  /// The same in pure ASCII.
  public static let ascii = GlyphSet(isASCII: true)

  private init(isASCII: Bool) {
    self.isASCII = isASCII
  }

  private func pick<Value>(_ unicode: Value, _ ascii: Value) -> Value { isASCII ? ascii : unicode }

  // MARK: - Frames

  /// A horizontal line.
  public var horizontal: Unicode.Scalar { pick("─", "-") }
  /// A vertical line.
  public var vertical: Unicode.Scalar { pick("│", "|") }
  /// The rounded top left corner.
  public var topLeft: Unicode.Scalar { pick("╭", "+") }
  /// The rounded top right corner.
  public var topRight: Unicode.Scalar { pick("╮", "+") }
  /// The rounded bottom left corner.
  public var bottomLeft: Unicode.Scalar { pick("╰", "+") }
  /// The rounded bottom right corner.
  public var bottomRight: Unicode.Scalar { pick("╯", "+") }
  /// A vertical line with gaps, for what is off.
  public var verticalDotted: Unicode.Scalar { pick("┆", ":") }
  /// A line that branches off to the right.
  public var branchRight: Unicode.Scalar { pick("├", "+") }
  /// Two lines that cross.
  public var cross: Unicode.Scalar { pick("┼", "+") }

  // MARK: - Brackets of skip connections

  /// Where a bracket in the margin begins.
  public var bracketStart: Unicode.Scalar { pick("╭", "/") }
  /// Where a bracket in the margin ends.
  public var bracketEnd: Unicode.Scalar { pick("╰", "\\") }

  /// A folded block's whole bracket in one row.
  public var bracketWhole: Unicode.Scalar { "(" }

  // MARK: - Symbols

  /// Computed.
  public var squareFull: Unicode.Scalar { pick("■", "#") }
  /// Not computed.
  public var squareEmpty: Unicode.Scalar { pick("□", ".") }
  /// Computed in part.
  public var squareSmall: Unicode.Scalar { pick("▪", "o") }
  /// An open block.
  public var triangleOpen: Unicode.Scalar { pick("▾", "v") }
  /// A closed block.
  public var triangleClosed: Unicode.Scalar { pick("▸", ">") }
  /// Something that is running or ready.
  public var dot: Unicode.Scalar { pick("●", "*") }
  /// The addition that a skip connection ends in.
  public var addition: Unicode.Scalar { pick("⊕", "+") }
  /// Multiplied by.
  public var times: Unicode.Scalar { pick("×", "x") }
  /// The dot between factors and between parts of a line.
  public var middleDot: Unicode.Scalar { pick("·", "*") }
  /// What leads to what; two columns in ASCII.
  public var arrow: String { pick("→", "->") }
  /// Upwards, or sorted upwards.
  public var arrowUp: Unicode.Scalar { pick("▲", "^") }
  /// Downwards, or sorted downwards.
  public var arrowDown: Unicode.Scalar { pick("▼", "v") }
  /// Text left out; two columns in ASCII, to leave more of the name.
  public var ellipsis: String { pick("…", "..") }
  /// Where the largest value lies.
  public var maximumMark: Unicode.Scalar { pick("▲", "H") }
  /// Where the smallest value lies.
  public var minimumMark: Unicode.Scalar { pick("▼", "L") }
  /// The value that is read out.
  public var cursor: Unicode.Scalar { pick("┼", "X") }
  /// The upper half of a cell.
  public static let upperHalf: Unicode.Scalar = "▀"

  // MARK: - Bars

  /// Bars that grow upwards, from the lowest visible to a full cell.
  public var risingBars: [Unicode.Scalar] {
    pick(["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], [".", ":", "-", "=", "+", "*", "#", "@"])
  }

  /// Bars that grow to the right: parts of a cell, the last one full.
  public var growingBars: [Unicode.Scalar] {
    pick(["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], ["#"])
  }

  /// The part of a bar that is not filled.
  public var barRest: Unicode.Scalar { pick("·", ".") }

  /// Squares that fill while a layer is computed, from empty to full.
  public var fillingSquares: [Unicode.Scalar] { pick(["□", "▪", "■"], [".", "o", "#"]) }

  /// Marks for the points of several lines, told apart without colour; two by two they belong together.
  public var seriesMarks: [Unicode.Scalar] {
    pick(
      ["●", "○", "▲", "△", "■", "□", "◆", "◇", "▼", "▽", "★", "☆"],
      ["o", "x", "*", "+", "#", "=", "@", "%", "A", "a", "B", "b"])
  }

  // MARK: - Text

  /// Text as this set can show it.
  public func text(_ text: String) -> String { isASCII ? text.asciiForm : text }

  /// A line as this set can show it.
  public func line(_ line: Line) -> Line {
    isASCII ? line.map { Span($0.text.asciiForm, $0.style) } : line
  }
}
