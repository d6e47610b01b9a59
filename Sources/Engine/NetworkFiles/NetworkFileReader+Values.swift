extension NetworkFileReader {
  /// An error about a piece of the file, or about all of it.
  func error(
    _ node: YAMLNode?, _ problem: String, _ context: NetworkFileContext? = nil
  ) -> NetworkFileError {
    error(line: node?.line, problem, context)
  }

  func error(
    line: Int?, _ problem: String, _ context: NetworkFileContext? = nil
  ) -> NetworkFileError {
    let use = context?.scope.usedInLine
    return .malformed(
      file: file, line: line, usedInLine: use == line ? nil : use, problem: problem)
  }

  /// The names like a word, as the end of a sentence.
  func hint(_ word: String, _ known: [String]) -> String {
    let near = word.nearest(among: known)
    return near.isEmpty ? "" : "; the nearest is \(near.joined(separator: ", "))"
  }

  func required(
    _ key: String, of mapping: YAMLNode, _ what: String
  ) throws(NetworkFileError) -> YAMLNode {
    guard let value = mapping[key] else {
      throw error(mapping, "\(key) expected: \(what); it is missing")
    }
    return value
  }

  func members(of node: YAMLNode, _ what: String) throws(NetworkFileError) -> [YAMLNode.Member] {
    guard let members = node.members else {
      throw error(node, "\(what) expected, found \(node.found)")
    }
    return members
  }

  func elements(of node: YAMLNode, _ what: String) throws(NetworkFileError) -> [YAMLNode] {
    guard let elements = node.elements else {
      throw error(node, "\(what) expected, found \(node.found)")
    }
    return elements
  }

  /// Checks that a mapping has no names but known ones.
  func check(
    _ members: [YAMLNode.Member], _ known: [String], in place: String,
    _ context: NetworkFileContext
  ) throws(NetworkFileError) {
    guard let other = members.first(where: { !known.contains($0.name) }) else { return }
    throw error(
      line: other.line,
      "\(place) has \(known.joined(separator: ", ")), not "
        + "\(other.name.printable)" + hint(other.name, known), context)
  }

  /// A piece with the parameter that it may be replaced by its value.
  func resolved(
    _ node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> YAMLNode {
    guard case .scalar(let text, isPlain: true) = node.content, text.hasPrefix("$"),
      text.count > 1
    else { return node }
    let name = String(text.dropFirst())
    guard let arguments = context.scope.arguments else {
      throw error(
        node,
        "$\(name.printable) stands for a parameter and is for definitions only; "
          + "a text that begins with $ needs quotes")
    }
    guard let value = arguments[name] else {
      throw error(
        node,
        "a parameter that the definition takes expected, found $\(name.printable)"
          + hint(name, arguments.keys.sorted()), context)
    }
    return value
  }

  /// Text in one line, without characters that could disturb a terminal.
  func text(
    _ node: YAMLNode, _ what: String, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> String {
    let node = try resolved(node, context)
    guard var text = node.scalar else {
      throw error(node, "\(what) expected, found \(node.found)", context)
    }
    if text.contains(where: \.isNewline) {
      text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    guard text.unicodeScalars.count <= Self.textLimit else {
      throw error(
        node,
        "\(what) of at most \(Self.textLimit) characters expected, found "
          + "\(text.unicodeScalars.count)", context)
    }
    guard text.isShowable else {
      throw error(
        node, "\(what) without control characters expected, found \(text.printable)", context)
    }
    return text
  }

  func number(
    _ node: YAMLNode, _ what: String, _ range: ClosedRange<Int>, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> Int {
    let node = try resolved(node, context)
    guard let number = node.scalar.flatMap({ Int($0) }), range.contains(number) else {
      throw error(
        node,
        "\(what) from \(range.lowerBound) to \(range.upperBound) expected, found "
          + node.found, context)
    }
    return number
  }

  func flag(
    _ node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> Bool {
    let node = try resolved(node, context)
    switch node.scalar {
    case "on", "yes", "true": return true
    case "off", "no", "false": return false
    default: throw error(node, "on or off expected, found \(node.found)", context)
    }
  }
}
