/// Finds blocks that follow each other and are alike but for the numbers in their names and captions.
enum RepeatedBlocks {
  /// The items with each run of blocks that are alike as one with `repeat`.
  static func merged(_ items: [YAMLNode]) -> [YAMLNode] {
    var merged: [YAMLNode] = []
    var rest = items[...]
    while let first = rest.first {
      let run = Candidate(first).map { longestRun(from: $0, in: rest) }
      merged.append(run?.node ?? first)
      rest = rest.dropFirst(run?.count ?? 1)
    }
    return merged
  }

  private static func longestRun(from first: Candidate, in items: ArraySlice<YAMLNode>) -> Run {
    var run = Run(first)
    for item in items.dropFirst() {
      guard run.extend(with: item) else { break }
    }
    return run
  }
}

/// Blocks one after the other that are alike so far.
private struct Run {
  private let first: Candidate
  private(set) var count = 1
  /// The captions that fit all of them, numbers counted up as `{n}`.
  private var captions: [(text: String, pattern: CaptionPattern)]

  init(_ first: Candidate) {
    self.first = first
    let texts = first.caption.contains("{") ? [] : [first.caption] + first.patterns
    captions = texts.compactMap { text in CaptionPattern(text).map { (text, $0) } }
  }

  /// Takes the next block if it is like the others.
  mutating func extend(with item: YAMLNode) -> Bool {
    guard let next = Candidate(item), next.name.stem == first.name.stem,
      next.name.number == first.name.number + count, next.rest == first.rest
    else { return false }
    let fitting = captions.filter { $0.pattern.text(number: next.name.number) == next.caption }
    guard !fitting.isEmpty else { return false }
    captions = fitting
    count += 1
    return true
  }

  /// All of them as one block with `repeat`; nil for a single one.
  var node: YAMLNode? {
    guard count > 1, let caption = captions.first?.text else { return nil }
    var members = [YAMLNode.Member(name: "repeat", value: .number(count))]
    if !caption.isEmpty { members.append(.init(name: "caption", value: .text(caption))) }
    let block = YAMLNode.mapping(members + first.rest)
    return .mapping([.init(name: first.name.text(0), value: block)])
  }
}

/// A block that may be one of several that are alike.
private struct Candidate {
  let name: NumberedName
  let caption: String
  /// What it has beside its caption.
  let rest: [YAMLNode.Member]

  init?(_ item: YAMLNode) {
    guard let member = item.members?.first, item.members?.count == 1,
      let name = NumberedName(member.name), let members = member.value.members,
      member.value["layers"] != nil, member.value["repeat"] == nil,
      member.value["continue"] == nil
    else { return nil }
    self.name = name
    caption = member.value["caption"]?.scalar ?? ""
    rest = members.filter { $0.name != "caption" }
  }

  /// The caption with each of its numbers in turn as a number counted from the name's.
  var patterns: [String] {
    var patterns: [String] = []
    var rest = caption[...]
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      if digits.count <= 9, let number = Int(digits) {
        let offset = number - name.number
        let sign = offset == 0 ? "" : offset > 0 ? "+\(offset)" : "\(offset)"
        patterns.append(caption[..<start] + "{n\(sign)}" + caption[digits.endIndex...])
      }
      rest = rest[digits.endIndex...]
    }
    return patterns
  }
}
