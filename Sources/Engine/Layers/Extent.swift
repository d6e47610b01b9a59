/// A height and a width: of a kernel, a stride, a dilation.
public struct Extent: Hashable, Sendable {
  /// Along the rows.
  public var height: Int
  /// Along the columns.
  public var width: Int

  /// Makes an extent.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// The longest side that can be typed.
  static let largestSide = 1 << 16

  /// As it is written in captions: `3×3`.
  public var caption: String { "\(height)×\(width)" }

  /// As a person writes it: `3` for a square, else `1x7`.
  public var text: String { height == width ? "\(height)" : "\(height)x\(width)" }

  /// Reads `3` or `1x7` (or `1×7`); nil for anything else.
  public init?(text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }
    let sides = parts.compactMap { Int($0) }
    guard sides.count == parts.count, sides.count <= 2, let height = sides.first,
      let width = sides.last, max(height, width) <= Self.largestSide
    else { return nil }
    self.init(height: height, width: width)
  }
}

extension Extent: ExpressibleByIntegerLiteral {
  /// A square.
  public init(integerLiteral side: Int) {
    self.init(height: side, width: side)
  }
}

/// Rows and columns of zeros around an input.
public struct Padding: Hashable, Sendable {
  /// Rows above.
  public var top: Int
  /// Rows below.
  public var bottom: Int
  /// Columns on the left.
  public var left: Int
  /// Columns on the right.
  public var right: Int

  /// Makes a padding.
  public init(top: Int, bottom: Int, left: Int, right: Int) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  /// The same above and below, and the same on both sides.
  public init(height: Int, width: Int) {
    self.init(top: height, bottom: height, left: width, right: width)
  }

  /// Whether all four sides are equal.
  public var isUniform: Bool { top == bottom && left == right && top == left }

  /// As a person writes it: `1`, or `top,bottom,left,right`.
  public var text: String {
    isUniform ? "\(top)" : "\(top),\(bottom),\(left),\(right)"
  }

  /// Reads `1`, `1x3` or `top,bottom,left,right`; nil for anything else.
  public init?(text: String) {
    let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    if sides.count == 4, sides.allSatisfy({ (0...Extent.largestSide).contains($0) }) {
      self.init(top: sides[0], bottom: sides[1], left: sides[2], right: sides[3])
    } else if let extent = Extent(text: text), min(extent.height, extent.width) >= 0 {
      self.init(height: extent.height, width: extent.width)
    } else {
      return nil
    }
  }
}

extension Padding: ExpressibleByIntegerLiteral {
  /// The same on all four sides.
  public init(integerLiteral side: Int) {
    self.init(top: side, bottom: side, left: side, right: side)
  }
}
