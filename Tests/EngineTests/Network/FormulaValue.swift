import Testing

/// Evaluates a worked formula as a reader would: numbers, + − · /, parentheses, floor and ceil brackets.
///
/// Nothing here is shared with the code that writes the formulas.
struct FormulaValue {
  private var rest: [Character]

  /// The value of a formula.
  static func of(_ formula: String) throws -> Double {
    var parser = FormulaValue(rest: formula.filter { $0 != " " && $0 != "," })
    let value = try parser.sum()
    try #require(parser.rest.isEmpty, "\(formula): \(String(parser.rest)) is left")
    return value
  }

  private init(rest: String) {
    self.rest = Array(rest)
  }

  private mutating func sum() throws -> Double {
    var value = try product()
    while let sign = rest.first, sign == "+" || sign == "−" {
      rest.removeFirst()
      let next = try product()
      value += sign == "+" ? next : -next
    }
    return value
  }

  private mutating func product() throws -> Double {
    var value = try factor()
    while let sign = rest.first, sign == "·" || sign == "/" {
      rest.removeFirst()
      let next = try factor()
      value = sign == "·" ? value * next : value / next
    }
    return value
  }

  private mutating func factor() throws -> Double {
    let first = try #require(rest.first)
    if let close = ["(": ")", "⌊": "⌋", "⌈": "⌉"][String(first)] {
      rest.removeFirst()
      let value = try sum()
      try #require(rest.first == Character(close))
      rest.removeFirst()
      return first == "⌊" ? value.rounded(.down) : first == "⌈" ? value.rounded(.up) : value
    }
    let isNegative = first == "-"
    if isNegative { rest.removeFirst() }
    // An ellipsis stands for more decimals; one of them keeps the value from being whole.
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "…" }
    rest.removeFirst(digits.count)
    let value = try #require(Double(String(digits).replacing("…", with: "1")))
    return isNegative ? -value : value
  }
}
