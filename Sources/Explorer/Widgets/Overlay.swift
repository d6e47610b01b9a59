/// A framed paragraph laid over the middle of the screen.
public struct Overlay: Hashable, Sendable {
  /// The frame's title.
  public var title: Line
  /// The text.
  public var paragraph: Paragraph
  /// A hint in the bottom edge, such as how to close it.
  public var footer: Line

  /// Makes an overlay.
  public init(title: Line, paragraph: Paragraph, footer: Line = []) {
    self.title = title
    self.paragraph = paragraph
    self.footer = footer
  }

  /// The frame on a screen: as large as the text needs, with a margin where there is room.
  public func frame(in screen: Rect) -> Rect {
    let widest = paragraph.lines.reduce(title.displayWidth + 2) {
      max($0, paragraph.glyphs.line($1).displayWidth)
    }
    let width = min(widest + 4, screen.width >= 20 ? screen.width - 4 : screen.width)
    let lines = paragraph.wrapped(to: max(0, width - 4)).count
    let height = min(lines + 2, screen.height >= 10 ? screen.height - 2 : screen.height)
    return Rect(
      x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2,
      width: width, height: height)
  }

  /// Paints the frame and the text from an offset on.
  ///
  /// - Parameters:
  ///   - screen: the screen it lies over.
  ///   - offset: lines scrolled away at the top.
  ///   - buffer: where to paint.
  /// - Returns: the largest offset that makes sense.
  @discardableResult
  public func draw(in screen: Rect, offset: Int = 0, to buffer: inout CellBuffer) -> Int {
    let frame = frame(in: screen)
    buffer.fill(frame)
    let glyphs = paragraph.glyphs
    let inside = buffer.box(frame, title: title, style: .role(.accent), glyphs: glyphs)
      .inset(left: 1, right: 1)
    let count = paragraph.draw(in: inside, to: &buffer, offset: offset)
    let last = max(0, count - inside.height)
    var hint = footer
    if last > 0, !inside.isEmpty {
      let shown = max(0, min(last, offset))
      hint = [Span("\(shown + 1)–\(shown + inside.height) of \(count)   ", .role(.muted))] + hint
    }
    if !hint.isEmpty {
      let edge = Rect(x: inside.x, y: frame.bottom - 1, width: inside.width, height: 1)
      let line = glyphs.line([Span(" ")] + hint + [Span(" ")]).shortened(
        to: edge.width, ellipsis: glyphs.ellipsis)
      buffer.write(line, in: edge.intersection(frame), alignment: .right)
    }
    return last
  }
}
