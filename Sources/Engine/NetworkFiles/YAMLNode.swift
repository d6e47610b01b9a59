/// A piece of a YAML document with the line it begins in.
///
/// What is read from a file and what is written to one; pieces that were made here have line 0, so that
/// equal ones compare as equal.
struct YAMLNode: Hashable, Sendable {
  /// What it is.
  enum Content: Hashable, Sendable {
    /// Text; plain where it stands without quotes.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([YAMLNode])
    /// Names with their values, in order.
    case mapping([Member])
  }

  /// A name with its value.
  struct Member: Hashable, Sendable {
    var name: String
    var value: YAMLNode
    /// The line of the name.
    var line = 0
  }

  var content: Content
  var line = 0

  init(_ content: Content, line: Int = 0) {
    self.content = content
    self.line = line
  }

  static func text(_ text: String) -> YAMLNode { YAMLNode(.scalar(text, isPlain: false)) }

  /// A reference to a parameter of a definition, `$channels`.
  static func parameter(_ name: String) -> YAMLNode {
    YAMLNode(.scalar("$" + name, isPlain: true))
  }

  static func number(_ number: Int) -> YAMLNode { .text("\(number)") }
  static func list(_ elements: [YAMLNode]) -> YAMLNode { YAMLNode(.list(elements)) }
  static func mapping(_ members: [Member]) -> YAMLNode { YAMLNode(.mapping(members)) }

  /// The text of a scalar.
  var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  var elements: [YAMLNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// The value of a name in a mapping.
  subscript(name: String) -> YAMLNode? {
    members?.first { $0.name == name }?.value
  }

  /// What it is, for messages: `found a list`.
  var found: String {
    switch content {
    case .scalar("", _): "nothing"
    case .scalar(let text, _): text.printable
    case .list: "a list"
    case .mapping(let members) where members.count == 1: "\(members[0].name.printable): …"
    case .mapping: "names with values"
    }
  }
}
