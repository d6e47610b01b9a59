extension KeyDecoder {
  /// What the first bytes are, and how many they are.
  enum Parsed: Equatable {
    case keys([Key], count: Int)
    case mouse(MouseReport, count: Int)
    case pasteBegin(count: Int)
    case skip(count: Int)
    case incomplete
  }

  /// Looks at the beginning of `bytes`, which are not empty.
  static func parse(_ bytes: ArraySlice<UInt8>) -> Parsed {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return parseEscape(bytes)
    case 0x00...0x1F, 0x7F: return .keys([control(first)], count: 1)
    case 0x20...0x7E: return .keys([.character(Character(Unicode.Scalar(first)))], count: 1)
    default: return parseCharacter(bytes)
    }
  }

  /// The key of a control byte.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// A character beyond ASCII.
  ///
  /// Broken UTF-8 and control characters are passed over.
  private static func parseCharacter(_ bytes: ArraySlice<UInt8>) -> Parsed {
    let length =
      switch bytes[bytes.startIndex] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let encoded = bytes.prefix(length)
    for (offset, byte) in encoded.enumerated().dropFirst() where byte & 0xC0 != 0x80 {
      return .skip(count: offset)
    }
    guard encoded.count == length else { return .incomplete }
    guard let text = String(validating: encoded, as: UTF8.self),
      let scalar = text.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    else { return .skip(count: length) }
    return .keys([.character(Character(scalar))], count: length)
  }

  private static func parseEscape(_ bytes: ArraySlice<UInt8>) -> Parsed {
    guard let second = bytes.dropFirst().first else { return .incomplete }
    switch second {
    case UInt8(ascii: "["): return parseControlSequence(bytes)
    case UInt8(ascii: "O"): return parseShiftedKey(bytes)
    // Alt-Backspace deletes a word, as Ctrl-W does.
    case 0x7F, 0x08: return .keys([.control("w")], count: 2)
    // Escape, and then another key at once.
    case 0x00...0x1F: return .keys([.escape], count: 1)
    default:
      switch parse(bytes.dropFirst()) {
      case .keys(let keys, let count):
        guard case .character(let character)? = keys.first else { return .skip(count: 1 + count) }
        return .keys([.alt(character)], count: 1 + count)
      case .skip(let count): return .skip(count: 1 + count)
      default: return .incomplete
      }
    }
  }

  /// ESC O and a letter: keys in application mode, F1 … F4, the numeric keypad.
  private static func parseShiftedKey(_ bytes: ArraySlice<UInt8>) -> Parsed {
    guard let final = bytes.dropFirst(2).first else { return .incomplete }
    if let key = namedKey(final: final) { return .keys([key], count: 3) }
    switch final {
    case UInt8(ascii: "M"): return .keys([.enter], count: 3)
    case UInt8(ascii: "I"): return .keys([.tab], count: 3)
    case UInt8(ascii: "X"): return .keys([.character("=")], count: 3)
    // j … y are * … 9 of the keypad.
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return .keys([.character(Character(Unicode.Scalar(final - 0x40)))], count: 3)
    case 0x00...0x1F: return .skip(count: 2)
    default: return .skip(count: 3)
    }
  }

  /// Keys that are told by the last letter, after ESC [ and ESC O alike.
  static func namedKey(final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }
}
