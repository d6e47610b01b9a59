/// Horizontal bars with labels and numbers: shares of a total, top classes, before and after.
public struct BarChart: Hashable, Sendable {
  /// One bar.
  public struct Item: Hashable, Sendable {
    /// What it stands for.
    public var label: String
    /// Its length, 0 or more.
    public var value: Double
    /// The number beside it.
    public var text: String
    /// How the bar looks.
    public var style: Style

    /// Makes a bar.
    public init(label: String, value: Double, text: String, style: Style = .role(.accent)) {
      self.label = label
      self.value = value
      self.text = text
      self.style = style
    }
  }

  /// The bars from top to bottom.
  public var items: [Item]
  /// The value of a full bar; nil takes the largest.
  public var maximum: Double?
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a chart.
  public init(items: [Item], maximum: Double? = nil, glyphs: GlyphSet) {
    self.items = items
    self.maximum = maximum
    self.glyphs = glyphs
  }

  /// Paints a bar a row: label, bar, number at the right edge.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - buffer: where to paint.
  /// - Returns: rows used.
  @discardableResult
  public func draw(in pane: Rect, to buffer: inout CellBuffer) -> Int {
    let numbers = items.reduce(0) { max($0, glyphs.text($1.text).displayWidth) }
    let labels = items.reduce(0) { max($0, glyphs.text($1.label).displayWidth) }
    let room = max(0, pane.width - numbers - 2)
    let labelWidth = min(labels, max(room / 2, room - 20))
    let full = maximum ?? items.reduce(0) { max($0, $1.value.isFinite ? $1.value : 0) }
    for (row, item) in items.prefix(pane.height).enumerated() {
      let line = Rect(x: pane.x, y: pane.y + row, width: pane.width, height: 1)
      let parts = line.splitLeft(labelWidth)
      buffer.write(glyphs.text(item.label), in: parts.left, ellipsis: glyphs.ellipsis)
      let bar = parts.rest.inset(left: 1, right: numbers + 1)
      let share = full > 0 ? item.value / full : 0
      buffer.write(
        Bar.text(share: share, width: bar.width, glyphs: glyphs), in: bar, style: item.style)
      buffer.write(
        glyphs.text(item.text), in: parts.rest, alignment: .right, shortening: .clip)
    }
    return min(items.count, pane.height)
  }
}

/// Pairs of bars: each label with its value before and after.
public struct PairedBars: Hashable, Sendable {
  /// A label with two values.
  public struct Item: Hashable, Sendable {
    /// What both stand for.
    public var label: String
    /// The value before, 0…1; nil when it is not known.
    public var before: Double?
    /// The value after, 0…1; nil when it is not known.
    public var after: Double?

    /// Makes a pair.
    public init(label: String, before: Double?, after: Double?) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  /// The pairs from top to bottom.
  public var items: [Item]
  /// What stands above the labels; empty for nothing.
  public var title: String
  /// The columns for labels where other charts are to line up with these; 0 for what they need.
  public var labelWidth: Int
  /// What stands above the bars before.
  public var beforeTitle: String
  /// What stands above the bars after.
  public var afterTitle: String
  /// What stands where a value before is not known.
  public var beforeMissing: String
  /// What stands where a value after is not known.
  public var afterMissing: String
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a chart of shares.
  public init(
    items: [Item], title: String = "", labelWidth: Int = 0, beforeTitle: String = "before",
    afterTitle: String = "after", beforeMissing: String = "not in top",
    afterMissing: String = "not in top", glyphs: GlyphSet
  ) {
    self.items = items
    self.title = title
    self.labelWidth = labelWidth
    self.beforeMissing = beforeMissing
    self.afterMissing = afterMissing
    self.beforeTitle = beforeTitle
    self.afterTitle = afterTitle
    self.glyphs = glyphs
  }

  /// Paints a header and a row a pair: label, share and bar before, share and bar after.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - buffer: where to paint.
  /// - Returns: rows used.
  @discardableResult
  public func draw(in pane: Rect, to buffer: inout CellBuffer) -> Int {
    guard !pane.isEmpty else { return 0 }
    let widest = items.reduce(max(labelWidth, glyphs.text(title).displayWidth)) {
      max($0, glyphs.text($1.label).displayWidth)
    }
    let label = min(widest, pane.width / 3)
    let side = max(0, (pane.width - label - 5) / 2)
    let first = pane.inset(left: label + 1).splitLeft(side).left
    let second = pane.inset(left: label + 1 + side + 3).splitLeft(side).left
    buffer.write(
      glyphs.text(title), in: pane.splitLeft(label).left, style: .bold, ellipsis: glyphs.ellipsis)
    buffer.write(
      glyphs.text(beforeTitle), in: first, style: .role(.muted), ellipsis: glyphs.ellipsis)
    buffer.write(
      glyphs.text(afterTitle), in: second, style: .role(.muted), ellipsis: glyphs.ellipsis)
    let divider = Rect(x: first.right + 1, y: pane.y, width: 1, height: items.count + 1)
    buffer.fill(divider.intersection(pane), with: Cell(glyphs.vertical, .role(.border)))
    for (row, item) in items.prefix(pane.height - 1).enumerated() {
      buffer.write(
        glyphs.text(item.label), in: pane.splitLeft(label).left, row: row + 1,
        shortening: .middle, ellipsis: glyphs.ellipsis)
      draw(item.before, beforeMissing, in: first, row + 1, .role(.muted), to: &buffer)
      draw(item.after, afterMissing, in: second, row + 1, .role(.accent), to: &buffer)
    }
    return min(pane.height, items.count + 1)
  }

  private func draw(
    _ share: Double?, _ missing: String, in area: Rect, _ row: Int, _ style: Style,
    to buffer: inout CellBuffer
  ) {
    let parts = area.splitLeft(7)
    guard let share else {
      buffer.write(
        glyphs.text(missing), in: area, row: row, style: .role(.muted), ellipsis: glyphs.ellipsis)
      return
    }
    buffer.write(
      glyphs.text(NumberFormat.percent(share, places: 1)), in: parts.left, row: row,
      alignment: .right, shortening: .clip)
    let bar = parts.rest.inset(left: 1)
    buffer.write(
      Bar.text(share: share, width: bar.width, glyphs: glyphs), in: bar, row: row, style: style)
  }
}
