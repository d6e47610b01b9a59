/// A row of bars, one a value, on a common scale.
public enum Sparkline {
  /// The bars of some values: `▁▂▄█`, NaN and infinity as `!`.
  ///
  /// - Parameters:
  ///   - values: from left to right.
  ///   - range: the values of the lowest and the highest bar; nil takes those of the data.
  ///   - glyphs: what the screen can show.
  /// - Returns: one column a value.
  public static func text(
    _ values: [Float], range: ValueRange? = nil, glyphs: GlyphSet
  ) -> String {
    let scale = ColorScale(range: range ?? ValueRange(of: values))
    let bars = glyphs.risingBars
    var text = String.UnicodeScalarView()
    for value in values {
      guard case .level(let level) = scale.classify(value, levels: bars.count) else {
        text.append("!")
        continue
      }
      text.append(bars[level])
    }
    return String(text)
  }

  /// The bars of some values in at most the given columns, several values a bar by their mean.
  ///
  /// - Parameters:
  ///   - values: from left to right.
  ///   - width: columns at most.
  ///   - range: the values of the lowest and the highest bar; nil takes those of the bars.
  ///   - glyphs: what the screen can show.
  /// - Returns: one column a value or a group of values.
  public static func text(
    _ values: [Float], width: Int, range: ValueRange? = nil, glyphs: GlyphSet
  ) -> String {
    let image = HeatmapImage(width: values.count, height: 1, values: values)
    return text(image.reduced(columns: width, rows: 1).values, range: range, glyphs: glyphs)
  }
}

/// Counts over a range of values as upright bars.
public struct Histogram: Hashable, Sendable {
  /// How many values each bin holds.
  public var counts: [Int]
  /// The values at the ends.
  public var range: ValueRange
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a histogram of counts that are known.
  public init(counts: [Int], range: ValueRange, glyphs: GlyphSet) {
    self.counts = counts
    self.range = range
    self.glyphs = glyphs
  }

  /// Counts the finite values in so many bins of equal width; nil when there are none.
  public init?(of values: [Float], bins: Int, glyphs: GlyphSet) {
    guard bins > 0, let range = ValueRange(of: values) else { return nil }
    let scale = ColorScale(range: range)
    var counts = Array(repeating: 0, count: bins)
    for value in values {
      if case .level(let level) = scale.classify(value, levels: bins) { counts[level] += 1 }
    }
    self.init(counts: counts, range: range, glyphs: glyphs)
  }

  /// Paints the bars with the range's ends in the last row.
  public func draw(in pane: Rect, to buffer: inout CellBuffer) {
    guard !pane.isEmpty, !counts.isEmpty else { return }
    let parts = pane.splitBottom(pane.height > 1 ? 1 : 0)
    let columnsPerBin = max(1, pane.width / counts.count)
    let largest = max(1, counts.max() ?? 1)
    for (index, count) in counts.enumerated() {
      let area = Rect(
        x: pane.x + index * columnsPerBin, y: parts.rest.y,
        width: max(1, columnsPerBin - (columnsPerBin > 2 ? 1 : 0)), height: parts.rest.height
      ).intersection(parts.rest)
      drawBar(Double(count) / Double(largest), in: area, to: &buffer)
    }
    let used = Rect(
      x: pane.x, y: parts.bottom.y, width: min(pane.width, columnsPerBin * counts.count), height: 1
    ).intersection(parts.bottom)
    buffer.write(NumberFormat.float(range.lower), in: used, style: .role(.muted))
    buffer.write(NumberFormat.float(range.upper), in: used, style: .role(.muted), alignment: .right)
  }

  private func drawBar(_ share: Double, in area: Rect, to buffer: inout CellBuffer) {
    let bars = glyphs.isASCII ? ["#"] : glyphs.risingBars
    var filled = Int((share * Double(area.height * bars.count)).rounded())
    if share > 0 { filled = max(1, filled) }
    for line in 0..<area.height {
      let part = min(bars.count, filled - line * bars.count)
      guard part > 0 else { break }
      let row = Rect(x: area.x, y: area.bottom - 1 - line, width: area.width, height: 1)
      buffer.fill(row, with: Cell(bars[part - 1], .role(.accent)))
    }
  }
}
