extension CellBuffer {
  /// Fills a rectangle with one cell.
  public mutating func fill(_ area: Rect, with cell: Cell = Cell()) {
    let inside = area.intersection(bounds)
    guard !inside.isEmpty else { return }
    for y in inside.y..<inside.bottom {
      for x in inside.x..<inside.right { self[x, y] = cell }
    }
  }

  /// Lays a style over a rectangle and leaves its characters.
  ///
  /// Attributes are added to what is there; a standard colour leaves the colour that is there.
  public mutating func apply(_ style: Style, to area: Rect) {
    let inside = area.intersection(bounds)
    guard !inside.isEmpty else { return }
    for y in inside.y..<inside.bottom {
      for x in inside.x..<inside.right { self[x, y].style = self[x, y].style.overlaid(with: style) }
    }
  }

  /// Gives a rectangle one style and leaves its characters: what is chosen looks the same whatever it holds.
  public mutating func restyle(_ area: Rect, as style: Style) {
    let inside = area.intersection(bounds)
    guard !inside.isEmpty else { return }
    for y in inside.y..<inside.bottom {
      for x in inside.x..<inside.right { self[x, y].style = style }
    }
  }

  /// Draws a horizontal line to the right.
  public mutating func horizontalLine(
    x: Int, y: Int, width: Int, style: Style = .role(.border), glyphs: GlyphSet
  ) {
    fill(Rect(x: x, y: y, width: width, height: 1), with: Cell(glyphs.horizontal, style))
  }

  /// Draws a vertical line downwards.
  public mutating func verticalLine(
    x: Int, y: Int, height: Int, style: Style = .role(.border), glyphs: GlyphSet
  ) {
    fill(Rect(x: x, y: y, width: 1, height: height), with: Cell(glyphs.vertical, style))
  }

  /// Draws a frame with rounded corners and a title in its top edge.
  ///
  /// - Parameters:
  ///   - area: the frame's outer rectangle; one row or column draws nothing but what fits.
  ///   - title: spans in the top edge after the corner; empty for none.
  ///   - style: the frame's style.
  ///   - glyphs: which characters the screen can show.
  /// - Returns: the rectangle inside the frame.
  @discardableResult
  public mutating func box(
    _ area: Rect, title: Line = [], style: Style = .role(.border), glyphs: GlyphSet
  ) -> Rect {
    guard area.width >= 2, area.height >= 2 else {
      return Rect(x: area.x, y: area.y, width: 0, height: 0)
    }
    let right = area.right - 1
    let bottom = area.bottom - 1
    for y in [area.y, bottom] {
      horizontalLine(x: area.x + 1, y: y, width: area.width - 2, style: style, glyphs: glyphs)
    }
    for x in [area.x, right] {
      verticalLine(x: x, y: area.y + 1, height: area.height - 2, style: style, glyphs: glyphs)
    }
    self[area.x, area.y] = Cell(glyphs.topLeft, style)
    self[right, area.y] = Cell(glyphs.topRight, style)
    self[area.x, bottom] = Cell(glyphs.bottomLeft, style)
    self[right, bottom] = Cell(glyphs.bottomRight, style)
    writeTitle(title, in: area, style: style, glyphs: glyphs)
    return area.inset(left: 1, top: 1, right: 1, bottom: 1)
  }

  private mutating func writeTitle(_ title: Line, in area: Rect, style: Style, glyphs: GlyphSet) {
    let room = Rect(x: area.x + 2, y: area.y, width: area.width - 4, height: 1)
    guard !title.isEmpty, room.width > 0 else { return }
    let shown = glyphs.line(title).shortened(to: room.width, ellipsis: glyphs.ellipsis)
    let used = write(shown, x: room.x, y: room.y, clip: room)
    self[room.x - 1, room.y] = Cell(" ", style)
    self[room.x + used, room.y] = Cell(" ", style)
  }
}

extension Style {
  /// This style with another laid over it: its attributes added, its colours where it has some.
  public func overlaid(with other: Style) -> Style {
    Style(
      foreground: other.foreground == .standard ? foreground : other.foreground,
      background: other.background == .standard ? background : other.background,
      attributes: attributes.union(other.attributes))
  }
}

extension [Span] {
  /// The line in at most the given columns, with an ellipsis where its end was left out.
  public func shortened(to columns: Int, ellipsis: String = "…") -> Line {
    guard displayWidth > columns else { return self }
    let room = Swift.max(0, columns - ellipsis.displayWidth)
    var kept: Line = []
    for span in self {
      let free = room - kept.displayWidth
      kept.append(Span(span.text.prefix(columns: free), span.style))
      guard span.displayWidth <= free else { break }
    }
    let mark = Span(
      ellipsis.prefix(columns: columns - kept.displayWidth), kept.last?.style ?? .standard)
    return kept + [mark]
  }
}
