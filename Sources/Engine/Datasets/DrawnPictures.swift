extension Pictures {
  /// What digits are called, from zero on.
  static let digitNames = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  ]

  /// The project's own digits: 32×32 grey, ten classes in turn.
  ///
  /// - Parameters:
  ///   - range: which drawings of the endless series.
  ///   - seed: chooses the series.
  /// - Returns: the pictures.
  public static func digits(_ range: Range<Int>, seed: UInt64) -> Pictures {
    drawn(
      name: "digits", shape: [1, DigitDrawing.side, DigitDrawing.side],
      classNames: digitNames, range: range
    ) { digit, index in
      var drawing = DigitDrawing(digit: digit, seed: seed, index: index)
      return drawing.draw()
    }
  }

  /// The project's own shapes: 32×32 in colour, ten classes in turn.
  ///
  /// - Parameters:
  ///   - range: which drawings of the endless series.
  ///   - seed: chooses the series.
  /// - Returns: the pictures.
  public static func shapes(_ range: Range<Int>, seed: UInt64) -> Pictures {
    drawn(
      name: "shapes", shape: [3, ShapeDrawing.side, ShapeDrawing.side],
      classNames: ShapeKind.allCases.map(\.rawValue), range: range
    ) { label, index in
      var drawing = ShapeDrawing(ShapeKind.allCases[label], seed: seed, index: index)
      return drawing.draw()
    }
  }
}
