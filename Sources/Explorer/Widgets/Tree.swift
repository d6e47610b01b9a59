/// A network as a tree: brackets in the margin, names, columns that line up, a mark at the end.
public struct Tree: Hashable, Sendable {
  /// The columns right of the names.
  public var columns: [TreeColumn]
  /// The rows that are not folded away.
  public var rows: [TreeRow]
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a tree.
  public init(columns: [TreeColumn], rows: [TreeRow], glyphs: GlyphSet) {
    self.columns = columns
    self.rows = rows
    self.glyphs = glyphs
  }

  /// Where everything lies in a pane, for drawing and for clicks.
  public func layout(in pane: Rect, state: ListState) -> TreeLayout {
    TreeLayout(self, state: state, pane: pane)
  }

  /// Paints the tree.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - state: the chosen row and the row on top.
  ///   - buffer: where to paint.
  public func draw(in pane: Rect, state: ListState, to buffer: inout CellBuffer) {
    guard !pane.isEmpty else { return }
    let layout = layout(in: pane, state: state)
    drawHeader(layout, to: &buffer)
    for line in 0..<layout.body.height where rows.indices.contains(layout.offset + line) {
      let index = layout.offset + line
      let area = Rect(x: pane.x, y: layout.body.y + line, width: pane.width, height: 1)
      draw(rows[index], layout, in: area, to: &buffer)
      if index == state.selected {
        buffer.restyle(area.inset(left: layout.marginWidth), as: .selected)
      }
    }
  }

  // MARK: - Widths

  func nameColumns(of row: TreeRow) -> Int {
    max(0, row.depth) * TreeLayout.indent + TreeLayout.markerWidth
      + glyphs.text(row.name).displayWidth
  }

  var columnWidths: [Int] {
    columns.indices.map { index in
      rows.reduce(glyphs.text(columns[index].title).displayWidth) { width, row in
        guard row.note == nil, row.columns.indices.contains(index) else { return width }
        return max(width, glyphs.text(row.columns[index]).displayWidth)
      }
    }
  }

  // MARK: - Painting

  private func drawHeader(_ layout: TreeLayout, to buffer: inout CellBuffer) {
    for place in layout.columns {
      let area = Rect(x: place.x, y: layout.header.y, width: place.width, height: 1)
      buffer.write(
        glyphs.text(columns[place.index].title), in: area.intersection(layout.header),
        style: .role(.muted), alignment: columns[place.index].alignment,
        ellipsis: glyphs.ellipsis)
    }
  }

  private func draw(
    _ row: TreeRow, _ layout: TreeLayout, in area: Rect, to buffer: inout CellBuffer
  ) {
    drawMargin(row, in: area.splitLeft(layout.marginWidth).left, to: &buffer)
    let rest = area.inset(left: layout.marginWidth)
    let indent = max(0, row.depth) * TreeLayout.indent
    // In a very narrow pane the indent gives way before the name does.
    let marker = min(indent, max(0, layout.nameWidth - TreeLayout.markerWidth - 6))
    let name = rest.splitLeft(layout.nameWidth).left.inset(left: marker)
    buffer.write(markerText(row.marker), in: name, style: row.style, shortening: .clip)
    buffer.write(
      glyphs.text(row.name), in: name.inset(left: TreeLayout.markerWidth), style: row.style,
      shortening: .middle, ellipsis: glyphs.ellipsis)
    drawColumns(row, layout, in: area, to: &buffer)
    let mark = markCell(row.mark)
    if area.width > layout.marginWidth, row.mark != .none { buffer[area.right - 1, area.y] = mark }
  }

  private func drawColumns(
    _ row: TreeRow, _ layout: TreeLayout, in area: Rect, to buffer: inout CellBuffer
  ) {
    if let note = row.note {
      let start = layout.columns.first?.x ?? area.x + layout.marginWidth + layout.nameWidth + 2
      let room = Rect(x: start, y: area.y, width: area.right - start - 2, height: 1)
      buffer.write(
        glyphs.text(note.text), in: room.intersection(area), style: note.style,
        ellipsis: glyphs.ellipsis)
      return
    }
    for place in layout.columns where row.columns.indices.contains(place.index) {
      let room = Rect(x: place.x, y: area.y, width: place.width, height: 1)
      buffer.write(
        glyphs.text(row.columns[place.index]), in: room.intersection(area), style: row.style,
        alignment: columns[place.index].alignment, ellipsis: glyphs.ellipsis)
    }
  }

  private func drawMargin(_ row: TreeRow, in area: Rect, to buffer: inout CellBuffer) {
    for (lane, piece) in row.margin.enumerated() where lane < area.width {
      guard piece.bracket != .none else { continue }
      let style = piece.isOn ? Style.role(.accent) : Style.role(.muted, .dim)
      buffer[area.x + lane, area.y] = Cell(bracketGlyph(piece), style)
      // The end of a bracket reaches to the addition over the lanes right of it.
      if piece.bracket == .end, piece.isOn {
        for x in (area.x + lane + 1)..<max(area.x + lane + 1, area.right)
        where buffer[x, area.y].scalar == " " {
          buffer[x, area.y] = Cell(glyphs.horizontal, style)
        }
      }
    }
  }

  private func bracketGlyph(_ piece: TreeRow.Margin) -> Unicode.Scalar {
    guard piece.isOn else { return glyphs.verticalDotted }
    switch piece.bracket {
    case .none: return " "
    case .start: return glyphs.bracketStart
    case .through: return glyphs.vertical
    case .end: return glyphs.bracketEnd
    case .whole: return glyphs.bracketWhole
    }
  }

  private func markerText(_ marker: TreeRow.Marker) -> String {
    switch marker {
    case .open: String(glyphs.triangleOpen)
    case .closed: String(glyphs.triangleClosed)
    case .leaf: ""
    case .addition: String(glyphs.addition)
    }
  }

  private func markCell(_ mark: TreeRow.Mark) -> Cell {
    switch mark {
    case .none: return Cell()
    case .missing: return Cell(glyphs.squareEmpty, .role(.muted))
    case .partial: return Cell(glyphs.squareSmall, .role(.good))
    case .computed: return Cell(glyphs.squareFull, .role(.good))
    case .edited: return Cell("*", .role(.warning, .bold))
    case .bad: return Cell("!", .role(.bad, .bold))
    case .computing(let share):
      let steps = glyphs.fillingSquares
      let place = share.isFinite ? Int(max(0, min(1, share)) * Double(steps.count)) : 0
      return Cell(steps[min(steps.count - 1, place)], .role(.busy, .bold))
    }
  }
}
