/// The header of a `.npy` file: how the elements are stored, and in which shape.
struct NumpyHeader: Hashable {
  /// The element type in numpy's words, `<f4` for example.
  let type: String
  /// Whether the first index varies fastest.
  let isFortranOrder: Bool
  let shape: Shape
}

/// Where and how a `.npy` file stores its elements, checked against the file's size.
struct NumpyLayout: Hashable {
  let shape: Shape
  /// Whether the first index varies fastest.
  let isFortranOrder: Bool
  let elements: NumpyElements
  /// Whether the first byte of an element is its highest.
  let isBigEndian: Bool
  /// The byte at which the elements begin.
  let dataStart: Int
}

/// Why a text is not the dictionary that the format prescribes.
struct NumpyHeaderError: Error, Hashable {
  let reason: String
}

/// Reads the one Python dictionary that the format prescribes, and nothing else of Python.
///
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 224, 224), }`, then spaces and a newline.
struct NumpyHeaderParser {
  private let bytes: [UInt8]
  private var position = 0
  private var type: String?
  private var isFortranOrder: Bool?
  private var dimensions: [Int]?

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func parse(_ bytes: [UInt8]) throws(NumpyHeaderError) -> NumpyHeader {
    var parser = NumpyHeaderParser(bytes)
    try parser.dictionary()
    guard let type = parser.type else { throw parser.error("'descr' is missing") }
    guard let order = parser.isFortranOrder else {
      throw parser.error("'fortran_order' is missing")
    }
    guard let dimensions = parser.dimensions else { throw parser.error("'shape' is missing") }
    return NumpyHeader(type: type, isFortranOrder: order, shape: Shape(dimensions))
  }

  private mutating func dictionary() throws(NumpyHeaderError) {
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try description()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truth()
      case "shape" where dimensions == nil: dimensions = try tuple()
      default: throw error("'\(key)' is unknown or occurs twice")
      }
      guard take(",") else {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == bytes.count else { throw error("there is more than a dictionary") }
  }

  /// The element type; a list of fields, which numpy allows, is told from a damaged header.
  private mutating func description() throws(NumpyHeaderError) -> String {
    skipSpace()
    guard peek != UInt8(ascii: "[") else {
      throw error("its elements are records of several fields")
    }
    return try string()
  }

  private mutating func string() throws(NumpyHeaderError) -> String {
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw error("a string expected")
    }
    position += 1
    let start = position
    while let byte = peek, byte != quote { position += 1 }
    guard position < bytes.count else { throw error("a closing quote expected") }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func truth() throws(NumpyHeaderError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw error("True or False expected")
  }

  private mutating func tuple() throws(NumpyHeaderError) -> [Int] {
    var items: [Int] = []
    try expect("(")
    while !take(")") {
      items.append(try number())
      guard take(",") else {
        // Python's `(3)` is the number three and no tuple.
        guard items.count > 1 else { throw error("a comma expected") }
        try expect(")")
        break
      }
    }
    return items
  }

  private mutating func number() throws(NumpyHeaderError) -> Int {
    skipSpace()
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw error("an extent expected")
    }
    return number
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(NumpyHeaderError) {
    guard take(character) else { throw error("'\(character)' expected") }
  }

  private func error(_ reason: String) -> NumpyHeaderError {
    NumpyHeaderError(reason: "byte \(position) of the header: \(reason)")
  }
}
