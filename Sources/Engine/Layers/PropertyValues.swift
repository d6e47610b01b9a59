/// The values that a hyper-parameter can have, and which are neighbours.
public enum PropertyValues: Hashable, Sendable {
  /// Whole numbers from a smallest one.
  case number(from: Int)
  /// Heights and widths, both from a smallest one.
  case extent(from: Int)
  /// Rows and columns of zeros on four sides.
  case padding
  /// One of some words.
  case choice([String])
  /// Real numbers in a range.
  case real(ClosedRange<Float>)
  /// The shape of an example.
  case shape
  /// Rows of input maps; none is next to another.
  case table

  /// The words to choose from; empty where there are none.
  public var choices: [String] { if case .choice(let words) = self { words } else { [] } }

  /// The value so many steps from another, both as text; nil where there is none.
  ///
  /// Numbers go up and down by 1, both sides of an extent and all sides of a padding together; words go round;
  /// the height and width of a shape change, not its channels.
  ///
  /// - Parameters:
  ///   - steps: how far, negative for smaller values.
  ///   - text: the value to start from.
  /// - Returns: the value as a person writes it.
  public func value(_ steps: Int, from text: String) -> String? {
    switch self {
    case .number(let smallest):
      return Int(text)
        .flatMap { Self.moved($0, by: steps, in: smallest...Self.largestNumber) }.map(String.init)
    case .extent(let smallest):
      return Extent(text: text)?.enlarged(by: steps, from: smallest)?.text
    case .padding: return Padding(text: text)?.enlarged(by: steps)?.text
    case .choice(let words):
      guard let place = words.firstIndex(of: text) else { return words.first }
      let count = words.count
      return words[((place + steps) % count + count) % count]
    case .real(let range):
      return Float(text).flatMap { Self.moved($0, by: steps, in: range) }.map { "\($0)" }
    case .shape: return Shape(text: text)?.enlarged(by: steps)?.text
    case .table: return nil
    }
  }

  /// The largest number of channels, units and the like.
  static let largestNumber = 1 << 24

  /// A side some steps further, from `smallest` to the most that can be set; nil outside.
  fileprivate static func moved(_ side: Int, by steps: Int, from smallest: Int) -> Int? {
    moved(side, by: steps, in: smallest...Extent.largestSide)
  }

  private static func moved(_ number: Int, by steps: Int, in range: ClosedRange<Int>) -> Int? {
    let (sum, overflow) = number.addingReportingOverflow(steps)
    return !overflow && range.contains(sum) ? sum : nil
  }

  /// Twentieths of a short range, factors of ten where the range spans many of them.
  private static func moved(
    _ number: Float, by steps: Int, in range: ClosedRange<Float>
  ) -> Float? {
    let isWide = range.upperBound > 1 || range.lowerBound > 0
    let factor = steps > 0 ? 10.0 : 0.1
    let sum =
      isWide
      ? (0..<min(40, abs(steps))).reduce(Double(number)) { value, _ in value * factor }
      : (Double(number * 20).rounded() + Double(steps)) / 20
    let moved = Float(sum)
    return range.contains(moved) && moved != number ? moved : nil
  }
}

extension Extent {
  fileprivate func enlarged(by steps: Int, from smallest: Int) -> Extent? {
    guard let height = PropertyValues.moved(height, by: steps, from: smallest),
      let width = PropertyValues.moved(width, by: steps, from: smallest)
    else { return nil }
    return Extent(height: height, width: width)
  }
}

extension Padding {
  fileprivate func enlarged(by steps: Int) -> Padding? {
    let sides = [top, bottom, left, right].compactMap {
      PropertyValues.moved($0, by: steps, from: 0)
    }
    guard sides.count == 4 else { return nil }
    return Padding(top: sides[0], bottom: sides[1], left: sides[2], right: sides[3])
  }
}

extension Shape {
  fileprivate func enlarged(by steps: Int) -> Shape? {
    let fixed = rank == 3 ? 1 : 0
    let moved = dimensions.dropFirst(fixed).compactMap {
      PropertyValues.moved($0, by: steps, from: 1)
    }
    guard moved.count == rank - fixed else { return nil }
    return Shape(dimensions.prefix(fixed) + moved)
  }
}
