import Testing

@testable import Explorer

struct OverlayTests {
  private let paragraph = Paragraph("one two three four five six seven", glyphs: .ascii)

  @Test func `a paragraph wraps to its pane and scrolls by lines`() {
    var buffer = CellBuffer(size: Size(width: 10, height: 2))
    let count = paragraph.draw(in: buffer.bounds, to: &buffer, offset: 1)
    #expect(count == 4)
    #expect(buffer.plainText == "three four\nfive six\n")
  }

  @Test func `an offset beyond the end shows the end`() {
    let pane = Rect(x: 0, y: 0, width: 10, height: 2)
    #expect(paragraph.clampedOffset(99, in: pane) == 2)
    #expect(paragraph.clampedOffset(-5, in: pane) == 0)
  }

  @Test func `an overlay lies in the middle and says how much there is`() {
    var buffer = CellBuffer(size: Size(width: 44, height: 12))
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    let overlay = Overlay(title: [Span("Title")], paragraph: Paragraph(text, glyphs: .ascii))
    let last = overlay.draw(in: buffer.bounds, offset: 4, to: &buffer)
    #expect(last == 12)
    let frame = overlay.frame(in: buffer.bounds)
    #expect(frame.height == 10)
    #expect(abs((frame.x + frame.right) - 44) <= 1)
    #expect(buffer.plainText(row: frame.y).contains("+ Title -"))
    #expect(buffer.plainText(row: frame.y + 1).contains("| line 5"))
  }

  @Test(arguments: 0...12, 0...6)
  func `no screen is too small`(width: Int, height: Int) {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    let overlay = Overlay(
      title: [Span("Title")], paragraph: paragraph, footer: [Span("Esc back")])
    let last = overlay.draw(in: buffer.bounds, offset: 3, to: &buffer)
    #expect(last >= 0)
  }
}
