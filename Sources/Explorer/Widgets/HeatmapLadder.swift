/// How heatmaps are drawn, from what every terminal can show to what few can.
public enum HeatmapLadder: String, Hashable, Sendable, CaseIterable {
  /// Characters of a pure ASCII ramp, two columns a value.
  case ascii
  /// Half blocks in 16 colours, two values a cell.
  case halfBlocks16 = "16"
  /// Half blocks in 256 colours.
  case halfBlocks256 = "256"
  /// Half blocks in any colour.
  case trueColor = "truecolor"

  /// Columns of cells that one value takes.
  public var columnsPerValue: Int { self == .ascii ? 2 : 1 }
  /// Values that one cell shows one above the other.
  public var valuesPerRow: Int { self == .ascii ? 1 : 2 }

  /// How many values fit into a rectangle of cells, across and down.
  public func capacity(of area: Rect) -> Size {
    Size(width: area.width / columnsPerValue, height: area.height * valuesPerRow)
  }

  /// How many cells an image of so many values takes.
  public func cells(for image: Size) -> Size {
    Size(
      width: image.width * columnsPerValue,
      height: (image.height + valuesPerRow - 1) / valuesPerRow)
  }
}

/// The characters of the ASCII heatmap, from low to high.
public enum HeatmapRamp {
  /// Darker to brighter by the ink of the character.
  public static let unsigned: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)
  /// Letters and strokes below zero, a space at zero, other signs above: known without colour.
  public static let signed: [Unicode.Scalar] = Array("Mmo~- +*#%@".unicodeScalars)

  /// The ramp of a scale.
  public static func characters(for scale: ColorScale) -> [Unicode.Scalar] {
    scale.isSigned ? signed : unsigned
  }

  /// What stands for a value that is not finite.
  ///
  /// `N`, `+`, `-` on half blocks; in ASCII, where the signs belong to the ramp, `N`, `^` and `_`.
  public static func nonFinite(_ value: ValueClass, ladder: HeatmapLadder) -> Unicode.Scalar? {
    switch value {
    case .level: nil
    case .nan: "N"
    case .positiveInfinity: ladder == .ascii ? "^" : "+"
    case .negativeInfinity: ladder == .ascii ? "_" : "-"
    }
  }

  /// How those characters look.
  public static let nonFiniteStyle = Style.role(.bad, [.bold, .reverse])
}
