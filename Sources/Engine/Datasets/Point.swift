#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A place on the paper: x to the right, y downwards.
typealias Point = SIMD2<Float>

extension SIMD2<Float> {
  /// The point turned about the origin.
  func turned(by angle: Float) -> Point {
    let (c, s) = (cos(angle), sin(angle))
    return Point(c * x - s * y, s * x + c * y)
  }

  /// The squared distance from the origin.
  var squaredLength: Float { x * x + y * y }

  /// The distance from a straight piece between two points.
  func distance(from a: Point, to b: Point) -> Float {
    let (along, own) = (b - a, self - a)
    let t = (own * along).sum() / Swift.max(along.squaredLength, 1e-9)
    return (own - along * Swift.min(1, Swift.max(0, t))).squaredLength.squareRoot()
  }
}
