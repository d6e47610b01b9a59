extension KeyDecoder {
  /// ESC [, parameters, a final letter (ECMA-48), and the two older forms that break its rules.
  static func parseControlSequence(_ bytes: ArraySlice<UInt8>) -> Parsed {
    let body = bytes.dropFirst(2)
    guard let first = body.first else { return .incomplete }
    // The Linux console's F1 … F5: ESC [ [ A.
    if first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return .incomplete }
      guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return .skip(count: 4) }
      return .keys([.function(Int(letter - UInt8(ascii: "A")) + 1)], count: 4)
    }
    // X10 mouse: ESC [ M and three bytes.
    if first == UInt8(ascii: "M") { return parseOldMouse(body.dropFirst()) }
    for (offset, byte) in body.enumerated() {
      switch byte {
      case 0x20...0x3F:
        if offset >= longestSequence { return .skip(count: 2 + offset) }
      case 0x40...0x7E:
        return meaning(of: body.prefix(offset), final: byte, count: offset + 3)
      default:
        // Not a sequence after all; whatever broke it is read anew.
        return .skip(count: 2 + offset)
      }
    }
    return .incomplete
  }

  private static func parseOldMouse(_ report: ArraySlice<UInt8>) -> Parsed {
    let values = report.prefix(3).map { Int($0) - 32 }
    guard values.count == 3 else { return .incomplete }
    let isRelease = values[0] & 3 == 3 && values[0] & 64 == 0
    return .mouse(
      MouseReport(button: values[0], x: values[1] - 1, y: values[2] - 1, isPress: !isRelease),
      count: 6)
  }

  private static func meaning(of body: ArraySlice<UInt8>, final: UInt8, count: Int) -> Parsed {
    if body.first == UInt8(ascii: "<") {
      return sgrMouse(numbers(body.dropFirst()), final: final, count: count)
    }
    let values = numbers(body)
    switch final {
    case UInt8(ascii: "~"): return tilde(values, count: count)
    case UInt8(ascii: "Z"): return .keys([.backTab], count: count)
    case UInt8(ascii: "u"):
      return typed(code: values.first ?? 0, modifiers: values.dropFirst().first ?? 1, count: count)
    default:
      guard let key = namedKey(final: final) else { return .skip(count: count) }
      return .keys([key], count: count)
    }
  }

  private static func sgrMouse(_ values: [Int], final: UInt8, count: Int) -> Parsed {
    guard values.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return .skip(count: count)
    }
    return .mouse(
      MouseReport(
        button: values[0], x: values[1] - 1, y: values[2] - 1, isPress: final == UInt8(ascii: "M")),
      count: count)
  }

  /// ESC [ number ~: the editing keys, function keys and marks of a paste.
  private static func tilde(_ values: [Int], count: Int) -> Parsed {
    let key: Key
    switch values.first ?? 0 {
    case 1, 7: key = .home
    case 2: key = .insert
    case 3: key = .delete
    case 4, 8: key = .end
    case 5: key = .pageUp
    case 6: key = .pageDown
    case let n where (11...15).contains(n): key = .function(n - 10)
    case let n where (17...21).contains(n): key = .function(n - 11)
    case let n where (23...24).contains(n): key = .function(n - 12)
    case 27 where values.count == 3:
      return typed(code: values[2], modifiers: values[1], count: count)
    case 200: return .pasteBegin(count: count)
    default: return .skip(count: count)
    }
    return .keys([key], count: count)
  }

  /// A key as its code point and 1 + shift 1, alt 2, control 4: some terminals send these unasked.
  private static func typed(code: Int, modifiers: Int, count: Int) -> Parsed {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      return .skip(count: count)
    }
    let bits = max(0, modifiers - 1)
    if code == 9, bits & 1 != 0 { return .keys([.backTab], count: count) }
    if code < 0x20 || code == 0x7F { return .keys([control(UInt8(code))], count: count) }
    guard scalar.properties.generalCategory != .control else { return .skip(count: count) }
    let character = Character(scalar)
    if bits & 4 != 0 {
      let lower = character.lowercased()
      return .keys([.control(lower.count == 1 ? Character(lower) : character)], count: count)
    }
    return .keys([bits & 2 != 0 ? .alt(character) : .character(character)], count: count)
  }

  /// Numbers between semicolons; what follows a colon is a detail, and absurd ones are 0.
  private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      let digits = field.prefix { $0 != UInt8(ascii: ":") }
      return digits.count <= 7 ? Int(String(decoding: digits, as: UTF8.self)) ?? 0 : 0
    }
  }
}
