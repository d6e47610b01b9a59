/// A bar that grows to the right with eighths of a cell.
public enum Bar {
  /// The bar's characters for a share of a width.
  ///
  /// - Parameters:
  ///   - share: 0…1; more is a full bar, less or NaN an empty one.
  ///   - width: columns of a full bar.
  ///   - glyphs: what the screen can show; in ASCII whole cells only.
  /// - Returns: as many columns as are filled, at least a sliver for a share above zero.
  public static func text(share: Double, width: Int, glyphs: GlyphSet) -> String {
    guard share > 0, width > 0 else { return "" }
    let parts = glyphs.growingBars
    let filled = max(1, Int((min(1, share) * Double(width * parts.count)).rounded()))
    var text = String.UnicodeScalarView()
    text.append(contentsOf: repeatElement(parts[parts.count - 1], count: filled / parts.count))
    if filled % parts.count > 0 { text.append(parts[filled % parts.count - 1]) }
    return String(text)
  }
}
