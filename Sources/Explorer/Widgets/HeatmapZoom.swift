/// One map as large as the pane allows: axes, cursor, extremes marked, value read out, legend.
public struct HeatmapZoom: Hashable, Sendable {
  /// The map.
  public var heatmap: Heatmap
  /// What the screen can show.
  public var glyphs: GlyphSet
  /// The place that is read out.
  public var cursor: MatrixPlace
  /// 0 shows the whole map; more show each value that many times across and down.
  public var zoom: Int
  /// Whether values are written into their cells where there is room.
  public var writesNumbers: Bool
  /// How places are named.
  public var words = PlaceWords.matrix

  /// Makes a zoomed view; the cursor is kept inside the map.
  public init(
    heatmap: Heatmap, glyphs: GlyphSet, cursor: MatrixPlace, zoom: Int = 0,
    writesNumbers: Bool = true
  ) {
    self.heatmap = heatmap
    self.glyphs = glyphs
    self.cursor = cursor.moved(in: heatmap.image)
    self.zoom = zoom
    self.writesNumbers = writesNumbers
  }

  /// Where everything lies in a pane, for drawing and for clicks.
  public func layout(in pane: Rect) -> HeatmapZoomLayout {
    let size = Size(width: heatmap.image.width, height: heatmap.image.height)
    let legend = HeatmapLegend(scale: heatmap.scale, ladder: heatmap.ladder, glyphs: glyphs)
    return HeatmapZoomLayout(
      image: size, pane: pane, ladder: heatmap.ladder, zoom: zoom, cursor: cursor,
      writesNumbers: writesNumbers,
      legendRows: min(legend.lines(width: pane.width).count, max(1, pane.height / 4)))
  }

  /// Paints the view.
  public func draw(in pane: Rect, to buffer: inout CellBuffer) {
    guard !pane.isEmpty else { return }
    let layout = layout(in: pane)
    let summary = words.summary(of: heatmap.image)
    if layout.fit.numberCell != nil {
      drawNumbers(layout, summary, to: &buffer)
    } else {
      drawPicture(layout, summary, to: &buffer)
    }
    drawAxes(layout, to: &buffer)
    let readout = readoutLine(summary)
      .shortened(to: layout.readout.width, ellipsis: glyphs.ellipsis)
    buffer.write(readout, in: layout.readout)
    // Without colours there is nothing to explain beside numbers.
    if layout.fit.numberCell == nil || heatmap.ladder != .ascii {
      drawLegend(summary, in: layout.legend, to: &buffer)
    }
  }

  private func drawNumbers(
    _ layout: HeatmapZoomLayout, _ summary: HeatmapSummary, to buffer: inout CellBuffer
  ) {
    var numbers = HeatmapNumbers(heatmap: heatmap, glyphs: glyphs, cursor: cursor)
    if let minimum = summary.minimum { numbers.marks[minimum] = glyphs.minimumMark }
    if let maximum = summary.maximum { numbers.marks[maximum] = glyphs.maximumMark }
    numbers.draw(layout.fit, to: &buffer)
  }

  private func drawPicture(
    _ layout: HeatmapZoomLayout, _ summary: HeatmapSummary, to buffer: inout CellBuffer
  ) {
    var part = heatmap
    part.image = heatmap.image.cropped(to: layout.visible)
    part.draw(in: layout.fit.area, to: &buffer, maximumFactor: layout.fit.factor)
    mark(summary.minimum, with: glyphs.minimumMark, style: .bold, layout, to: &buffer)
    mark(summary.maximum, with: glyphs.maximumMark, style: .bold, layout, to: &buffer)
    mark(
      cursor, with: glyphs.cursor, style: Style(attributes: [.bold, .reverse]), layout, to: &buffer)
  }

  /// What the cursor stands on, and where the extremes lie, in words and numbers.
  public func readoutLine(_ summary: HeatmapSummary) -> Line {
    let image = heatmap.image
    guard image.width > 0, image.height > 0 else { return [Span("no values", .role(.muted))] }
    let value = image[column: cursor.column, row: cursor.row]
    var line: Line = [Span("behind the last value", .role(.muted))]
    if let caption = words.caption(of: cursor, in: image) {
      line = [
        Span(glyphs.text(caption) + ": "),
        Span(glyphs.text(NumberFormat.float(value)), value.isFinite ? .bold : .role(.bad, .bold)),
      ]
    }
    line += extreme("max", summary.maximum, glyphs.maximumMark)
    line += extreme("min", summary.minimum, glyphs.minimumMark)
    return line
  }

  private func extreme(_ name: String, _ place: MatrixPlace?, _ mark: Unicode.Scalar) -> Line {
    guard let place else { return [] }
    let value = NumberFormat.float(heatmap.image[column: place.column, row: place.row])
    let caption = words.shortCaption(of: place, in: heatmap.image)
    return [Span("   \(mark) \(name) \(value) at \(caption)", .role(.muted))]
  }

  private func drawLegend(_ summary: HeatmapSummary, in area: Rect, to buffer: inout CellBuffer) {
    let legend = HeatmapLegend(scale: heatmap.scale, ladder: heatmap.ladder, glyphs: glyphs)
    let all = legend.lines(width: area.width, summary)
    let shown = all.count <= area.height ? all : [legend.line(summary)]
    for (row, line) in shown.prefix(area.height).enumerated() {
      buffer.write(line, in: area, row: row)
    }
  }

  private func mark(
    _ place: MatrixPlace?, with glyph: Unicode.Scalar, style: Style, _ layout: HeatmapZoomLayout,
    to buffer: inout CellBuffer
  ) {
    guard let place, let cell = layout.cell(of: place) else { return }
    let width = heatmap.ladder.columnsPerValue
    let text = String(repeating: String(glyph), count: width)
    buffer.write(text, x: cell.x, y: cell.y, style: style, clip: layout.fit.area)
  }

  private func drawAxes(_ layout: HeatmapZoomLayout, to buffer: inout CellBuffer) {
    guard !layout.columnAxis.isEmpty else { return }
    drawColumnNumbers(layout, to: &buffer)
    drawRowNumbers(layout, to: &buffer)
    let highlight = Style(attributes: [.bold, .reverse])
    let cell = layout.cell(of: cursor)
    number(cursor.column, isColumn: true, at: cell, highlight, layout, to: &buffer)
    number(cursor.row, isColumn: false, at: cell, highlight, layout, to: &buffer)
  }

  private func drawColumnNumbers(_ layout: HeatmapZoomLayout, to buffer: inout CellBuffer) {
    let visible = layout.visible
    let gap = String(visible.right).count + 1
    let step = axisStep(count: visible.width, cells: layout.fit.area.width, gap: gap)
    for column in visible.x..<visible.right where column.isMultiple(of: step) {
      let cell = layout.cell(of: MatrixPlace(column: column, row: visible.y))
      number(column, isColumn: true, at: cell, .role(.muted), layout, to: &buffer)
    }
  }

  private func drawRowNumbers(_ layout: HeatmapZoomLayout, to buffer: inout CellBuffer) {
    let visible = layout.visible
    let step = axisStep(count: visible.height, cells: layout.fit.area.height, gap: 1)
    for row in visible.y..<visible.bottom where row.isMultiple(of: step) {
      let cell = layout.cell(of: MatrixPlace(column: visible.x, row: row))
      number(row, isColumn: false, at: cell, .role(.muted), layout, to: &buffer)
    }
  }

  /// The smallest of 1, 2, 5, 10, 20 … whose numbers keep apart.
  private func axisStep(count: Int, cells: Int, gap: Int) -> Int {
    var decade = 1
    while decade < count {
      for step in [decade, 2 * decade, 5 * decade] where step * cells >= gap * count {
        return step
      }
      decade *= 10
    }
    return decade
  }

  private func number(
    _ index: Int, isColumn: Bool, at cell: Point?, _ style: Style, _ layout: HeatmapZoomLayout,
    to buffer: inout CellBuffer
  ) {
    guard let cell else { return }
    if isColumn {
      let text = String(index)
      let last = max(layout.columnAxis.x, layout.columnAxis.right - text.count)
      buffer.write(
        text, x: min(cell.x, last), y: layout.columnAxis.y, style: style, clip: layout.columnAxis)
    } else {
      let area = Rect(
        x: layout.rowAxis.x, y: cell.y, width: layout.rowAxis.width - 1, height: 1)
      buffer.write(
        String(index), in: area.intersection(layout.rowAxis), style: style, alignment: .right)
    }
  }
}
