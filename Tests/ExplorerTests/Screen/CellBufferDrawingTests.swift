import Explorer
import Testing

struct CellBufferDrawingTests {
  @Test func `writing returns the columns it took`() {
    var buffer = CellBuffer(size: Size(width: 10, height: 1))
    #expect(buffer.write("卷积", x: 0, y: 0) == 4)
    #expect(buffer.write("abc", x: 4, y: 0, maximumWidth: 2) == 2)
    #expect(buffer.plainText == "卷积ab\n")
  }

  @Test func `text is clipped on both sides of a rectangle`() {
    var buffer = CellBuffer(size: Size(width: 8, height: 1))
    buffer.write("abcdefgh", x: 0, y: 0, clip: Rect(x: 2, y: 0, width: 3, height: 1))
    #expect(buffer.plainText == "  cde\n")
  }

  @Test func `a wide character cut by the edge becomes a space`() {
    var buffer = CellBuffer(size: Size(width: 3, height: 1))
    buffer.write("a卷积", x: 0, y: 0)
    #expect(buffer.plainText == "a卷\n")
    buffer.write("卷", x: 2, y: 0)
    #expect(buffer[2, 0].scalar == " ")
  }

  @Test func `writing over half of a wide character removes the other half`() {
    var buffer = CellBuffer(size: Size(width: 4, height: 1))
    buffer.write("卷积", x: 0, y: 0)
    buffer.write("x", x: 1, y: 0)
    buffer.write("y", x: 2, y: 0)
    #expect(buffer.plainText == " xy\n")
  }

  @Test func `text stands left, in the middle or right`() {
    var buffer = CellBuffer(size: Size(width: 6, height: 3))
    for (row, alignment) in [TextAlignment.left, .center, .right].enumerated() {
      buffer.write("abc", in: buffer.bounds, row: row, alignment: alignment)
    }
    #expect(buffer.plainText == "abc\n abc\n   abc\n")
  }

  @Test func `a box has round corners and its title in the top edge`() {
    var buffer = CellBuffer(size: Size(width: 12, height: 3))
    let inside = buffer.box(buffer.bounds, title: [Span("Maps")], glyphs: .unicode)
    #expect(buffer.plainText == "╭ Maps ────╮\n│          │\n╰──────────╯\n")
    #expect(inside == Rect(x: 1, y: 1, width: 10, height: 1))
  }

  @Test func `a long title ends before the corner`() {
    var buffer = CellBuffer(size: Size(width: 9, height: 2))
    buffer.box(buffer.bounds, title: [Span("Network")], glyphs: .ascii)
    #expect(buffer.plainText == "+ Net.. +\n+-------+\n")
  }

  @Test(arguments: [
    Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 3, height: 2),
  ])
  func `drawing into any rectangle ends without a trap`(size: Size) {
    var buffer = CellBuffer(size: size)
    for area in [
      buffer.bounds, Rect(x: -5, y: -5, width: 20, height: 20), Rect(Size(width: 0, height: 9)),
    ] {
      buffer.box(area, title: [Span("title")], glyphs: .unicode)
      buffer.fill(area, with: Cell("x"))
      buffer.apply(.selected, to: area)
      buffer.write("卷积 text", in: area, row: 3, alignment: .right, shortening: .middle)
    }
    #expect(buffer.cells.count == size.width * size.height)
  }

  @Test func `a style laid over another keeps its colour`() {
    let style = Style.role(.bad).overlaid(with: .selected)
    #expect(style == Style(foreground: .role(.bad), attributes: [.reverse, .bold]))
  }
}
