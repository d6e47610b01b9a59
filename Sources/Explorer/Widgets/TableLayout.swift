/// Where a table's columns and rows lie in a pane.
public struct TableLayout: Hashable, Sendable {
  /// A column that is shown.
  public struct Column: Hashable, Sendable {
    /// Its number among all columns.
    public let index: Int
    /// Its first column of cells on the screen.
    public let x: Int
    /// How many columns of cells it takes.
    public let width: Int
    /// How many of them, at its right, are for bars; 0 where there is no room beside the numbers.
    public var barWidth = 0
  }

  /// The shown columns from left to right.
  public let columns: [Column]
  /// The header's row.
  public let header: Rect
  /// The rows that scroll.
  public let body: Rect
  /// The line between rows and totals; empty without totals.
  public let rule: Rect
  /// The totals' row; empty without totals.
  public let totals: Rect
  /// The row on top of the body.
  public let offset: Int

  /// Spaces between columns.
  static let gap = 2

  init(_ table: Table, state: TableState, pane: Rect) {
    let top = pane.splitTop(1)
    header = top.top
    let hasTotals = table.totals != nil && pane.height >= 3
    let bottom = top.rest.splitBottom(hasTotals ? 1 : 0)
    totals = bottom.bottom
    // The line before the totals is the first to go in a low pane.
    let middle = bottom.rest.splitBottom(hasTotals && pane.height >= 6 ? 1 : 0)
    rule = middle.bottom
    body = middle.rest
    offset = state.list.visibleOffset(count: table.rowCount, height: body.height)
    columns = Self.place(table, in: pane)
  }

  /// Leaves out columns that have no room, then narrows the widest of the rest.
  private static func place(_ table: Table, in pane: Rect) -> [Column] {
    let measures = table.measured()
    let least = measures.enumerated().map { table.leastWidth(of: $0, $1) }
    let kept = kept(of: table.columns, least, width: pane.width)
    var widths = measures.map(\.width)
    while total(kept.map { widths[$0] }) > pane.width {
      let shrinkable = kept.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    var x = pane.x
    return kept.map { index in
      defer { x += widths[index] + gap }
      let width = max(0, min(widths[index], pane.right - x))
      return Column(
        index: index, x: x, width: width, barWidth: measures[index].barWidth(in: width))
    }
  }

  /// The columns that fit: those of low priority go first, and a narrow one may come back where a wide one went.
  private static func kept(of columns: [Table.Column], _ least: [Int], width: Int) -> [Int] {
    var kept = Array(columns.indices)
    var removed: [Int] = []
    while kept.count > 1, total(kept.map { least[$0] }) > width {
      let lowest = kept.map { columns[$0].priority }.min() ?? 0
      guard let leaving = kept.last(where: { columns[$0].priority == lowest }) else { break }
      kept.removeAll { $0 == leaving }
      removed.append(leaving)
    }
    for index in removed.reversed() {
      let more = (kept + [index]).sorted()
      if total(more.map { least[$0] }) <= width { kept = more }
    }
    return kept
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The number of the row under a cell; nil beside the rows.
  public func row(at point: Point, count: Int) -> Int? {
    guard body.contains(point) else { return nil }
    let row = offset + point.y - body.y
    return row < count ? row : nil
  }

  /// The number of the column whose header or cells lie under a cell.
  public func column(at point: Point) -> Int? {
    columns.first { point.x >= $0.x && point.x < $0.x + $0.width }?.index
  }
}
