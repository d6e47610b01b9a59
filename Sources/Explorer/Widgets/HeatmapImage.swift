/// A matrix of numbers to be shown as colours or characters.
public struct HeatmapImage: Hashable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// The numbers, row by row; `width * height` of them.
  public let values: [Float]

  /// Makes an image; missing values become NaN, and those too many are dropped.
  public init(width: Int, height: Int, values: [Float]) {
    self.width = max(0, width)
    self.height = max(0, height)
    let count = self.width * self.height
    self.values =
      values.count == count
      ? values
      : Array(values.prefix(count)) + Array(repeating: .nan, count: max(0, count - values.count))
  }

  /// The number at a place; NaN outside.
  public subscript(column column: Int, row row: Int) -> Float {
    guard column >= 0, row >= 0, column < width, row < height else { return .nan }
    return values[row * width + column]
  }

  /// The range of the finite values; nil when there are none.
  public var range: ValueRange? { ValueRange(of: values) }

  /// What is worth saying about the values beside the range.
  public var summary: HeatmapSummary { HeatmapSummary(self) }

  /// The image with fewer columns and rows, each value the mean of the area it stands for.
  ///
  /// NaN or infinity anywhere in an area shows in its mean: nothing bad is averaged away.
  ///
  /// - Parameters:
  ///   - columns: columns of the result, at most those of the image.
  ///   - rows: rows of the result, at most those of the image.
  /// - Returns: the image itself when it is no larger.
  public func reduced(columns: Int, rows: Int) -> HeatmapImage {
    let columns = max(0, min(columns, width))
    let rows = max(0, min(rows, height))
    if columns == width, rows == height { return self }
    var means: [Float] = []
    means.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let top = row * height / rows
      let bottom = max(top + 1, (row + 1) * height / rows)
      for column in 0..<columns {
        let left = column * width / columns
        let right = max(left + 1, (column + 1) * width / columns)
        means.append(mean(left: left, top: top, right: right, bottom: bottom))
      }
    }
    return HeatmapImage(width: columns, height: rows, values: means)
  }

  /// The part of the image inside a rectangle of columns and rows.
  public func cropped(to area: Rect) -> HeatmapImage {
    let part = area.intersection(Rect(x: 0, y: 0, width: width, height: height))
    guard !part.isEmpty else { return HeatmapImage(width: 0, height: 0, values: []) }
    let values = (part.y..<part.bottom).flatMap { row in
      self.values[row * width + part.x..<row * width + part.right]
    }
    return HeatmapImage(width: part.width, height: part.height, values: values)
  }

  private func mean(left: Int, top: Int, right: Int, bottom: Int) -> Float {
    var sum = 0.0
    for row in top..<bottom {
      for column in left..<right { sum += Double(values[row * width + column]) }
    }
    return Float(sum / Double((right - left) * (bottom - top)))
  }
}

/// A place in a matrix.
public struct MatrixPlace: Hashable, Sendable {
  /// Column, from 0.
  public var column: Int
  /// Row, from 0.
  public var row: Int

  /// Makes a place.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// The place moved, kept inside an image; the origin when the image is empty.
  public func moved(columns: Int = 0, rows: Int = 0, in image: HeatmapImage) -> MatrixPlace {
    MatrixPlace(
      column: max(0, min(image.width - 1, column + columns)),
      row: max(0, min(image.height - 1, row + rows)))
  }
}

/// Where an image's extremes lie and how many values are not finite.
public struct HeatmapSummary: Hashable, Sendable {
  /// The first place of the smallest finite value.
  public private(set) var minimum: MatrixPlace?
  /// The first place of the largest finite value.
  public private(set) var maximum: MatrixPlace?
  /// How many values are NaN.
  public private(set) var nanCount = 0
  /// How many values are positive infinity.
  public private(set) var positiveInfinityCount = 0
  /// How many values are negative infinity.
  public private(set) var negativeInfinityCount = 0

  /// Looks through an image.
  ///
  /// - Parameters:
  ///   - image: the image.
  ///   - count: how many of its values count, from the first one; others only fill up its last row.
  public init(_ image: HeatmapImage, count: Int = .max) {
    var smallest = Float.infinity
    var largest = -Float.infinity
    for (index, value) in image.values.prefix(max(0, count)).enumerated() {
      if value.isNaN {
        nanCount += 1
      } else if value.isInfinite {
        if value > 0 { positiveInfinityCount += 1 } else { negativeInfinityCount += 1 }
      } else {
        let place = MatrixPlace(column: index % image.width, row: index / image.width)
        if value < smallest { (smallest, minimum) = (value, place) }
        if value > largest { (largest, maximum) = (value, place) }
      }
    }
  }

  /// Whether every value is finite.
  public var isFinite: Bool { nanCount + positiveInfinityCount + negativeInfinityCount == 0 }
}
