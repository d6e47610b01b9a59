/// Texts as YAML has them: without quotes where nothing in them means something else, else in double quotes.
enum YAMLScalar {
  /// A scalar that ends its line.
  static func inLine(_ node: YAMLNode) -> String {
    guard case .scalar(let text, isPlain: false) = node.content else { return node.scalar ?? "" }
    return isPlainInLine(text) ? text : quoted(text)
  }

  /// A scalar within braces.
  static func inBraces(_ node: YAMLNode) -> String {
    guard case .scalar(let text, isPlain: false) = node.content else { return node.scalar ?? "" }
    return inBraces(text)
  }

  /// A text within braces, or a name before a colon.
  static func inBraces(_ text: String) -> String {
    isPlainInBraces(text) ? text : quoted(text)
  }

  private static func isPlainInBraces(_ text: String) -> Bool {
    isPlainInLine(text)
      && text.allSatisfy { $0.isLetter || $0.isNumber || "_./+()- ×→–−".contains($0) }
  }

  private static func isPlainInLine(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return (first.isLetter || first.isNumber || "(/.".contains(first)) && last != " "
      && last != ":" && text.isShowable && !text.hasPrefix("...")
      && !text.contains("*") && !text.contains(": ") && !text.contains(" #")
      && !text.contains("  ")
      && text.unicodeScalars.allSatisfy { $0 == " " || !$0.properties.isWhitespace }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result += escaped(scalar) }
    return result + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    // The reader refuses what could be an alias, wherever it stands.
    case "*": "\\x2A"
    case " ": " "
    default:
      String(Character(scalar)).isShowable && !scalar.properties.isWhitespace
        ? String(Character(scalar)) : code(scalar)
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
    let letter = [2: "x", 4: "u", 8: "U"][width] ?? "U"
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }
}
