/// A value of JSON, written in the order in which it was put together.
enum JSONText {
  case text(String)
  case whole(Int)
  case real(Double)
  case list([JSONText])
  case object([(String, JSONText)])
  case null

  /// The value as JSON text on one line.
  var written: String {
    switch self {
    case .null: "null"
    case .text(let text): Self.quoted(text)
    case .whole(let number): String(number)
    case .real(let number): number.isFinite ? "\(number)" : "null"
    case .list(let values): "[" + values.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ":" + $0.1.written }.joined(separator: ",") + "}"
    }
  }

  /// A shape as a list of numbers.
  static func shape(_ dimensions: [Int]) -> JSONText { .list(dimensions.map(JSONText.whole)) }

  /// A number that may be unknown.
  static func count(_ number: Int?) -> JSONText { number.map(JSONText.whole) ?? .null }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
