import Explorer
import TestSupport
import Testing

struct MosaicTests {
  private func layout(
    _ pane: Size, map: Int, count: Int, selected: Int = 0, zoom: Int = 0,
    ladder: HeatmapLadder = .trueColor
  ) -> MosaicLayout {
    MosaicLayout(
      pane: Rect(pane), map: Size(width: map, height: map), count: count, selected: selected,
      zoom: zoom, ladder: ladder)
  }

  @Test func `all maps are shown as large as they fit`() {
    let layout = layout(Size(width: 64, height: 20), map: 28, count: 6)
    #expect(layout.tiles.count == 6)
    #expect(layout.caption == "all 6 maps")
  }

  @Test func `maps so small that all have room for numbers have them`() {
    let pane = Size(width: 78, height: 15)
    #expect(layout(pane, map: 4, count: 2).writesNumbers)
    #expect(layout(pane, map: 6, count: 1).writesNumbers)
    #expect(!layout(pane, map: 6, count: 64).writesNumbers)
    #expect(!layout(pane, map: 28, count: 1).writesNumbers)
  }

  @Test func `maps that do not fit are paged`() {
    let first = layout(Size(width: 64, height: 14), map: 56, count: 64)
    #expect(first.caption == "maps 0–\(first.perPage - 1) of 64")
    let next = layout(Size(width: 64, height: 14), map: 56, count: 64, selected: first.perPage)
    #expect(next.first == first.perPage)
    #expect(next.pageCount == (64 + next.perPage - 1) / next.perPage)
  }

  @Test func `every map is on exactly one page`() {
    let pages = layout(Size(width: 50, height: 15), map: 14, count: 100)
    var seen: [Int] = []
    for page in 0..<pages.pageCount {
      let tiles = layout(
        Size(width: 50, height: 15), map: 14, count: 100, selected: page * pages.perPage
      ).tiles
      seen += tiles.map(\.index)
    }
    #expect(seen == Array(0..<100))
  }

  @Test func `zooming in makes tiles larger`() {
    let pane = Size(width: 100, height: 30)
    let usual = layout(pane, map: 56, count: 64)
    let closer = layout(pane, map: 56, count: 64, zoom: 2)
    let farther = layout(pane, map: 56, count: 64, zoom: -2)
    #expect(closer.perPage < usual.perPage)
    #expect(farther.perPage > usual.perPage)
  }

  @Test(arguments: HeatmapLadder.allCases)
  func `tiles keep inside the pane and apart`(ladder: HeatmapLadder) {
    for (width, height) in [(64, 14), (80, 24), (20, 5), (7, 3), (200, 60)] {
      for map in [1, 7, 28, 224] {
        let tiles = layout(
          Size(width: width, height: height), map: map, count: 300, ladder: ladder
        ).tiles
        let pane = Rect(Size(width: width, height: height))
        #expect(tiles.allSatisfy { $0.frame.intersection(pane) == $0.frame })
        for (one, other) in zip(tiles, tiles.dropFirst()) {
          #expect(one.frame.intersection(other.frame).isEmpty)
        }
      }
    }
  }

  @Test func `a click finds its map`() {
    let layout = layout(Size(width: 64, height: 14), map: 56, count: 64)
    for tile in layout.tiles {
      #expect(layout.index(at: Point(x: tile.image.x, y: tile.image.y)) == tile.index)
      #expect(layout.index(at: Point(x: tile.caption.x, y: tile.caption.y)) == tile.index)
    }
    #expect(layout.index(at: Point(x: 63, y: 13)) == nil)
  }

  private func mosaic(policy: RangePolicy, ladder: HeatmapLadder, glyphs: GlyphSet) -> Mosaic {
    Mosaic(
      map: Size(width: 4, height: 4), count: 12, selected: 5, policy: policy,
      layerRange: ValueRange(lower: -3, upper: 12), ladder: ladder, glyphs: glyphs)
  }

  /// Map 11 has not been computed.
  private func image(_ index: Int) -> HeatmapImage? {
    guard index < 11 else { return nil }
    let values = (0..<16).map { Float($0 % 5) * Float(index) / 4 - Float($0 / 5) }
    return HeatmapImage(width: 4, height: 4, values: values)
  }

  @Test func `half blocks with one scale for the layer`() {
    var buffer = CellBuffer(size: Size(width: 64, height: 14))
    mosaic(policy: .layer, ladder: .trueColor, glyphs: .unicode)
      .draw(in: buffer.bounds, to: &buffer, image: image)
    assertSnapshot(buffer, named: "mosaic-half-blocks")
  }

  @Test func `ASCII with a scale for each map`() {
    var buffer = CellBuffer(size: Size(width: 64, height: 16))
    mosaic(policy: .channel, ladder: .ascii, glyphs: .ascii)
      .draw(in: buffer.bounds, to: &buffer, image: image)
    assertSnapshot(buffer, named: "mosaic-ascii-channel")
  }
}
