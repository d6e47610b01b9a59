/// Numbers as every screen and table writes them.
public enum NumberFormat {
  /// A count with thousands separators: `1,048,576`.
  public static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A count with three significant digits and a unit: `25.6 M`, `4.09 G`, `36.9 K`, `640`.
  public static func scaled(_ value: Int) -> String {
    guard value.magnitude >= 1_000, let exact = DecimalDigits(String(value)) else {
      return String(value)
    }
    var rounded = exact.rounded(significant: 3)
    let unit = min((rounded.exponent - 1) / 3, units.count - 1)
    rounded.exponent -= unit * 3
    return rounded.plain(fraction: max(0, 3 - rounded.exponent)) + " " + units[unit]
  }

  /// Bytes with a unit: `3.21 MB`, `640 B`.
  public static func bytes(_ value: Int) -> String {
    value.magnitude < 1_000 ? "\(value) B" : scaled(value) + "B"
  }

  private static let units = ["", "K", "M", "G", "T", "P", "E"]

  /// A number with four significant digits: `0.4123`, `-12.5`, `1.235e-5`, `NaN`, `∞`, `-∞`.
  ///
  /// - Parameters:
  ///   - value: any number.
  ///   - digits: significant digits at most, 1 or more.
  ///   - isTrimmed: whether zeros at the end are left out: `0.5` instead of `0.5000`.
  /// - Returns: plain digits from 0.001 to under 100,000, else a power of ten.
  public static func float(_ value: Float, digits: Int = 4, isTrimmed: Bool = true) -> String {
    text(
      isFinite: value.isFinite, isNaN: value.isNaN, isNegative: value < 0, "\(value)", digits,
      isTrimmed)
  }

  /// A number of double precision with four significant digits, like `float(_: Float)`.
  ///
  /// - Parameters:
  ///   - value: any number.
  ///   - digits: significant digits at most, 1 or more.
  ///   - isTrimmed: whether zeros at the end are left out.
  /// - Returns: plain digits from 0.001 to under 100,000, else a power of ten.
  public static func float(_ value: Double, digits: Int = 4, isTrimmed: Bool = true) -> String {
    text(
      isFinite: value.isFinite, isNaN: value.isNaN, isNegative: value < 0, "\(value)", digits,
      isTrimmed)
  }

  private static func text(
    isFinite: Bool, isNaN: Bool, isNegative: Bool, _ description: String, _ digits: Int,
    _ isTrimmed: Bool
  ) -> String {
    if isNaN { return "NaN" }
    guard isFinite, let exact = DecimalDigits(description) else { return isNegative ? "-∞" : "∞" }
    let rounded = exact.rounded(significant: max(1, digits))
    if rounded.digits.isEmpty { return "0" }
    guard rounded.exponent >= -2, rounded.exponent <= 5 else { return rounded.scientific }
    // Whole digits are never rounded away: 12,345.6 is 12346, not 12350.
    if rounded.exponent > digits { return exact.rounded(fraction: 0).plain(fraction: 0) }
    return rounded.plain(fraction: max(0, digits - rounded.exponent), isTrimmed: isTrimmed)
  }

  /// A share in percent: `48 %`, `2.8 %`, `<0.1 %`, `100 %` only when it is all.
  ///
  /// - Parameter share: a fraction, 0…1 for 0 … 100 %.
  /// - Returns: one digit after the point under 10 % and just under 100 %.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite, let exact = DecimalDigits("\(abs(share) * 100)") else {
      return float(share) + " %"
    }
    let percent = abs(share) * 100
    if percent > 0, percent < 0.05 { return "<0.1 %" }
    if percent >= 99.5, percent < 100 {
      return (percent >= 99.95 ? ">99.9" : exact.rounded(fraction: 1).plain(fraction: 1)) + " %"
    }
    let places = percent > 0 && percent < 9.95 ? 1 : 0
    return (share < 0 ? "-" : "") + exact.rounded(fraction: places).plain(fraction: places) + " %"
  }

  /// A share in percent with a fixed number of digits after the point: `93.40 %`.
  ///
  /// - Parameters:
  ///   - share: a fraction, 0…1 for 0 … 100 %.
  ///   - places: digits after the point.
  /// - Returns: the same width for shares of the same size, for columns.
  public static func percent(_ share: Double, places: Int) -> String {
    guard share.isFinite, let exact = DecimalDigits("\(share * 100)") else {
      return float(share) + " %"
    }
    return exact.rounded(fraction: places).plain(fraction: places) + " %"
  }

  /// A duration: `0.42 ms`, `4.2 ms`, `14 ms`, `1.25 s`, `2 min 5 s`.
  public static func milliseconds(_ value: Double) -> String {
    guard value.isFinite, let exact = DecimalDigits("\(value)") else { return float(value) + " ms" }
    if abs(value) < 9.95 {
      let rounded = exact.rounded(significant: 2)
      guard rounded.exponent >= 0 else {
        return exact.rounded(fraction: 3).plain(fraction: 3) + " ms"
      }
      return rounded.plain(fraction: rounded.exponent >= 1 ? 1 : 2) + " ms"
    }
    if abs(value) < 999.5 { return exact.rounded(fraction: 0).plain(fraction: 0) + " ms" }
    if abs(value) < 59_995 { return float(value / 1_000, digits: 3, isTrimmed: false) + " s" }
    guard abs(value) < 1e15 else { return float(value / 1_000) + " s" }
    let seconds = Int((value / 1_000).rounded())
    return "\(seconds / 60) min \(seconds % 60) s"
  }
}
