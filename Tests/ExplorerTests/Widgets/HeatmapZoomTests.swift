import Explorer
import TestSupport
import Testing

struct HeatmapZoomTests {
  private func zoom(
    _ ladder: HeatmapLadder, _ glyphs: GlyphSet, policy: RangePolicy = .layer, zoom: Int = 0,
    side: Int = 8, cursor: MatrixPlace = MatrixPlace(column: 5, row: 2)
  ) -> HeatmapZoom {
    let values = (0..<side * side).map { Float($0 % side - side / 2) * Float($0 / side) / 4 }
    let image = HeatmapImage(width: side, height: side, values: values)
    let scale = ColorScale(range: image.range, policy: policy)
    return HeatmapZoom(
      heatmap: Heatmap(image: image, scale: scale, ladder: ladder), glyphs: glyphs, cursor: cursor,
      zoom: zoom)
  }

  @Test func `half blocks with axes, cursor and marks`() {
    var buffer = CellBuffer(size: Size(width: 44, height: 14))
    zoom(.trueColor, .unicode).draw(in: buffer.bounds, to: &buffer)
    assertSnapshot(buffer, named: "heatmap-zoom-half-blocks")
  }

  @Test func `signed ASCII gives the bounds of every character`() {
    var buffer = CellBuffer(size: Size(width: 60, height: 18))
    zoom(.ascii, .ascii, policy: .signed, side: 9).draw(in: buffer.bounds, to: &buffer)
    assertSnapshot(buffer, named: "heatmap-zoom-ascii-signed")
  }

  @Test(arguments: [HeatmapLadder.trueColor, .ascii])
  func `a small map has its numbers in the cells`(ladder: HeatmapLadder) {
    let glyphs = ladder == .ascii ? GlyphSet.ascii : .unicode
    var buffer = CellBuffer(size: Size(width: 60, height: 14))
    zoom(ladder, glyphs, side: 4, cursor: MatrixPlace(column: 1, row: 1))
      .draw(in: buffer.bounds, to: &buffer)
    assertSnapshot(buffer, named: "heatmap-zoom-numbers-\(ladder.rawValue)")
  }

  @Test func `a number's cell is found again, and large maps have none`() {
    let pane = Rect(Size(width: 60, height: 14))
    let small = zoom(.trueColor, .unicode, side: 4, cursor: MatrixPlace(column: 2, row: 3))
    let layout = small.layout(in: pane)
    #expect(layout.fit.numberCell != nil)
    #expect(layout.cell(of: small.cursor).flatMap(layout.place) == small.cursor)
    #expect(zoom(.trueColor, .unicode, side: 9).layout(in: pane).fit.numberCell == nil)
    let wide = Rect(Size(width: 400, height: 100))
    #expect(zoom(.trueColor, .unicode, side: 14).layout(in: wide).fit.numberCell == nil)
    #expect(zoom(.trueColor, .unicode, zoom: 2, side: 4).layout(in: pane).fit.numberCell == nil)
  }

  @Test func `a closer look follows the cursor`() {
    let view = zoom(
      .trueColor, .unicode, zoom: 4, side: 100, cursor: MatrixPlace(column: 97, row: 50))
    let layout = view.layout(in: Rect(Size(width: 44, height: 14)))
    #expect(layout.visible.right == 100)
    #expect(layout.visible.contains(Point(x: 97, y: 50)))
    let cell = layout.cell(of: view.cursor)
    #expect(cell.flatMap(layout.place) == view.cursor)
  }

  @Test func `the cursor stays inside the map`() {
    #expect(
      zoom(.ascii, .ascii, cursor: MatrixPlace(column: 99, row: -4)).cursor
        == MatrixPlace(column: 7, row: 0))
  }

  @Test func `the readout names place and value`() {
    let view = zoom(.trueColor, .unicode)
    // Row 2, column 5: (5 − 4) · 2 / 4 = 0.5
    let text = view.readoutLine(view.heatmap.image.summary).plainText
    #expect(text.hasPrefix("row 2, column 5: 0.5 "))
    #expect(text.contains("max 5.25 at 7, 7"))
    #expect(text.contains("min -7 at 7, 0"))
  }

  @Test func `the legend counts what is not finite`() {
    let image = HeatmapImage(width: 3, height: 1, values: [0, .nan, 4.91])
    let legend = HeatmapLegend(
      scale: ColorScale(range: image.range), ladder: .trueColor, glyphs: .unicode)
    #expect(legend.line(image.summary).plainText == "0 ▁▂▃▄▅▆▇█ 4.91  N 1 NaN")
  }

  @Test func `a vector is read out by index and name, without what fills up its last line`() {
    let image = HeatmapImage(width: 3, height: 2, values: [4, 9, 2, 5, 1, 0])
    var view = HeatmapZoom(
      heatmap: Heatmap(image: image, scale: ColorScale(range: image.range), ladder: .ascii),
      glyphs: .unicode, cursor: MatrixPlace(column: 0, row: 1))
    view.words = .vector(count: 5, names: ["zero", "one", "two", "three", "four"])
    let text = view.readoutLine(HeatmapSummary(image, count: 5)).plainText
    #expect(text.hasPrefix("index 3, three: 5 "))
    #expect(text.contains("max 9 at 1"))
    #expect(text.contains("min 1 at 4"))
    view.cursor = MatrixPlace(column: 2, row: 1)
    let behind = view.readoutLine(HeatmapSummary(image, count: 5)).plainText
    #expect(behind.hasPrefix("behind the last value"))
  }

  @Test func `the ASCII legend gives each character's bounds`() {
    let legend = HeatmapLegend(
      scale: ColorScale(range: ValueRange(lower: 0, upper: 10)), ladder: .ascii, glyphs: .ascii)
    #expect(legend.lines(width: 30).first?.plainText == "' ' 0..1  '.' 1..2  ':' 2..3")
    #expect(legend.line().plainText == "0  .:-=+*#%@ 10")
  }
}
