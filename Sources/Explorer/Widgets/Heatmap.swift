/// How an image lies in a pane: reduced or enlarged by a whole factor.
public struct HeatmapFit: Hashable, Sendable {
  /// Values shown across and down; fewer than the image's when it is reduced.
  public let samples: Size
  /// How often each is repeated across and down, 1 or more.
  public let factor: Int
  /// The cells that are painted.
  public let area: Rect
  /// The cells that each value has to be written as a number; nil where it is a colour or character.
  public let numberCell: Size?
  let image: Size
  let ladder: HeatmapLadder

  /// Fits an image into a pane at its top left corner.
  ///
  /// - Parameters:
  ///   - image: the image's columns and rows.
  ///   - pane: the cells there are.
  ///   - ladder: how values become cells.
  ///   - maximumFactor: the largest enlargement.
  public init(image: Size, pane: Rect, ladder: HeatmapLadder, maximumFactor: Int = .max) {
    let room = ladder.capacity(of: pane)
    self.image = image
    self.ladder = ladder
    numberCell = nil
    guard image.width > 0, image.height > 0, room.width > 0, room.height > 0 else {
      samples = Size(width: 0, height: 0)
      factor = 1
      area = Rect(x: pane.x, y: pane.y, width: 0, height: 0)
      return
    }
    if image.width <= room.width, image.height <= room.height {
      samples = image
      factor = max(1, min(room.width / image.width, room.height / image.height, maximumFactor))
    } else {
      // The same reduction across and down keeps the picture's proportions.
      let isWide = image.width * room.height >= image.height * room.width
      let across = isWide ? room.width : image.width * room.height / image.height
      let down = isWide ? image.height * room.width / image.width : room.height
      samples = Size(width: max(1, across), height: max(1, down))
      factor = 1
    }
    let cells = ladder.cells(
      for: Size(width: samples.width * factor, height: samples.height * factor))
    area = Rect(x: pane.x, y: pane.y, width: cells.width, height: cells.height)
      .intersection(pane)
  }

  /// Fits a small image in which every value is written as a number; nil where it is too large for that.
  ///
  /// - Parameters:
  ///   - image: the image's columns and rows.
  ///   - pane: the cells there are.
  ///   - ladder: how values become cells.
  public init?(numbersOf image: Size, pane: Rect, ladder: HeatmapLadder) {
    let cell = Self.numberCells(for: image).first {
      $0.width * image.width <= pane.width && $0.height * image.height <= pane.height
    }
    guard let cell else { return nil }
    self.image = image
    self.ladder = ladder
    numberCell = cell
    samples = image
    factor = HeatmapFit(image: image, pane: pane, ladder: ladder).factor
    area = Rect(
      x: pane.x, y: pane.y, width: cell.width * image.width, height: cell.height * image.height)
  }

  /// The most values that are written as numbers: of more the picture says more.
  private static let mostNumbers = 64

  /// The sizes of a number's cell that an image may have, the largest first; none for large images.
  static func numberCells(for image: Size) -> [Size] {
    guard image.width > 0, image.height > 0, image.width <= mostNumbers,
      image.height <= mostNumbers, image.width * image.height <= mostNumbers
    else { return [] }
    return [(12, 3), (9, 2), (7, 1), (6, 1)].map { Size(width: $0, height: $1) }
  }

  /// The image's value under a cell, the upper one of two; nil beside the image.
  public func place(at point: Point) -> MatrixPlace? {
    guard area.contains(point) else { return nil }
    if let numberCell {
      return MatrixPlace(
        column: (point.x - area.x) / numberCell.width, row: (point.y - area.y) / numberCell.height)
    }
    let column = (point.x - area.x) / ladder.columnsPerValue / factor
    let row = (point.y - area.y) * ladder.valuesPerRow / factor
    guard column < samples.width, row < samples.height else { return nil }
    return MatrixPlace(
      column: column * image.width / samples.width, row: row * image.height / samples.height)
  }

  /// The first cell that shows a value of the image.
  public func cell(of place: MatrixPlace) -> Point? {
    guard place.column >= 0, place.row >= 0, place.column < image.width, place.row < image.height,
      samples.width > 0, samples.height > 0
    else { return nil }
    if let numberCell {
      return Point(
        x: area.x + place.column * numberCell.width + numberCell.width / 2 - 1,
        y: area.y + place.row * numberCell.height + (numberCell.height - 1) / 2)
    }
    // The sample whose area holds the value: the last one that begins at or before it.
    let column = ((place.column + 1) * samples.width - 1) / image.width
    let row = ((place.row + 1) * samples.height - 1) / image.height
    let middle = (factor - 1) / 2
    return Point(
      x: area.x + (column * factor + middle) * ladder.columnsPerValue,
      y: area.y + (row * factor + middle) / ladder.valuesPerRow)
  }
}

/// Paints a matrix of numbers as colours or characters.
public struct Heatmap: Hashable, Sendable {
  /// The numbers.
  public var image: HeatmapImage
  /// What the colours mean.
  public var scale: ColorScale
  /// What the terminal can show.
  public var ladder: HeatmapLadder

  /// Makes a heatmap.
  public init(image: HeatmapImage, scale: ColorScale, ladder: HeatmapLadder) {
    self.image = image
    self.scale = scale
    self.ladder = ladder
  }

  /// Paints the whole image as large as it fits, from the pane's top left corner.
  ///
  /// - Parameters:
  ///   - pane: the cells there are.
  ///   - buffer: where to paint.
  ///   - maximumFactor: the largest enlargement.
  /// - Returns: how the image lies in the pane, for marks and clicks.
  @discardableResult
  public func draw(
    in pane: Rect, to buffer: inout CellBuffer, maximumFactor: Int = .max
  ) -> HeatmapFit {
    let fit = HeatmapFit(
      image: Size(width: image.width, height: image.height), pane: pane, ladder: ladder,
      maximumFactor: maximumFactor)
    let samples = image.reduced(columns: fit.samples.width, rows: fit.samples.height)
    if ladder == .ascii {
      paintCharacters(samples, fit, to: &buffer)
    } else {
      paintHalfBlocks(samples, fit, to: &buffer)
    }
    return fit
  }

  private func paintCharacters(
    _ samples: HeatmapImage, _ fit: HeatmapFit, to buffer: inout CellBuffer
  ) {
    let ramp = HeatmapRamp.characters(for: scale)
    for y in 0..<fit.area.height {
      for x in 0..<fit.area.width {
        let value = samples[column: x / 2 / fit.factor, row: y / fit.factor]
        buffer[fit.area.x + x, fit.area.y + y] = characterCell(value, ramp: ramp)
      }
    }
  }

  private func characterCell(_ value: Float, ramp: [Unicode.Scalar]) -> Cell {
    let found = scale.classify(value, levels: ramp.count)
    if case .level(let level) = found { return Cell(ramp[level]) }
    return Cell(
      HeatmapRamp.nonFinite(found, ladder: ladder) ?? "?", HeatmapRamp.nonFiniteStyle)
  }

  private func paintHalfBlocks(
    _ samples: HeatmapImage, _ fit: HeatmapFit, to buffer: inout CellBuffer
  ) {
    for y in 0..<fit.area.height {
      for x in 0..<fit.area.width {
        let column = x / fit.factor
        let upper = samples[column: column, row: 2 * y / fit.factor]
        let lowerRow = (2 * y + 1) / fit.factor
        let lower = lowerRow < samples.height ? samples[column: column, row: lowerRow] : nil
        buffer[fit.area.x + x, fit.area.y + y] = halfBlockCell(upper, lower)
      }
    }
  }

  /// A cell with one value above the other; one that is not finite takes the whole cell.
  private func halfBlockCell(_ upper: Float, _ lower: Float?) -> Cell {
    for value in [upper, lower].compactMap({ $0 }) where !value.isFinite {
      let found = scale.classify(value, levels: Palette.stepCount)
      return Cell(
        HeatmapRamp.nonFinite(found, ladder: ladder) ?? "?", HeatmapRamp.nonFiniteStyle)
    }
    return Cell(
      GlyphSet.upperHalf,
      Style(foreground: color(upper), background: lower.map(color) ?? .standard))
  }

  /// How a number looks in a cell of its value's colour; the terminal's own style where there are no colours.
  func numberStyle(of value: Float) -> Style {
    guard value.isFinite else { return HeatmapRamp.nonFiniteStyle }
    guard ladder != .ascii, let step = scale.step(of: value) else { return .standard }
    let isLight = scale.palette.isLight(step)
    return Style(
      foreground: .step(.grey, isLight ? 0 : UInt8(Palette.stepCount - 1)),
      background: .step(scale.palette, step))
  }

  private func color(_ value: Float) -> Color {
    scale.step(of: value).map { .step(scale.palette, $0) } ?? .role(.bad)
  }
}
