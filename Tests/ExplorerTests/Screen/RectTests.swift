import Explorer
import Testing

struct RectTests {
  @Test func `splitting more rows than there are gives an empty rest`() {
    let parts = Rect(x: 0, y: 0, width: 5, height: 2).splitTop(4)
    #expect(parts.top.height == 2)
    #expect(parts.rest.isEmpty)
  }
}
