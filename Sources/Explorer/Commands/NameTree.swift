/// Names of layers and blocks as a tree: `layer1.0.conv1` lies in `layer1.0`, which lies in `layer1`.
enum NameTree {
  /// Candidates that are not offered at once.
  private static let containedLimit = 100

  /// The names that begin with a text, cut at the next dot as a shell cuts paths at folders.
  ///
  /// A network with 500 layers so offers a handful. Where no name begins with the text, those that contain it count.
  static func level(_ typed: String, of names: [CompletionCandidate]) -> [CompletionCandidate] {
    let matching = names.filter { $0.text.hasPrefix(typed) }
    guard !matching.isEmpty else { return containing(typed, in: names) }
    let known = Set(matching.map(\.text))
    var seen: Set<String> = []
    var level: [CompletionCandidate] = []
    for name in matching {
      let short = cut(name.text, after: typed.count)
      guard seen.insert(short).inserted else { continue }
      if short == name.text {
        level.append(name)
      } else if !known.contains(short) {
        level.append(CompletionCandidate(short + ".", isPartial: true))
      } else if let block = matching.first(where: { $0.text == short }) {
        level.append(block)
      }
    }
    guard level.count == 1, let only = level.first, only.text != typed, only.isPartial else {
      return level
    }
    return self.level(only.text, of: names)
  }

  /// The name to the dot that follows `count` characters, one directly there not counted.
  private static func cut(_ name: String, after count: Int) -> String {
    var rest = name.dropFirst(count)
    var end = count
    if rest.first == "." {
      rest = rest.dropFirst()
      end += 1
    }
    guard let dot = rest.firstIndex(of: ".") else { return name }
    return String(name.prefix(end + rest.distance(from: rest.startIndex, to: dot)))
  }

  private static func containing(
    _ typed: String, in names: [CompletionCandidate]
  ) -> [CompletionCandidate] {
    let wanted = typed.lowercased()
    return Array(
      names.filter { $0.text.lowercased().contains(wanted) }.prefix(containedLimit))
  }
}
