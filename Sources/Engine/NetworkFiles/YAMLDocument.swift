internal import Yams

/// The only user of Yams: turns a file's text into nodes, and its complaints into sentences.
///
/// A file is never trusted. Aliases (`*name`) are refused before anything is parsed: a few of them can stand for
/// billions of nodes. Nesting is bounded, and parsing runs on a stack that holds the nesting that libYAML allows.
enum YAMLDocument {
  /// How deep lists and mappings may nest.
  static let nestingLimit = 200

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - text: all of the file.
  ///   - file: its name, for messages.
  /// - Returns: the outermost node.
  /// - Throws: `NetworkFileError.malformed` with the line of what is no YAML.
  static func parse(_ text: String, file: String) throws(NetworkFileError) -> YAMLNode {
    if let line = lineOfAlias(in: text) {
      throw .malformed(
        file: file, line: line,
        problem: "no alias expected (what comes again is for repeat and define), found *; "
          + #"in a text it is written "\x2A""#)
    }
    return try LargeStack.run { () -> Result<YAMLNode, NetworkFileError> in
      do {
        guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        else {
          throw NetworkFileError.malformed(
            file: file, line: nil, problem: "a network expected, the file is empty")
        }
        return .success(try Conversion(file: file).node(root, depth: 0))
      } catch let error as NetworkFileError {
        return .failure(error)
      } catch {
        return .failure(sentence(error, text, file))
      }
    }.get()
  }

  /// The line of the first `*` that may be an alias: after a space or a sign, before something else than a space.
  private static func lineOfAlias(in text: String) -> Int? {
    var number = 1
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: mayEndLine) ?? bytes.count
      if holdsAlias(bytes[start..<end]) { return number }
      if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { number += 1 }
      start = end + 1
    }
    return nil
  }

  private static func holdsAlias(_ line: ArraySlice<UInt8>) -> Bool {
    let part = withoutRemark(line)
    return part.indices.contains { index in
      guard part[index] == UInt8(ascii: "*"), index + 1 < part.endIndex else { return false }
      return !isSpace(part[index + 1])
        && (index == part.startIndex || opens(after: part[index - 1]))
    }
  }

  /// A line to the `#` that begins a remark.
  ///
  /// Where quotes follow, a text in quotes may end behind the `#`, and more may come: then nothing is left out.
  private static func withoutRemark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    let afterQuotes = line.lastIndex(where: quotes.contains).map { $0 + 1 } ?? line.startIndex
    let remark = line[afterQuotes...].indices.first { index in
      line[index] == UInt8(ascii: "#") && (index == line.startIndex || isSpace(line[index - 1]))
    }
    return line[..<(remark ?? line.endIndex)]
  }

  /// Whether a byte ends a line, or may be the last one of the signs above ASCII that do.
  private static func mayEndLine(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x85, 0xA8, 0xA9].contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a node of YAML may begin after a byte.
  private static func opens(after byte: UInt8) -> Bool {
    isSpace(byte) || byte >= 0x80 || "[{,:-?!".utf8.contains(byte)
  }
}

// MARK: - Conversion

/// Turns Yams' nodes into ours.
private struct Conversion {
  let file: String

  func node(_ node: Yams.Node, depth: Int) throws(NetworkFileError) -> YAMLNode {
    let line = node.mark?.line ?? 0
    guard depth <= YAMLDocument.nestingLimit else {
      throw .malformed(
        file: file, line: line,
        problem: "at most \(YAMLDocument.nestingLimit) levels of nesting expected, found more")
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        .scalar(scalar.string, isPlain: scalar.style == .plain), line: line)
    case .sequence(let sequence):
      var elements: [YAMLNode] = []
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      return YAMLNode(.list(elements), line: line)
    case .mapping(let mapping):
      var members: [YAMLNode.Member] = []
      for (key, value) in mapping { members.append(try member(key, value, depth: depth + 1)) }
      return YAMLNode(.mapping(members), line: line)
    case .alias:
      throw .malformed(file: file, line: line, problem: "no alias expected, found one")
    }
  }

  private func member(
    _ key: Yams.Node, _ value: Yams.Node, depth: Int
  ) throws(NetworkFileError) -> YAMLNode.Member {
    guard case .scalar(let name) = key else {
      throw .malformed(
        file: file, line: key.mark?.line,
        problem: "a name expected before the colon, found a list or names with values")
    }
    return YAMLNode.Member(
      name: name.string, value: try node(value, depth: depth), line: key.mark?.line ?? 0)
  }
}
