/// A piece of JSON text, as far as the headers of weight files need it.
enum JSONValue: Hashable {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number that is no integer of 64 bits, a truth value, or null: nothing a header needs.
  case other
}

extension JSONValue {
  /// What it is, for messages: integers and short lists of them as they are, the rest by its kind.
  var words: String {
    switch self {
    case .object: "an object"
    case .array(let values): Self.words(ofList: values)
    case .string(let text): "\"" + text.escaped + "\""
    case .integer(let number): "\(number)"
    case .other: "another kind of value"
    }
  }

  private static func words(ofList values: [JSONValue]) -> String {
    let numbers = values.compactMap { value in
      if case .integer(let number) = value { "\(number)" } else { nil }
    }
    guard numbers.count == values.count else { return "a list of other things" }
    guard numbers.count <= 8 else { return "a list of \(numbers.count) numbers" }
    return "[" + numbers.joined(separator: ", ") + "]"
  }
}

/// A key of a JSON object with its value.
struct JSONMember: Hashable {
  let key: String
  let value: JSONValue
}

/// Where and why a text is not the JSON that was expected.
struct JSONError: Error, Hashable {
  /// The byte, counted from the start of the text.
  let offset: Int
  let reason: String
}
