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
    offset = state.list.visibleOffset(count: table.rows.count, height: body.height)
    columns = Self.place(table.widths, of: table.columns, in: pane)
  }

  /// Leaves out columns of low priority until the rest fits, then narrows the widest.
  private static func place(
    _ natural: [Int], of columns: [Table.Column], in pane: Rect
  ) -> [Column] {
    var kept = Array(columns.indices)
    func minimum(_ index: Int) -> Int { min(natural[index], columns[index].minimumWidth) }
    func total(_ width: (Int) -> Int) -> Int {
      kept.reduce(0) { $0 + width($1) } + gap * max(0, kept.count - 1)
    }
    while kept.count > 1, total(minimum) > pane.width {
      let lowest = kept.map { columns[$0].priority }.min() ?? 0
      guard let leaving = kept.last(where: { columns[$0].priority == lowest }) else { break }
      kept.removeAll { $0 == leaving }
    }
    var widths = natural
    while total({ widths[$0] }) > pane.width {
      let shrinkable = kept.filter { widths[$0] > minimum($0) }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    var x = pane.x
    return kept.map { index in
      defer { x += widths[index] + gap }
      return Column(index: index, x: x, width: max(0, min(widths[index], pane.right - x)))
    }
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
