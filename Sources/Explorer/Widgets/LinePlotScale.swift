#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The upright axis of a line plot: linear, or powers of ten.
struct LinePlotScale: Hashable {
  let isLogarithmic: Bool
  let lower: Double
  let upper: Double

  /// Makes an axis that holds all values it can show; those not above zero have no logarithm.
  init(values: [Float], isLogarithmic: Bool) {
    self.isLogarithmic = isLogarithmic
    let shown = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    let range = ValueRange(of: shown) ?? ValueRange(lower: isLogarithmic ? 1 : 0, upper: 1)
    var low = Double(range.lower)
    var high = Double(range.upper)
    if low == high {
      // A flat line stands in the middle.
      let space = isLogarithmic ? low : max(abs(low), 1) / 2
      (low, high) = isLogarithmic ? (low / 10, high * 10) : (low - space, high + space)
    }
    lower = low
    upper = high
  }

  /// Where a value stands, 0 at the bottom and 1 at the top; nil when it cannot be shown.
  func share(_ value: Float) -> Double? {
    guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
    let place =
      (transformed(Double(value)) - transformed(lower))
      / (transformed(upper) - transformed(lower))
    return max(0, min(1, place))
  }

  /// The value that stands at a share of the axis.
  func value(at share: Double) -> Double {
    let place = transformed(lower) + share * (transformed(upper) - transformed(lower))
    return isLogarithmic ? pow(10, place) : place
  }

  private func transformed(_ value: Double) -> Double { isLogarithmic ? log10(value) : value }
}
