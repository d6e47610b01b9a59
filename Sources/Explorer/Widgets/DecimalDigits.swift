/// A number's decimal digits, for rounding and layout without Foundation.
///
/// Read from the shortest description that gives the number back, so that 0.41 as `Float` rounds as
/// the 0.41 that people see.
struct DecimalDigits: Hashable {
  /// Whether the number is below zero.
  var isNegative = false
  /// The digits without zeros at the front; none for zero.
  var digits: [UInt8] = []
  /// Where the decimal point stands: the number is `0.d₁d₂d₃… × 10^exponent`.
  var exponent = 0

  /// Reads a description such as `-12.5`, `0.00123` or `5e-324`; nil when it is no number.
  init?(_ description: String) {
    let parts = description.split(separator: "e", omittingEmptySubsequences: false)
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    var power = 0
    if parts.count == 2 {
      guard let read = Int(parts[1]) else { return nil }
      power = read
    }
    var hasPoint = false
    for (index, character) in mantissa.utf8.enumerated() {
      switch character {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(character - UInt8(ascii: "0"))
        if !hasPoint { exponent += 1 }
      default: return nil
      }
    }
    exponent += power
    dropZeros()
  }

  private mutating func dropZeros() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The number rounded, half away from zero, to so many digits from the first that is not zero.
  func rounded(significant count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.exponent = 0
      return result
    }
    result.digits = Array(digits[..<count])
    if digits[count] >= 5 { result.addOneInLastPlace() }
    result.dropZeros()
    return result
  }

  /// The number rounded to so many digits after the decimal point.
  func rounded(fraction count: Int) -> DecimalDigits { rounded(significant: exponent + count) }

  private mutating func addOneInLastPlace() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// All digits before the point, and so many after it; fewer when `isTrimmed` and they are zeros.
  func plain(fraction count: Int, isTrimmed: Bool = false) -> String {
    let whole = (0..<max(0, exponent)).map { digit($0) }
    var part = (0..<max(0, count)).map { digit(exponent + $0) }
    if isTrimmed { while part.last == 0 { part.removeLast() } }
    let text =
      (whole.isEmpty ? "0" : Self.text(whole)) + (part.isEmpty ? "" : "." + Self.text(part))
    return isNegative && !digits.isEmpty ? "-" + text : text
  }

  /// One digit before the point, the rest after it, and a power of ten: `1.235e-5`.
  var scientific: String {
    guard let first = digits.first else { return "0" }
    let rest = Self.text(Array(digits.dropFirst()))
    return (isNegative ? "-" : "") + "\(first)" + (rest.isEmpty ? "" : "." + rest)
      + "e\(exponent - 1)"
  }

  private func digit(_ index: Int) -> UInt8 {
    digits.indices.contains(index) ? digits[index] : 0
  }

  private static func text(_ digits: [UInt8]) -> String { digits.map { "\($0)" }.joined() }
}
