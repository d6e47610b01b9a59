import Engine

/// An answer of feature maps as text: the numbers where they are few, else what they are like.
enum AnswerText {
  private static let mostColumns = 12
  private static let mostRows = 16
  private static let mostMaps = 4

  /// The lines for the first example of an answer.
  static func lines(of answer: Tensor) -> [String] {
    guard answer.shape.rank == 4, answer.shape[3] <= mostColumns, answer.shape[2] <= mostRows else {
      return [summary(of: answer)]
    }
    let maps = answer.shape[1]
    var lines: [String] = []
    for map in 0..<min(maps, mostMaps) {
      if maps > 1 { lines.append("map \(map) of \(maps)") }
      lines += grid(of: answer, map: map)
    }
    return maps > mostMaps ? lines + [summary(of: answer)] : lines
  }

  private static func grid(of answer: Tensor, map: Int) -> [String] {
    let (height, width) = (answer.shape[2], answer.shape[3])
    let elements = answer.elements[map * height * width..<(map + 1) * height * width]
    let texts = elements.map { NumberFormat.float($0) }
    let column = (texts.map(\.count).max() ?? 0) + 1
    return (0..<height).map { row in
      texts[row * width..<(row + 1) * width].map { $0.padded(to: column, onTheLeft: true) }.joined()
    }
  }

  private static func summary(of answer: Tensor) -> String {
    let statistics = answer.statistics
    let shape = Shape(Array(answer.shape.dimensions.dropFirst())).compactDescription
    return "\(shape): \(NumberFormat.float(statistics.minimum)) … "
      + "\(NumberFormat.float(statistics.maximum)), mean \(NumberFormat.float(statistics.mean))"
  }
}
