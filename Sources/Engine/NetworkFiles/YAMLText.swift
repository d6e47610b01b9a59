/// Writes nodes as YAML that a person likes to read: settings in braces on one line, lists of layers line by line.
struct YAMLText {
  /// The width that texts keep to where they can.
  private static let width = 100
  /// The width of lines with settings in braces, which are easier to read in one line than in many.
  private static let settingsWidth = 120
  /// The names whose values are never put on one line.
  private static let openNames: Set<String> = [
    "layers", "shortcut", "branches", "define", "deviations",
  ]

  private(set) var lines: [String] = []

  /// Writes a mapping as a document.
  init(_ root: YAMLNode) {
    for member in root.members ?? [] { write(member, lead: "", indent: 0) }
  }

  /// Writes a name with its value.
  ///
  /// - Parameters:
  ///   - member: name and value.
  ///   - lead: what stands before the name in its first line.
  ///   - indent: the column of the name, by which further lines are measured.
  private mutating func write(_ member: YAMLNode.Member, lead: String, indent: Int) {
    let start = lead + YAMLScalar.inBraces(member.name) + ":"
    let limit = member.value.scalar == nil ? Self.settingsWidth : Self.width
    if let flow = Self.inline(member), start.count + 1 + flow.count <= limit {
      lines.append(start + " " + flow)
      return
    }
    switch member.value.content {
    case .scalar: write(member.value, start: start + " ", indent: indent + 2)
    case .mapping(let members):
      let parts = members.compactMap(Self.member)
      if !Self.openNames.contains(member.name), parts.count == members.count,
        parts.allSatisfy({ $0.count < Self.width / 2 })
      {
        wrap(parts, start: start + " {", end: "}", indent: indent + 4)
      } else {
        lines.append(start)
        write(members, indent: indent + 2)
      }
    case .list(let elements):
      if !Self.openNames.contains(member.name), elements.allSatisfy({ $0.scalar != nil }) {
        wrap(elements.map(YAMLScalar.inBraces), start: start + " [", end: "]", indent: indent + 2)
      } else {
        lines.append(start)
        for element in elements { write(element: element, indent: indent + 2) }
      }
    }
  }

  /// Writes what stands in braces or brackets, in as many lines as it takes.
  private mutating func wrap(_ parts: [String], start: String, end: String, indent: Int) {
    var line = start
    for (place, part) in parts.enumerated() {
      let text = part + (place == parts.count - 1 ? end : ",")
      if line.count + 1 + text.count > Self.width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + text
      } else {
        line += (place == 0 ? "" : " ") + text
      }
    }
    lines.append(line)
  }

  private mutating func write(_ members: [YAMLNode.Member], indent: Int) {
    let lead = String(repeating: " ", count: indent)
    for member in members { write(member, lead: lead, indent: indent) }
  }

  private mutating func write(element: YAMLNode, indent: Int) {
    let lead = String(repeating: " ", count: indent)
    guard let members = element.members, let first = members.first else {
      write(element, start: lead + "- ", indent: indent + 2)
      return
    }
    write(first, lead: lead + "- ", indent: indent + 2)
    write(Array(members.dropFirst()), indent: indent + 2)
  }

  /// Writes a scalar, a long one without quotes in several lines.
  private mutating func write(_ node: YAMLNode, start: String, indent: Int) {
    let text = YAMLScalar.inLine(node)
    guard start.count + text.count > Self.width, !text.hasPrefix("\"") else {
      lines.append(start + (node.scalar == nil ? Self.braces(node) ?? "" : text))
      return
    }
    let lead = String(repeating: " ", count: indent)
    var line = start
    for word in text.split(separator: " ") {
      let isFull = line.count + 1 + word.count > Self.width
      if isFull, line != start {
        lines.append(line)
        line = lead + word
      } else {
        line += (line == start ? "" : " ") + word
      }
    }
    lines.append(line)
  }

  /// A value on one line after its name; nil where it has to stand below.
  private static func inline(_ member: YAMLNode.Member) -> String? {
    switch member.value.content {
    case .scalar: YAMLScalar.inLine(member.value)
    case .list(let elements) where elements.isEmpty: "[]"
    case .list, .mapping: openNames.contains(member.name) ? nil : braces(member.value)
    }
  }

  /// A node in braces or brackets on one line; nil where it holds lists of layers.
  private static func braces(_ node: YAMLNode) -> String? {
    switch node.content {
    case .scalar: return YAMLScalar.inBraces(node)
    case .list(let elements):
      let parts = elements.map { element in
        element.members.map { $0.count == 1 ? member($0[0]) : nil } ?? braces(element)
      }
      return joined(parts).map { "[\($0)]" }
    case .mapping(let members): return joined(members.map(member)).map { "{\($0)}" }
    }
  }

  private static func member(_ member: YAMLNode.Member) -> String? {
    guard !openNames.contains(member.name) else { return nil }
    return braces(member.value).map { YAMLScalar.inBraces(member.name) + ": " + $0 }
  }

  private static func joined(_ parts: [String?]) -> String? {
    let known = parts.compactMap(\.self)
    return known.count == parts.count ? known.joined(separator: ", ") : nil
  }
}
