/// A name that ends with a number, to be counted up: `block1`, `0`.
struct NumberedName: Hashable {
  /// What stands before the number.
  let stem: String
  let number: Int

  /// Reads a name; nil where it ends with no number, one with more than nine digits or with zeros in front.
  init?(_ name: String) {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let tail = name.suffix(digits)
    guard digits > 0, digits <= 9, let number = Int(tail), String(number) == tail else {
      return nil
    }
    stem = String(name.dropLast(digits))
    self.number = number
  }

  /// The name that is so many places further.
  func text(_ place: Int) -> String { "\(stem)\(number + place)" }
}

/// The caption of a repeated block: `{n}` is the number in its name, `{n+1}` one more.
struct CaptionPattern: Hashable {
  private enum Part: Hashable {
    case text(String)
    case number(plus: Int)
  }

  private var parts: [Part] = []

  /// Reads a pattern; nil where a brace opens that holds something else.
  init?(_ caption: String) {
    var rest = Substring(caption)
    while let open = rest.firstIndex(of: "{") {
      parts.append(.text(String(rest[..<open])))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}"),
        let offset = Self.offset(rest[..<close])
      else { return nil }
      parts.append(.number(plus: offset))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
  }

  /// What stands between the braces: `n`, `n+1`, `n-1`.
  private static func offset(_ text: Substring) -> Int? {
    guard text.first == "n", text.count <= 8 else { return nil }
    return text == "n" ? 0 : Int(text.dropFirst())
  }

  /// The caption of the block with a number.
  func text(number: Int) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .number(let offset): "\(number + offset)"
      }
    }.joined()
  }
}
