/// Rows under a header, with totals that stay at the bottom.
public struct Table: Hashable, Sendable {
  /// The columns.
  public var columns: [Table.Column]
  /// The rows, in the order in which they are shown; of an excerpt those that are seen.
  public var rows: [TableRow]
  /// What is known of all rows where `rows` are not all of them; nil where they are.
  public var excerpt: Excerpt?
  /// The totals; nil for none.
  public var totals: TableRow?
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a table.
  public init(
    columns: [Table.Column], rows: [TableRow], totals: TableRow? = nil, glyphs: GlyphSet
  ) {
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.glyphs = glyphs
  }

  /// Where everything lies in a pane, for drawing and for clicks.
  public func layout(in pane: Rect, state: TableState) -> TableLayout {
    TableLayout(self, state: state, pane: pane)
  }

  /// Paints the table.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - state: what is chosen and sorted.
  ///   - isFocused: whether the chosen row is shown as chosen.
  ///   - buffer: where to paint.
  public func draw(
    in pane: Rect, state: TableState, isFocused: Bool = true, to buffer: inout CellBuffer
  ) {
    guard !pane.isEmpty else { return }
    let layout = layout(in: pane, state: state)
    drawHeader(layout, state: state, to: &buffer)
    let first = excerpt?.first ?? 0
    for line in 0..<layout.body.height where rows.indices.contains(layout.offset + line - first) {
      let index = layout.offset + line
      let area = Rect(
        x: pane.x, y: layout.body.y + line, width: pane.width, height: 1)
      drawRow(rows[index - first], layout, in: area, to: &buffer)
      if index == state.list.selected, isFocused, !state.isOnTotals {
        mark(area, layout, state, to: &buffer)
      }
    }
    guard let totals, !layout.totals.isEmpty else { return }
    buffer.fill(layout.rule, with: Cell(glyphs.horizontal, .role(.border)))
    drawRow(totals, layout, in: layout.totals, to: &buffer)
    buffer.apply(.bold, to: layout.totals)
    if state.isOnTotals, isFocused { mark(layout.totals, layout, state, to: &buffer) }
  }

  /// Shows a row as chosen, and brackets around its chosen cell.
  private func mark(
    _ row: Rect, _ layout: TableLayout, _ state: TableState, to buffer: inout CellBuffer
  ) {
    buffer.restyle(row, as: .selected)
    guard let column = layout.columns.first(where: { $0.index == state.column }) else { return }
    let cell = column.x..<column.x + column.width
    let text = cell.filter { buffer[$0, row.y].scalar != " " }
    let (first, last) = (text.first ?? cell.lowerBound, text.last ?? cell.upperBound - 1)
    for (x, bracket) in [(first - 1, "["), (last + 1, "]")] {
      let place = Rect(x: x, y: row.y, width: 1, height: 1).intersection(row)
      buffer.write(bracket, in: place, style: .selected)
    }
  }

  // MARK: - Widths

  /// What a column takes.
  public struct Measure: Hashable, Sendable {
    /// How wide it would like to be, from its header and all its cells.
    public fileprivate(set) var width: Int
    /// The longest text of its cells.
    public fileprivate(set) var text = 0
    /// Whether there are bars beside its texts.
    public fileprivate(set) var hasBars = false
  }

  /// What a table needs to know of the rows that it does not have.
  public struct Excerpt: Hashable, Sendable {
    /// The place of the first of its rows among all.
    public var first = 0
    /// How many rows there are.
    public var count: Int
    /// The columns' measures, from all rows.
    public var measures: [Measure]

    /// Says what is known of all rows; those that are seen begin at the first.
    public init(count: Int, measures: [Measure]) {
      self.count = count
      self.measures = measures
    }
  }

  /// How many rows there are.
  var rowCount: Int { excerpt?.count ?? rows.count }

  /// The columns' measures; looks at every cell once where they are not known.
  func measured() -> [Measure] {
    if let excerpt { return excerpt.measures }
    let all = rows + (totals.map { [$0] } ?? [])
    return columns.enumerated().map { index, column in
      var measure = Measure(width: glyphs.text(column.title).displayWidth + 2)
      for row in all where row.cells.indices.contains(index) {
        measure.take(row.cells[index], glyphs)
      }
      measure.width = min(measure.width, column.maximumWidth)
      return measure
    }
  }

  /// How narrow a column may become: words give way, numbers stay whole.
  func leastWidth(of index: Int, _ measure: Measure) -> Int {
    let column = columns[index]
    let isNumeric =
      (column.alignment == .right && column.shortening == .end) || measure.hasBars
    return min(measure.width, max(column.minimumWidth, isNumeric ? measure.text : 0))
  }

  // MARK: - Painting

  private func drawHeader(_ layout: TableLayout, state: TableState, to buffer: inout CellBuffer) {
    for place in layout.columns {
      let column = columns[place.index]
      let area = Rect(x: place.x, y: layout.header.y, width: place.width, height: 1)
      buffer.write(
        headerText(place.index, state: state), in: area.intersection(layout.header),
        style: Style(foreground: .role(.muted), attributes: [.bold, .underline]),
        alignment: column.alignment, ellipsis: glyphs.ellipsis)
    }
  }

  private func headerText(_ index: Int, state: TableState) -> String {
    let title = glyphs.text(columns[index].title)
    guard state.sortColumn == index else { return title }
    return "\(title) \(state.isDescending ? glyphs.arrowDown : glyphs.arrowUp)"
  }

  private func drawRow(
    _ row: TableRow, _ layout: TableLayout, in area: Rect, to buffer: inout CellBuffer
  ) {
    for place in layout.columns where row.cells.indices.contains(place.index) {
      let column = columns[place.index]
      let cell = row.cells[place.index]
      let style = cell.style.overlaid(with: row.style)
      let room = Rect(x: place.x, y: area.y, width: place.width, height: 1).intersection(area)
      guard let share = cell.share else {
        buffer.write(
          glyphs.text(cell.text), in: room, style: style, alignment: column.alignment,
          shortening: column.shortening, ellipsis: glyphs.ellipsis)
        continue
      }
      let parts = room.splitLeft(max(0, room.width - place.barWidth))
      buffer.write(
        glyphs.text(cell.text), in: parts.left.inset(right: place.barWidth > 0 ? 1 : 0),
        style: style, alignment: .right, ellipsis: glyphs.ellipsis)
      buffer.write(Bar.text(share: share, width: parts.rest.width, glyphs: glyphs), in: parts.rest)
    }
  }
}

extension Table.Measure {
  private static let barWidth = 10
  private static let leastBarWidth = 3

  fileprivate mutating func take(_ cell: TableCell, _ glyphs: GlyphSet) {
    let cellText = glyphs.text(cell.text).displayWidth
    text = max(text, cellText)
    hasBars = hasBars || cell.share != nil
    width = max(width, cell.share == nil ? cellText : room(for: cellText) + Self.barWidth)
  }

  /// How much of the column's width is left for bars beside its numbers.
  func barWidth(in width: Int) -> Int {
    guard hasBars else { return 0 }
    let left = min(Self.barWidth, width - room(for: text))
    return left < Self.leastBarWidth ? 0 : left
  }

  /// What a text takes with the blank behind it.
  private func room(for text: Int) -> Int { text > 0 ? text + 1 : 0 }
}
