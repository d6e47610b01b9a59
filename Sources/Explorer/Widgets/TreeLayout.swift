/// Where a tree's parts lie: the same for every row, so that columns line up over the whole tree.
public struct TreeLayout: Hashable, Sendable {
  /// Columns of the margin with the brackets.
  public let marginWidth: Int
  /// Columns for indent, marker and name.
  public let nameWidth: Int
  /// The shown columns: number, first column of cells from the pane's left edge, width.
  public let columns: [TableLayout.Column]
  /// Rows of the tree in the pane, without the header.
  public let body: Rect
  /// The header's row; empty without titles.
  public let header: Rect
  /// The row on top.
  public let offset: Int

  /// Columns before the name for the marker.
  static let markerWidth = 2
  /// Columns an indent level takes.
  static let indent = 2
  /// A name is not cut below this while there are columns to leave out.
  static let minimumName = 10
  private static let gap = 2
  private static let markWidth = 2

  init(_ tree: Tree, state: ListState, pane: Rect) {
    let parts = pane.splitTop(
      tree.columns.contains { !$0.title.isEmpty } && pane.height > 2 ? 1 : 0)
    header = parts.top
    body = parts.rest
    offset = state.visibleOffset(count: tree.rows.count, height: body.height)
    let lanes = tree.rows.reduce(0) { max($0, $1.margin.count) }
    marginWidth = lanes == 0 ? 0 : lanes + 1
    let natural = tree.rows.reduce(0) { max($0, tree.nameColumns(of: $1)) }
    let widths = tree.columnWidths
    let room = pane.width - marginWidth - Self.markWidth
    var kept = tree.columns.indices.filter { widths[$0] > 0 }
    func needed(_ indices: [Int]) -> Int { indices.reduce(0) { $0 + widths[$1] + Self.gap } }
    while !kept.isEmpty, needed(kept) + min(natural, Self.minimumName) > room {
      let lowest = kept.map { tree.columns[$0].priority }.min() ?? 0
      guard let leaving = kept.last(where: { tree.columns[$0].priority == lowest }) else { break }
      kept.removeAll { $0 == leaving }
    }
    nameWidth = max(0, min(natural, room - needed(kept)))
    var x = pane.x + marginWidth + nameWidth
    // Columns after the first stand at the right edge, the first one beside the names.
    let spare = max(0, room - needed(kept) - nameWidth)
    columns = kept.enumerated().map { place, index in
      x += Self.gap + (place == 1 ? spare : 0)
      defer { x += widths[index] }
      return TableLayout.Column(index: index, x: x, width: widths[index])
    }
  }

  /// The number of the row under a cell; nil beside the rows.
  public func row(at point: Point, count: Int) -> Int? {
    guard body.contains(point) else { return nil }
    let row = offset + point.y - body.y
    return row < count ? row : nil
  }
}
