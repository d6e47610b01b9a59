/// The smallest and the largest of some numbers.
public struct ValueRange: Hashable, Sendable {
  /// The smallest.
  public var lower: Float
  /// The largest.
  public var upper: Float

  /// Makes a range; bounds in the wrong order are exchanged.
  public init(lower: Float, upper: Float) {
    self.lower = min(lower, upper)
    self.upper = max(lower, upper)
  }

  /// The range of the finite values; nil when there are none.
  public init?(of values: some Sequence<Float>) {
    var found: ValueRange?
    for value in values where value.isFinite {
      found = found?.including(value) ?? ValueRange(lower: value, upper: value)
    }
    guard let found else { return nil }
    self = found
  }

  /// The range that holds both.
  public func union(_ other: ValueRange) -> ValueRange {
    ValueRange(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  private func including(_ value: Float) -> ValueRange {
    ValueRange(lower: min(lower, value), upper: max(upper, value))
  }
}

/// Which numbers the ends of a palette mean.
public enum RangePolicy: String, Hashable, Sendable, CaseIterable {
  /// The smallest and largest value of all maps of the layer.
  case layer
  /// Each map its own smallest and largest value.
  case channel
  /// As far below zero as above it, over all maps, with zero in the middle.
  case signed
}

/// What a number is on a colour scale.
public enum ValueClass: Hashable, Sendable {
  /// A level of the scale, from 0.
  case level(Int)
  /// Not a number.
  case nan
  /// Above every number.
  case positiveInfinity
  /// Below every number.
  case negativeInfinity
}

/// Turns values into steps of a palette or characters of a ramp.
public struct ColorScale: Hashable, Sendable {
  /// The value at the lower end.
  public let lower: Float
  /// The value at the upper end.
  public let upper: Float
  /// The palette; `diverging` when signed.
  public let palette: Palette
  /// Whether zero is in the middle.
  public let isSigned: Bool

  /// Makes a scale.
  ///
  /// - Parameters:
  ///   - range: the range of the data; nil when nothing is finite.
  ///   - policy: `signed` widens the range to both sides of zero and takes the diverging palette.
  ///   - palette: the palette of the other policies.
  public init(range: ValueRange?, policy: RangePolicy = .layer, palette: Palette = .viridis) {
    let range = range ?? ValueRange(lower: 0, upper: 0)
    isSigned = policy == .signed
    let bound = max(abs(range.lower), abs(range.upper))
    lower = isSigned ? -bound : range.lower
    upper = isSigned ? bound : range.upper
    self.palette = isSigned ? .diverging : palette
  }

  /// Which of `count` levels a value belongs to, or how it is not finite.
  ///
  /// Without sign the levels share the range evenly. Signed, level `count / 2` is zero and both
  /// sides have as many levels; with an even count level 0 stays empty.
  public func classify(_ value: Float, levels count: Int) -> ValueClass {
    if value.isNaN { return .nan }
    if value.isInfinite { return value > 0 ? .positiveInfinity : .negativeInfinity }
    guard count > 1, upper > lower else { return .level(isSigned ? max(0, count) / 2 : 0) }
    if isSigned {
      let side = Double((count - 1) / 2)
      let share = max(-1, min(1, Double(value) / Double(upper)))
      return .level(count / 2 + Int((share * side).rounded()))
    }
    let share = (Double(value) - Double(lower)) / (Double(upper) - Double(lower))
    return .level(max(0, min(count - 1, Int(max(0, min(1, share)) * Double(count)))))
  }

  /// The value's step of the palette; nil when it is not finite.
  public func step(of value: Float) -> UInt8? {
    guard case .level(let level) = classify(value, levels: Palette.stepCount) else { return nil }
    return UInt8(clamping: level)
  }

  /// The values between which a level lies, of `count` levels.
  public func bounds(ofLevel level: Int, levels count: Int) -> ValueRange {
    guard count > 1, upper > lower else { return ValueRange(lower: lower, upper: upper) }
    if isSigned {
      let side = Double((count - 1) / 2)
      let place = Double(level - count / 2)
      return clamped((place - 0.5) / side * Double(upper), (place + 0.5) / side * Double(upper))
    }
    let width = (Double(upper) - Double(lower)) / Double(count)
    let start = Double(lower) + width * Double(level)
    return clamped(start, start + width)
  }

  private func clamped(_ from: Double, _ to: Double) -> ValueRange {
    ValueRange(lower: clamped(from), upper: clamped(to))
  }

  /// A bound inside the scale; what only rounding keeps from zero is zero.
  private func clamped(_ value: Double) -> Float {
    let inside = max(Double(lower), min(Double(upper), value))
    return abs(inside) < 1e-6 * (Double(upper) - Double(lower)) ? 0 : Float(inside)
  }
}
