extension CellBuffer {
  /// Writes text from a place to the right, clipped to a rectangle.
  ///
  /// Scalars that could disturb a terminal are written as `?`. A wide character that does not fit
  /// whole becomes a space.
  ///
  /// - Parameters:
  ///   - text: one line of text.
  ///   - x: column of the first character; may lie left of the rectangle.
  ///   - y: row.
  ///   - style: how the text looks.
  ///   - clip: nothing outside is painted; without it the whole buffer.
  ///   - maximumWidth: columns to use at most.
  /// - Returns: how many columns the text took, counted from `x`.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style = .standard, clip: Rect? = nil,
    maximumWidth: Int = .max
  ) -> Int {
    let area = (clip ?? bounds).intersection(bounds)
    var used = 0
    for scalar in text.unicodeScalars {
      let shown: Unicode.Scalar = scalar.isUnsafeToShow ? "?" : scalar
      let width = shown.displayWidth
      guard width <= maximumWidth - used else { break }
      if x + used >= area.right { break }
      put(shown, width: width, x: x + used, y: y, style: style, in: area)
      used += width
    }
    return used
  }

  /// Writes a line of spans from a place to the right, clipped to a rectangle.
  ///
  /// - Parameters:
  ///   - line: the spans.
  ///   - x: column of the first character.
  ///   - y: row.
  ///   - clip: nothing outside is painted; without it the whole buffer.
  ///   - maximumWidth: columns to use at most.
  /// - Returns: how many columns the line took.
  @discardableResult
  public mutating func write(
    _ line: Line, x: Int, y: Int, clip: Rect? = nil, maximumWidth: Int = .max
  ) -> Int {
    var used = 0
    for span in line {
      used += write(
        span.text, x: x + used, y: y, style: span.style, clip: clip,
        maximumWidth: maximumWidth - used)
    }
    return used
  }

  /// Writes text into one row of a rectangle: aligned, and shortened when it is too long.
  ///
  /// - Parameters:
  ///   - text: one line of text.
  ///   - area: the rectangle that bounds the text.
  ///   - row: row of the rectangle, from 0.
  ///   - style: how the text looks.
  ///   - alignment: where it stands.
  ///   - shortening: which part gives way.
  ///   - ellipsis: what stands for the part left out.
  /// - Returns: how many columns the text took.
  @discardableResult
  public mutating func write(
    _ text: String, in area: Rect, row: Int = 0, style: Style = .standard,
    alignment: TextAlignment = .left, shortening: Shortening = .end, ellipsis: String = "…"
  ) -> Int {
    let short = text.shortened(to: area.width, shortening, ellipsis: ellipsis)
    let start = alignment.offset(of: short.displayWidth, in: area.width)
    return write(short, x: area.x + start, y: area.y + row, style: style, clip: area)
  }

  /// Writes a line of spans into one row of a rectangle, aligned; what is too long is cut off.
  ///
  /// - Parameters:
  ///   - line: the spans.
  ///   - area: the rectangle that bounds the line.
  ///   - row: row of the rectangle, from 0.
  ///   - alignment: where it stands.
  /// - Returns: how many columns the line took.
  @discardableResult
  public mutating func write(
    _ line: Line, in area: Rect, row: Int = 0, alignment: TextAlignment = .left
  ) -> Int {
    let start = alignment.offset(of: line.displayWidth, in: area.width)
    return write(line, x: area.x + start, y: area.y + row, clip: area)
  }

  private mutating func put(
    _ scalar: Unicode.Scalar, width: Int, x: Int, y: Int, style: Style, in area: Rect
  ) {
    let isFirstInside = area.contains(Point(x: x, y: y))
    guard width == 2 else {
      if isFirstInside { replace(x: x, y: y, with: Cell(scalar, style)) }
      return
    }
    let isSecondInside = area.contains(Point(x: x + 1, y: y))
    if isFirstInside {
      replace(x: x, y: y, with: Cell(isSecondInside ? scalar : " ", style))
    }
    if isSecondInside {
      replace(x: x + 1, y: y, with: Cell(isFirstInside ? Self.rightHalf : " ", style))
    }
  }

  /// Sets a cell; a wide character that loses one half loses the other too.
  private mutating func replace(x: Int, y: Int, with cell: Cell) {
    let old = self[x, y].scalar
    if old == Self.rightHalf, cell.scalar != Self.rightHalf { self[x - 1, y].scalar = " " }
    if old != Self.rightHalf, self[x + 1, y].scalar == Self.rightHalf {
      self[x + 1, y].scalar = " "
    }
    self[x, y] = cell
  }

  /// What a cell holds that shows the right half of a wide character.
  public static let rightHalf: Unicode.Scalar = "\0"
}
