/// One map's place in a mosaic.
public struct MosaicTile: Hashable, Sendable {
  /// The map's number among all.
  public let index: Int
  /// The row above the map with its number.
  public let caption: Rect
  /// The cells for the map.
  public let image: Rect

  /// Caption and map together, for clicks.
  public var frame: Rect {
    Rect(
      x: caption.x, y: caption.y, width: max(caption.width, image.width),
      height: caption.height + image.height)
  }
}

/// Which maps a pane shows and where: a pure function of sizes, for drawing and for clicks.
public struct MosaicLayout: Hashable, Sendable {
  /// The tiles of the page, row by row.
  public let tiles: [MosaicTile]
  /// Tiles beside each other.
  public let columns: Int
  /// Tiles below each other.
  public let rows: Int
  /// How many maps there are.
  public let count: Int
  /// Whether every value of every map has room to be written as a number.
  public let writesNumbers: Bool

  /// Maps a page has room for, at least 1.
  public var perPage: Int { max(1, columns * rows) }
  /// The number of the first map of the page.
  public var first: Int { tiles.first?.index ?? 0 }
  /// How many pages there are.
  public var pageCount: Int { (count + perPage - 1) / perPage }

  /// Lays out the page that holds the chosen map.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - map: one map's columns and rows.
  ///   - count: how many maps there are.
  ///   - selected: the map that must be on the page.
  ///   - zoom: 0 takes the largest tiles with which all maps fit, not under a legible size; more
  ///     makes them larger, less smaller.
  ///   - writesNumbers: whether values are written into their cells where all maps have room for that.
  ///   - ladder: how values become cells.
  public init(
    pane: Rect, map: Size, count: Int, selected: Int, zoom: Int = 0, writesNumbers: Bool = true,
    ladder: HeatmapLadder
  ) {
    let count = max(0, count)
    self.count = count
    let captionWidth = String(max(0, count - 1)).count
    let numbers =
      zoom == 0 && writesNumbers
      ? Self.numbersSize(pane: pane, map: map, count: count, captionWidth: captionWidth) : nil
    self.writesNumbers = numbers != nil
    let tile =
      numbers
      ?? Self.tileSize(
        pane: pane, map: map, count: count, zoom: zoom, captionWidth: captionWidth, ladder: ladder)
    (columns, rows) = Self.grid(tile: tile, pane: pane, captionWidth: captionWidth)
    let perPage = max(1, columns * rows)
    let first = max(0, min(count - 1, selected)) / perPage * perPage
    let pitch = max(tile.width, captionWidth) + 1
    var tiles: [MosaicTile] = []
    if columns * rows > 0 {
      for index in first..<max(first, min(count, first + perPage)) {
        let place = index - first
        let frame = Rect(
          x: pane.x + place % columns * pitch, y: pane.y + place / columns * (tile.height + 1),
          width: pitch - 1, height: tile.height + 1
        ).intersection(pane)
        let parts = frame.splitTop(1)
        tiles.append(
          MosaicTile(
            index: index, caption: parts.top,
            image: parts.rest.intersection(
              Rect(x: frame.x, y: parts.rest.y, width: tile.width, height: tile.height))))
      }
    }
    self.tiles = tiles
  }

  /// The map under a cell; nil between the tiles.
  public func index(at point: Point) -> Int? {
    tiles.first { $0.frame.contains(point) }?.index
  }

  /// What the page shows: `maps 0–24 of 64`.
  public var caption: String {
    guard let last = tiles.last else { return count == 0 ? "no maps" : "no room for maps" }
    if count == 1 { return "1 map" }
    if tiles.count == count { return "all \(NumberFormat.count(count)) maps" }
    let range = first == last.index ? "map \(first)" : "maps \(first)–\(last.index)"
    return "\(range) of \(NumberFormat.count(count))"
  }

  // MARK: - Sizes

  /// The longer sides in values that a tile may have, from large to small, among those that fit: sides that divide the
  /// map's are reduced evenly and drive out others near them.
  private static func sides(
    for longer: Int, from smallest: Int, where fits: (Int) -> Bool
  ) -> [Int] {
    let common = [
      256, 192, 128, 96, 64, 48, 40, 32, 28, 24, 20, 16, 14, 12, 10, 8, 6, 4,
    ]
    let even = (smallest...64).filter {
      $0 <= longer && longer.isMultiple(of: $0) && fits($0)
    }
    let rest = common.filter { side in
      fits(side) && !even.contains { abs($0 - side) <= 4 }
        && (side > 16 || side < smallest || even.isEmpty)
    }
    return (even + rest).sorted(by: >)
  }

  /// The cells of a small map whose values are written as numbers; nil where not all maps have room for that.
  private static func numbersSize(
    pane: Rect, map: Size, count: Int, captionWidth: Int
  ) -> Size? {
    let sizes = HeatmapFit.numberCells(for: map).lazy.map { cell in
      Size(width: cell.width * map.width, height: cell.height * map.height)
    }
    return sizes.first { size in
      let grid = grid(tile: size, pane: pane, captionWidth: captionWidth)
      return count > 0 && grid.columns * grid.rows >= count
    }
  }

  private static func tileSize(
    pane: Rect, map: Size, count: Int, zoom: Int, captionWidth: Int, ladder: HeatmapLadder
  ) -> Size {
    let longer = max(map.width, map.height, 1)
    // Under so many values a reduced map says nothing; small maps are shown whole.
    let legibleSide = ladder == .ascii ? 8 : 12
    let smallest = min(legibleSide, max(longer, 4))
    let fitting = sides(for: longer, from: legibleSide) { side in
      let size = cells(side: side, map: map, ladder: ladder)
      return size.width <= pane.width && size.height + 1 <= pane.height
    }
    let legible = fitting.filter { $0 >= smallest }
    let candidates = legible.isEmpty ? Array(fitting.prefix(1)) : fitting
    let allFit = legible.first { side in
      let size = cells(side: side, map: map, ladder: ladder)
      let grid = grid(tile: size, pane: pane, captionWidth: captionWidth)
      return grid.columns * grid.rows >= count
    }
    guard let start = allFit ?? legible.last ?? candidates.first,
      let index = candidates.firstIndex(of: start)
    else { return Size(width: pane.width, height: max(0, pane.height - 1)) }
    let chosen = candidates[max(0, min(candidates.count - 1, index - zoom))]
    return cells(side: chosen, map: map, ladder: ladder)
  }

  /// The cells of a map whose longer side is shown with at most so many values.
  private static func cells(side: Int, map: Size, ladder: HeatmapLadder) -> Size {
    let longer = max(map.width, map.height, 1)
    let scaled: (Int) -> Int = { extent in
      side >= longer ? extent * (side / longer) : max(1, extent * side / longer)
    }
    return ladder.cells(
      for: Size(width: max(1, scaled(map.width)), height: max(1, scaled(map.height))))
  }

  private static func grid(
    tile: Size, pane: Rect, captionWidth: Int
  ) -> (columns: Int, rows: Int) {
    let pitch = max(tile.width, captionWidth) + 1
    return ((pane.width + 1) / pitch, pane.height / (tile.height + 1))
  }
}
