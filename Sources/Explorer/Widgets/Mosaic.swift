/// As many feature maps as fit, each with its number, and a legend with the real numbers.
public struct Mosaic: Sendable {
  /// One map's columns and rows.
  public var map: Size
  /// How many maps there are.
  public var count: Int
  /// The chosen map.
  public var selected: Int
  /// Larger or smaller tiles than the usual ones.
  public var zoom: Int
  /// Which numbers the ends of the palette mean.
  public var policy: RangePolicy
  /// The palette, unless the policy is signed.
  public var palette: Palette
  /// The range of all maps together; nil when it is not known.
  public var layerRange: ValueRange?
  /// How maps are drawn.
  public var ladder: HeatmapLadder
  /// What the screen can show.
  public var glyphs: GlyphSet
  /// Whether values are written into their cells where all maps have room for that.
  public var writesNumbers: Bool

  /// Makes a mosaic.
  public init(
    map: Size, count: Int, selected: Int = 0, zoom: Int = 0, policy: RangePolicy = .layer,
    palette: Palette = .viridis, layerRange: ValueRange?, ladder: HeatmapLadder, glyphs: GlyphSet,
    writesNumbers: Bool = true
  ) {
    self.map = map
    self.count = count
    self.selected = selected
    self.zoom = zoom
    self.policy = policy
    self.palette = palette
    self.layerRange = layerRange
    self.ladder = ladder
    self.glyphs = glyphs
    self.writesNumbers = writesNumbers
  }

  /// Where the tiles lie: the pane without its last row, which is the legend's.
  public func layout(in pane: Rect) -> MosaicLayout {
    MosaicLayout(
      pane: pane.height > 2 ? pane.splitBottom(1).rest : pane, map: map, count: count,
      selected: selected, zoom: zoom, writesNumbers: writesNumbers, ladder: ladder)
  }

  /// Paints the page that holds the chosen map.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - buffer: where to paint.
  ///   - image: a map by its number, asked for only if it is on the page; nil while it is unknown.
  public func draw(
    in pane: Rect, to buffer: inout CellBuffer, image: (Int) -> HeatmapImage?
  ) {
    guard !pane.isEmpty else { return }
    let layout = layout(in: pane)
    for tile in layout.tiles {
      let isSelected = tile.index == selected
      buffer.write(
        String(tile.index), in: tile.caption, style: isSelected ? .selected : .role(.muted),
        shortening: .clip)
      if isSelected { buffer.apply(.selected, to: tile.caption) }
      guard let map = image(tile.index) else {
        buffer.write(glyphs.ellipsis, in: tile.image, style: .role(.muted), shortening: .clip)
        continue
      }
      draw(
        Heatmap(image: map, scale: scale(for: map), ladder: ladder), in: tile.image,
        asNumbers: layout.writesNumbers, to: &buffer)
    }
    if pane.height > 2 { drawLegend(layout, in: pane.splitBottom(1).bottom, to: &buffer) }
  }

  private func draw(
    _ map: Heatmap, in area: Rect, asNumbers: Bool, to buffer: inout CellBuffer
  ) {
    let size = Size(width: map.image.width, height: map.image.height)
    guard asNumbers, let fit = HeatmapFit(numbersOf: size, pane: area, ladder: ladder) else {
      map.draw(in: area, to: &buffer)
      return
    }
    HeatmapNumbers(heatmap: map, glyphs: glyphs).draw(fit, to: &buffer)
  }

  /// The scale of one map under the policy.
  public func scale(for map: HeatmapImage) -> ColorScale {
    ColorScale(
      range: policy == .channel ? map.range : layerRange, policy: policy, palette: palette)
  }

  private func drawLegend(_ layout: MosaicLayout, in area: Rect, to buffer: inout CellBuffer) {
    let right = buffer.write(
      glyphs.text(layout.caption), in: area, style: .role(.muted), alignment: .right)
    // Without colours there is nothing to explain beside numbers.
    guard !layout.writesNumbers || ladder != .ascii else { return }
    let room = area.splitLeft(max(0, area.width - right - 2)).left
    buffer.write(legendLine.shortened(to: room.width, ellipsis: glyphs.ellipsis), in: room)
  }

  private var legendLine: Line {
    guard policy != .channel else {
      let legend = HeatmapLegend(
        scale: ColorScale(range: ValueRange(lower: 0, upper: 1), palette: palette),
        ladder: ladder, glyphs: glyphs)
      let steps = legend.line().dropFirst().dropLast()
      return [Span("min ")] + steps + [
        Span(" max"), Span("   each map its own scale", .role(.muted)),
      ]
    }
    guard layerRange != nil else { return [Span("no finite values", .role(.bad))] }
    let scale = ColorScale(range: layerRange, policy: policy, palette: palette)
    let line = HeatmapLegend(scale: scale, ladder: ladder, glyphs: glyphs).line()
    let words = policy == .signed ? "   zero in the middle" : "   one scale for the layer"
    return line + [Span(words, .role(.muted))]
  }
}
