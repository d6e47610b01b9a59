import Explorer
import TestSupport
import Testing

struct SnapshotTests {
  @Test func `a snapshot shows characters, then styles with a legend`() {
    var buffer = CellBuffer(size: Size(width: 5, height: 1))
    buffer.write("卷", x: 0, y: 0, style: .bold)
    buffer.write("x", x: 3, y: 0, style: .role(.bad))
    let expected = """
      5x1
      |卷 x |

      styles
      |aa.b.|

      a = bold
      b = bad

      """
    #expect(snapshotText(of: buffer) == expected)
  }

  @Test func `a stored snapshot is found`() {
    var buffer = CellBuffer(size: Size(width: 20, height: 4))
    let inside = buffer.box(buffer.bounds, title: [Span("Box", .bold)], glyphs: .unicode)
    buffer.write("middle", in: inside, row: 1, style: .role(.accent), alignment: .center)
    assertSnapshot(buffer, named: "screen-box")
  }

  @Test func `a snapshot that differs fails the test`() {
    withKnownIssue {
      assertSnapshot(CellBuffer(size: Size(width: 2, height: 1)), named: "no/such/snapshot")
    }
  }
}
