/// Text wrapped to a pane, scrolled by lines.
public struct Paragraph: Hashable, Sendable {
  /// The lines as they were written; each is wrapped on its own.
  public var lines: [Line]
  /// What the screen can show.
  public var glyphs: GlyphSet
  /// The spaces before the rest of a line that was wrapped.
  public var hangingIndent: Int

  /// Makes a paragraph of styled lines.
  public init(_ lines: [Line], glyphs: GlyphSet, hangingIndent: Int = 0) {
    self.lines = lines
    self.glyphs = glyphs
    self.hangingIndent = hangingIndent
  }

  /// Makes a paragraph of plain text.
  public init(_ text: String, glyphs: GlyphSet) {
    self.init([[Span(text)]], glyphs: glyphs)
  }

  /// The lines as wrapped to a width.
  public func wrapped(to columns: Int) -> [Line] {
    lines.flatMap { glyphs.line($0).wrapped(to: columns, hanging: hangingIndent) }
  }

  /// The scroll offset nearest to the wanted one that leaves no room empty.
  public func clampedOffset(_ offset: Int, in pane: Rect) -> Int {
    max(0, min(wrapped(to: pane.width).count - pane.height, offset))
  }

  /// Paints the lines from an offset on.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - buffer: where to paint.
  ///   - offset: lines scrolled away at the top.
  /// - Returns: how many lines there are in all.
  @discardableResult
  public func draw(in pane: Rect, to buffer: inout CellBuffer, offset: Int = 0) -> Int {
    let all = wrapped(to: pane.width)
    let start = max(0, min(all.count - pane.height, offset))
    for (row, line) in all.dropFirst(start).prefix(pane.height).enumerated() {
      buffer.write(line, in: pane, row: row)
    }
    return all.count
  }
}
