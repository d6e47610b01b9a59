/// A piece of JSON text, as far as the headers of weight files need it.
enum JSONValue: Hashable {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number that is no integer of 64 bits, a truth value, or null: nothing a header needs.
  case other
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
