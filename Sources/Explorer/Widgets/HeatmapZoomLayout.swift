/// Which part of a map the zoomed view shows, and where.
public struct HeatmapZoomLayout: Hashable, Sendable {
  /// The columns and rows of the image that are shown.
  public let visible: Rect
  /// How they lie on the screen.
  public let fit: HeatmapFit
  /// The row above the map for column numbers.
  public let columnAxis: Rect
  /// The columns left of the map for row numbers.
  public let rowAxis: Rect
  /// The line that reads out the cursor's value.
  public let readout: Rect
  /// The lines of the legend.
  public let legend: Rect

  /// Lays out a map in a pane.
  ///
  /// - Parameters:
  ///   - image: the map's columns and rows.
  ///   - pane: the cells there are.
  ///   - ladder: how values become cells.
  ///   - zoom: 0 shows the whole map; more show each value that many times across and down.
  ///   - cursor: kept in view when only a part is shown.
  ///   - writesNumbers: whether the whole map's values are written into their cells where there is room.
  ///   - legendRows: rows at the bottom for the legend.
  public init(
    image: Size, pane: Rect, ladder: HeatmapLadder, zoom: Int, cursor: MatrixPlace,
    writesNumbers: Bool = true, legendRows: Int
  ) {
    let foot = pane.height >= 6 ? legendRows + 1 : (pane.height >= 4 ? 1 : 0)
    let (body, bottom) = pane.splitBottom(foot)
    (readout, legend) = bottom.splitTop(1)
    let digits = String(max(0, image.height - 1)).count + 1
    let hasAxes = body.height >= 3 && body.width >= digits + 2 * ladder.columnsPerValue
    let top = body.splitTop(hasAxes ? 1 : 0)
    let side = top.rest.splitLeft(hasAxes ? digits : 0)
    let map = side.rest
    columnAxis = top.top.inset(left: hasAxes ? digits : 0)
    rowAxis = side.left
    visible = Self.visiblePart(
      of: image, room: ladder.capacity(of: map), zoom: zoom, cursor: cursor)
    let numbers =
      zoom == 0 && writesNumbers
      ? HeatmapFit(numbersOf: image, pane: map, ladder: ladder) : nil
    fit =
      numbers
      ?? HeatmapFit(
        image: Size(width: visible.width, height: visible.height), pane: map, ladder: ladder,
        maximumFactor: zoom > 0 ? zoom : .max)
  }

  private static func visiblePart(
    of image: Size, room: Size, zoom: Int, cursor: MatrixPlace
  ) -> Rect {
    guard zoom > 0 else { return Rect(image) }
    let width = min(image.width, max(1, room.width / zoom))
    let height = min(image.height, max(1, room.height / zoom))
    return Rect(
      x: max(0, min(image.width - width, cursor.column - width / 2)),
      y: max(0, min(image.height - height, cursor.row - height / 2)),
      width: width, height: height)
  }

  /// The value under a cell, for clicks; nil beside the map.
  public func place(at point: Point) -> MatrixPlace? {
    fit.place(at: point).map {
      MatrixPlace(column: $0.column + visible.x, row: $0.row + visible.y)
    }
  }

  /// The cell that shows a value; nil when it is not in view.
  public func cell(of place: MatrixPlace) -> Point? {
    fit.cell(of: MatrixPlace(column: place.column - visible.x, row: place.row - visible.y))
  }
}
