#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The ten shapes of the data set `shapes`; each lies within the unit circle.
enum ShapeKind: String, CaseIterable, Sendable {
  case circle, ring, square, triangle, star, cross, pentagon, heart, crescent, arrow

  /// Whether a point belongs to the shape.
  func contains(_ point: Point) -> Bool {
    switch self {
    case .circle: point.squaredLength < 0.81
    case .ring: (0.28..<0.85).contains(point.squaredLength)
    case .heart: Self.isInHeart(point)
    case .crescent:
      point.squaredLength < 0.9 && (point - Point(0.42, 0)).squaredLength > 0.55
    case .square, .triangle, .star, .cross, .pentagon, .arrow:
      Self.isInside(point, Self.corners[self] ?? [])
    }
  }

  /// The curve (x² + y² − 1)³ = x² y³, turned upright and made smaller.
  private static func isInHeart(_ point: Point) -> Bool {
    let (x, y) = (point.x * 1.35, -point.y * 1.3 + 0.1)
    let inner = x * x + y * y - 1
    return inner * inner * inner - x * x * y * y * y < 0
  }

  private static let corners: [ShapeKind: [Point]] = [
    .square: regular(4, turn: .pi / 4),
    .triangle: regular(3, turn: -.pi / 2),
    .pentagon: regular(5, turn: -.pi / 2),
    .star: (0..<10).map { place in
      Point(place.isMultiple(of: 2) ? 1 : 0.42, 0).turned(by: Float(place) * .pi / 5 - .pi / 2)
    },
    .cross: points(
      (-0.3, -0.95), (0.3, -0.95), (0.3, -0.3), (0.95, -0.3), (0.95, 0.3), (0.3, 0.3),
      (0.3, 0.95), (-0.3, 0.95), (-0.3, 0.3), (-0.95, 0.3), (-0.95, -0.3), (-0.3, -0.3)),
    .arrow: points(
      (0, -1), (0.75, -0.1), (0.28, -0.1), (0.28, 0.95), (-0.28, 0.95), (-0.28, -0.1),
      (-0.75, -0.1)),
  ]

  private static func regular(_ count: Int, turn: Float) -> [Point] {
    (0..<count).map { Point(1, 0).turned(by: 2 * .pi * Float($0) / Float(count) + turn) }
  }

  private static func points(_ list: (Float, Float)...) -> [Point] {
    list.map { Point($0.0, $0.1) }
  }

  /// Whether a ray from the point crosses the outline an odd number of times.
  private static func isInside(_ point: Point, _ corners: [Point]) -> Bool {
    var isInside = false
    var previous = corners.count - 1
    for next in corners.indices {
      let (a, b) = (corners[next], corners[previous])
      if (a.y > point.y) != (b.y > point.y),
        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
      {
        isInside.toggle()
      }
      previous = next
    }
    return isInside
  }
}
