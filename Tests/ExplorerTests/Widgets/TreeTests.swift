import TestSupport
import Testing

@testable import Explorer

struct TreeTests {
  private func tree(glyphs: GlyphSet) -> Tree {
    Tree(
      columns: [TreeColumn("", priority: 2), TreeColumn("output", alignment: .right, priority: 3)],
      rows: [
        TreeRow(
          name: "conv1", columns: ["7×7 /2", "64×112×112"], mark: .computed, margin: [.init(.none)]),
        TreeRow(
          marker: .open, name: "layer1.0", note: Span("identity skip"), margin: [.init(.start)]),
        TreeRow(
          depth: 1, name: "conv1", columns: ["3×3", "64×56×56"], mark: .computing(0.5),
          margin: [.init(.through)]),
        TreeRow(
          depth: 1, marker: .addition, name: "add", columns: ["", "64×56×56"], mark: .missing,
          margin: [.init(.end)]),
        TreeRow(
          marker: .closed, name: "layer1.1", columns: ["", "64×56×56"], mark: .edited,
          margin: [.init(.whole, isOn: false)]),
        TreeRow(name: "fc", columns: ["", "1000"], mark: .bad, margin: [.init(.none)]),
      ], glyphs: glyphs)
  }

  @Test(arguments: [(GlyphSet.unicode, "tree"), (.ascii, "tree-ascii")])
  func `a tree with skips in its margin`(glyphs: GlyphSet, name: String) {
    var buffer = CellBuffer(size: Size(width: 48, height: 8))
    tree(glyphs: glyphs).draw(in: buffer.bounds, state: ListState(selected: 2), to: &buffer)
    assertSnapshot(buffer, named: name)
  }

  @Test func `columns leave before names are cut`() {
    var buffer = CellBuffer(size: Size(width: 28, height: 7))
    tree(glyphs: .ascii).draw(in: buffer.bounds, state: ListState(), to: &buffer)
    #expect(buffer.plainText.contains("64x112x112"))
    #expect(!buffer.plainText.contains("7x7"))
    #expect(buffer.plainText.contains("layer1.0"))
  }

  @Test func `the chosen row is in view`() {
    let layout = tree(glyphs: .ascii).layout(
      in: Rect(x: 0, y: 0, width: 40, height: 3), state: ListState(selected: 5))
    #expect(layout.row(at: Point(x: 1, y: 2), count: 6) == 5)
    #expect(layout.row(at: Point(x: 1, y: 0), count: 6) == nil, "the header is no row")
  }

  @Test(arguments: 0...12, 0...4)
  func `no pane is too small`(width: Int, height: Int) {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    tree(glyphs: .unicode).draw(in: buffer.bounds, state: ListState(selected: 9), to: &buffer)
    Tree(columns: [], rows: [], glyphs: .ascii).draw(
      in: buffer.bounds, state: ListState(), to: &buffer)
    #expect(buffer.size == Size(width: width, height: height))
  }

  @Test(arguments: [Double.nan, .infinity, -1, 2])
  func `a share that is none does not trap`(share: Double) {
    var buffer = CellBuffer(size: Size(width: 20, height: 1))
    Tree(
      columns: [], rows: [TreeRow(depth: -1, name: "x", mark: .computing(share))], glyphs: .ascii
    ).draw(in: buffer.bounds, state: ListState(), to: &buffer)
    #expect(buffer.plainText.contains("x"))
  }
}
