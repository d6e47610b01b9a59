import Engine

/// Draws the tree of layers.
enum TreePane {
  /// The widths of the columns after the name.
  private struct Columns {
    let caption: Int
    let shape: Int
    let parameters: Int

    init(_ rows: [NetworkRow], width: Int) {
      let shapes = rows.map(\.shape.displayWidth).max() ?? 0
      shape = min(shapes, 14)
      parameters = width >= 44 ? 8 : 0
      let captions = rows.map(\.caption.displayWidth).max() ?? 0
      caption = max(0, min(captions, width - shape - parameters - 24))
    }
  }

  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let columns = Columns(model.rows, width: area.width)
    let offset = Self.offset(model.tree, rows: model.rows.count, height: area.height)
    for (line, row) in model.rows.dropFirst(offset).prefix(area.height).enumerated() {
      let place = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      draw(row, model, columns, in: place, to: &buffer)
      if offset + line == model.tree.selected { buffer.apply(.selected, to: place) }
    }
  }

  /// The first line to show so that the chosen one is on the screen.
  static func offset(_ tree: TreeState, rows: Int, height: Int) -> Int {
    let lowest = max(0, min(tree.offset, tree.selected))
    return max(0, max(lowest, tree.selected - height + 1))
  }

  private static func draw(
    _ row: NetworkRow, _ model: Model, _ columns: Columns, in area: Rect,
    to buffer: inout CellBuffer
  ) {
    let style = row.problem != nil ? Style.role(.bad) : .standard
    let (margin, rest) = area.splitLeft(2)
    buffer.write(bracket(row, model.glyphs), in: margin)
    let fixed = columns.caption + columns.shape + columns.parameters + 5
    let (name, values) = rest.splitLeft(rest.width - fixed)
    let marker = row.isOpen.map { $0 ? model.glyphs.triangleOpen : model.glyphs.triangleClosed }
    let indent =
      String(repeating: " ", count: 2 * row.depth) + String(Character(marker ?? " ")) + " "
    buffer.write(
      indent + row.label, in: name, style: row.isOpen == nil ? style : .bold, shortening: .middle)
    var x = values
    func take(_ width: Int, _ text: String, _ alignment: TextAlignment, _ style: Style) {
      let (cell, after) = x.splitLeft(width + 1)
      buffer.write(
        model.glyphs.text(text), in: cell.inset(right: 1), style: style, alignment: alignment)
      x = after
    }
    let isOff = row.bracket != .none && !row.skipIsOn && row.isOpen != nil
    take(columns.caption, row.caption, .left, .role(isOff ? .warning : .muted))
    take(columns.shape, row.shape, .right, style)
    take(columns.parameters, row.parameters.map(NumberFormat.scaled) ?? "", .right, .role(.muted))
    buffer.write(mark(row, model), in: x)
  }

  private static func bracket(_ row: NetworkRow, _ glyphs: GlyphSet) -> Line {
    let style = row.skipIsOn ? Style.role(.accent) : Style.role(.muted, .dim)
    let scalar: Unicode.Scalar? =
      switch row.bracket {
      case .none: nil
      case .start, .closed: glyphs.bracketStart
      case .middle: row.skipIsOn ? glyphs.vertical : glyphs.verticalDotted
      case .end: glyphs.bracketEnd
      }
    return [Span(scalar.map { String(Character($0)) } ?? " ", style)]
  }

  private static func mark(_ row: NetworkRow, _ model: Model) -> Line {
    if row.problem != nil { return [Span("!", .role(.bad, .bold))] }
    let states = row.layers.map { model.activations[$0] }
    if states.contains(.computing) {
      return [Span(String(Character(model.glyphs.squareSmall)), .role(.busy))]
    }
    let done = states.count { $0 == .computed }
    let glyph =
      done == states.count
      ? model.glyphs.squareFull : done > 0 ? model.glyphs.squareSmall : model.glyphs.squareEmpty
    return [Span(String(Character(glyph)), .role(done > 0 ? .good : .muted))]
  }
}
