/// One line of a plot.
public struct PlotSeries: Hashable, Sendable {
  /// What it shows.
  public var name: String
  /// One value a place from left to right; NaN and infinity leave a gap.
  public var values: [Float]
  /// How it looks.
  public var style: Style
  /// Which of the marks it has; nil for that of its place among the lines.
  public var mark: Int?

  /// Makes a line.
  public init(name: String, values: [Float], style: Style, mark: Int? = nil) {
    self.name = name
    self.values = values
    self.style = style
    self.mark = mark
  }
}

/// The dots that lines between values are made of.
public enum PlotDots: Hashable, Sendable {
  /// Four a cell: they are in more fonts than Braille is.
  case quarters
  /// Eight a cell, Braille: lines stay thin where many cross.
  case braille

  /// Rows of dots in a cell; there are two columns.
  fileprivate var rows: Int { self == .quarters ? 2 : 4 }
}

/// Several lines over the same places, told apart by marks as well as by colour.
public struct LinePlot: Hashable, Sendable {
  /// The lines; the first is painted first.
  public var series: [PlotSeries]
  /// Whether the upright axis counts in powers of ten.
  public var isLogarithmic: Bool
  /// The values at the bottom and at the top; nil takes those of the data.
  public var bounds: ValueRange?
  /// What stands below the left end.
  public var leftEnd: String
  /// What stands below the right end.
  public var rightEnd: String
  /// What stands in the place of the lines' marks and names; nil for these.
  public var ownLegend: Line?
  /// What lines are made of where the screen shows more than ASCII.
  public var dots: PlotDots
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a plot.
  public init(
    series: [PlotSeries], isLogarithmic: Bool = false, bounds: ValueRange? = nil,
    leftEnd: String = "", rightEnd: String = "", ownLegend: Line? = nil,
    dots: PlotDots = .quarters, glyphs: GlyphSet
  ) {
    self.series = series
    self.isLogarithmic = isLogarithmic
    self.bounds = bounds
    self.leftEnd = leftEnd
    self.rightEnd = rightEnd
    self.ownLegend = ownLegend
    self.dots = dots
    self.glyphs = glyphs
  }

  /// Paints axis, lines, ends and legend.
  public func draw(in pane: Rect, to buffer: inout CellBuffer) {
    guard !pane.isEmpty else { return }
    let spanned = bounds.map { [$0.lower, $0.upper] } ?? series.flatMap(\.values)
    let scale = LinePlotScale(values: spanned, isLogarithmic: isLogarithmic)
    let foot = pane.height >= 5 ? 2 : (pane.height >= 3 ? 1 : 0)
    let parts = pane.splitBottom(foot)
    let labels = axisLabels(scale, height: parts.rest.height)
    let width = labels.reduce(0) { max($0, $1.text.displayWidth) } + 1
    let hasAxis = pane.width >= width + 8
    let area = parts.rest.inset(left: hasAxis ? width + 1 : 0)
    if hasAxis { drawAxis(labels, in: parts.rest.splitLeft(width + 1).left, to: &buffer) }
    for (index, line) in series.enumerated() {
      draw(line, index: index, scale: scale, in: area, to: &buffer)
    }
    let below = Rect(x: area.x, y: parts.bottom.y, width: area.width, height: foot == 2 ? 1 : 0)
    buffer.write(glyphs.text(leftEnd), in: below, style: .role(.muted), ellipsis: glyphs.ellipsis)
    buffer.write(
      glyphs.text(rightEnd), in: below, style: .role(.muted), alignment: .right,
      ellipsis: glyphs.ellipsis)
    if foot > 0 {
      let line = parts.bottom.splitBottom(1).bottom
      buffer.write(legend.shortened(to: line.width, ellipsis: glyphs.ellipsis), in: line)
    }
  }

  /// Each line's mark and name, or what takes their place.
  public var legend: Line {
    if let ownLegend { return ownLegend }
    let entries = series.enumerated().flatMap { index, line in
      [
        Span("\(mark(of: line, at: index)) ", line.style), Span(glyphs.text(line.name)),
        Span("   "),
      ]
    }
    return entries + (isLogarithmic ? [Span("log scale", .role(.muted))] : [])
  }

  private func mark(of line: PlotSeries, at index: Int) -> Unicode.Scalar {
    glyphs.seriesMarks[(line.mark ?? index) % glyphs.seriesMarks.count]
  }

  // MARK: - Axis

  private struct AxisLabel {
    let row: Int
    let text: String
  }

  /// The values at the top, in the middle and at the bottom.
  private func axisLabels(_ scale: LinePlotScale, height: Int) -> [AxisLabel] {
    guard height > 0 else { return [] }
    let rows = height >= 5 ? [0, height / 2, height - 1] : (height >= 2 ? [0, height - 1] : [0])
    return rows.map { row in
      let share = height == 1 ? 1 : 1 - Double(row) / Double(height - 1)
      return AxisLabel(
        row: row, text: glyphs.text(NumberFormat.float(scale.value(at: share), digits: 3)))
    }
  }

  private func drawAxis(_ labels: [AxisLabel], in area: Rect, to buffer: inout CellBuffer) {
    buffer.verticalLine(x: area.right - 1, y: area.y, height: area.height, glyphs: glyphs)
    for label in labels {
      buffer.write(
        label.text, in: area.inset(right: 2), row: label.row, style: .role(.muted),
        alignment: .right)
    }
  }

  // MARK: - Lines

  private func draw(
    _ line: PlotSeries, index: Int, scale: LinePlotScale, in area: Rect, to buffer: inout CellBuffer
  ) {
    guard !area.isEmpty, !line.values.isEmpty else { return }
    let mark = mark(of: line, at: index)
    if !glyphs.isASCII { drawDots(line, scale: scale, in: area, to: &buffer) }
    // Marks on every value while there is room; lines take turns where there is not.
    let columnsPerValue = Double(area.width) / Double(line.values.count)
    let every = max(1, Int((6 / columnsPerValue).rounded(.up)))
    let isDense = columnsPerValue < 2 && !glyphs.isASCII
    for (place, value) in line.values.enumerated() {
      guard let share = scale.share(value) else { continue }
      if isDense, place % every != index * every / max(1, series.count) { continue }
      let x = area.x + column(of: place, count: line.values.count, width: area.width)
      let y = area.y + row(share, height: area.height)
      buffer[x, y] = Cell(mark, line.style)
    }
  }

  private func column(of place: Int, count: Int, width: Int) -> Int {
    count <= 1 ? 0 : place * (width - 1) / (count - 1)
  }

  private func row(_ share: Double, height: Int) -> Int {
    Int(((1 - share) * Double(height - 1)).rounded())
  }

  /// Dots from each value to the next.
  private func drawDots(
    _ line: PlotSeries, scale: LinePlotScale, in area: Rect, to buffer: inout CellBuffer
  ) {
    let size = Size(width: area.width * 2, height: area.height * dots.rows)
    var last: (place: Int, share: Double)?
    for (place, value) in line.values.enumerated() {
      guard let share = scale.share(value) else {
        last = nil
        continue
      }
      let x = column(of: place, count: line.values.count, width: size.width)
      let from = last ?? (x, share)
      for dotX in from.place...max(from.place, x) {
        let part = x == from.place ? 1 : Double(dotX - from.place) / Double(x - from.place)
        let height = from.share + part * (share - from.share)
        dot(dotX, row(height, height: size.height), style: line.style, in: area, to: &buffer)
      }
      last = (x, share)
    }
  }

  private func dot(_ x: Int, _ y: Int, style: Style, in area: Rect, to buffer: inout CellBuffer) {
    let cell = Point(x: area.x + x / 2, y: area.y + y / dots.rows)
    guard area.contains(cell) else { return }
    let (column, row) = (x % 2, y % dots.rows)
    let old = buffer[cell.x, cell.y].scalar
    switch dots {
    case .quarters:
      let quarters = Self.quarters.firstIndex(of: old) ?? 0
      buffer[cell.x, cell.y] = Cell(Self.quarters[quarters | 1 << (2 * row + column)], style)
    case .braille:
      let known =
        (Self.braille...Self.braille + 0xFF).contains(old.value) ? old.value - Self.braille : 0
      let scalar = Unicode.Scalar(Self.braille + (known | Self.brailleBits[2 * row + column]))
      buffer[cell.x, cell.y] = Cell(scalar ?? old, style)
    }
  }

  /// The quarters of a cell by bits: upper left, upper right, lower left, lower right.
  private static let quarters: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// The Braille pattern without dots; the others follow by their bits.
  private static let braille: UInt32 = 0x2800
  /// The bits of the dots, row by row.
  private static let brailleBits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}
