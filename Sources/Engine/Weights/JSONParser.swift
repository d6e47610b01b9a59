/// A strict reader of JSON (RFC 8259) for text that nobody vouches for.
///
/// Written here because decoders keep one of two equal keys without a word, and because a weight
/// file must not be able to exhaust memory or stack: the number of values and the depth are
/// bounded.
struct JSONParser {
  /// The most values that a text may hold.
  static let valueLimit = 4_000_000
  /// The deepest nesting.
  static let depthLimit = 32

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var valueCount = 0

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Reads one value that fills the whole text, white space aside.
  static func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.error("nothing more expected") }
    return value
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    valueCount += 1
    guard valueCount <= Self.valueLimit else { throw error("more values than a header may hold") }
    guard depth <= Self.depthLimit else { throw error("nested too deeply") }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try items(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"): return try number()
    case let byte? where Self.isDigit(byte): return try number()
    default: return try word()
    }
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    var keys: Set<String> = []
    position += 1
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("a key in quotes expected") }
      let start = position
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONError(offset: start, reason: "the key \"\(key.printable)\" occurs twice")
      }
      skipSpace()
      guard take(":") else { throw error("a colon expected") }
      members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw error("a comma or a closing brace expected") }
    }
  }

  private mutating func items(depth: Int) throws(JSONError) -> [JSONValue] {
    var items: [JSONValue] = []
    position += 1
    skipSpace()
    if take("]") { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return items }
      guard take(",") else { throw error("a comma or a closing bracket expected") }
    }
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return .other
    }
    throw error("a value expected")
  }

  // MARK: Numbers

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = take("-")
    let isZero = peek == UInt8(ascii: "0")
    let digits = try self.digits()
    if isZero, digits > 1 { throw error("a number without leading zeros expected") }
    let end = position
    if take(".") { _ = try self.digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      _ = try self.digits()
    }
    guard end == position, let integer = Int(text(start..<end)) else { return .other }
    return .integer(integer)
  }

  private mutating func digits() throws(JSONError) -> Int {
    let start = position
    while let byte = peek, Self.isDigit(byte) { position += 1 }
    guard position > start else { throw error("a digit expected") }
    return position - start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var units: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: units, as: UTF8.self) else {
          throw JSONError(offset: start, reason: "text in UTF-8 expected")
        }
        return string
      case UInt8(ascii: "\\"):
        units.append(contentsOf: String(try escaped()).utf8)
      case 0..<0x20:
        position -= 1
        throw error("no control characters expected in a string")
      default:
        units.append(byte)
      }
    }
    throw error("a closing quote expected")
  }

  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    guard let byte = peek else { throw error("an escaped character expected") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default:
      position -= 1
      throw error("an escape sequence of JSON expected")
    }
  }

  /// Reads four hexadecimal digits, and four more where they are half of a surrogate pair.
  private mutating func codePoint() throws(JSONError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(first), take("\\"), take("u") else {
      throw error("a surrogate pair expected")
    }
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else { throw error("a surrogate pair expected") }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits expected")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private func error(_ reason: String) -> JSONError {
    JSONError(offset: position, reason: reason)
  }
}
