/// Finds blocks that are alike but for numbers, wherever they stand, and defines them once.
///
/// Inner blocks come first, so that outer ones that differ in nothing but the numbers of inner ones are alike too.
struct SharedBlocks {
  /// The most parameters that a definition is readable with.
  private static let parameterLimit = 8

  /// The definitions, each above those that use it.
  private(set) var definitions: [YAMLNode.Member] = []
  /// The items, with blocks that are made by definitions.
  private(set) var items: [YAMLNode]
  /// Bodies of blocks that are written out where they stand.
  private var writtenOut: Set<YAMLNode> = []

  /// Shares what is alike in a list of layers and blocks.
  init(_ items: [YAMLNode]) {
    self.items = items
    while shareInnermost() {}
  }

  /// Shares blocks whose inner blocks are done; false where there are none left.
  private mutating func shareInnermost() -> Bool {
    var ready: [(name: String, skeleton: BlockSkeleton)] = []
    collect(items, into: &ready)
    guard !ready.isEmpty else { return false }
    var uses: [YAMLNode: [YAMLNode.Member]] = [:]
    var seen: Set<YAMLNode> = []
    let groups = Dictionary(grouping: ready) { $0.skeleton.form }
    for (name, skeleton) in ready where seen.insert(skeleton.form).inserted {
      let group = groups[skeleton.form, default: []].map(\.skeleton)
      guard let definition = BlockDefinition(group, limit: Self.parameterLimit) else {
        writtenOut.formUnion(group.map(\.body))
        continue
      }
      let fresh = freshName(for: name)
      definitions.append(.init(name: fresh, value: definition.node))
      for block in group { uses[block.body] = definition.use(as: fresh, for: block) }
    }
    items = items.map { rewritten($0, uses) }
    return true
  }

  /// Gathers blocks that are not done, but all blocks in them are; tells whether all in the list are done.
  @discardableResult
  private func collect(
    _ items: [YAMLNode], into ready: inout [(name: String, skeleton: BlockSkeleton)]
  ) -> Bool {
    var areDone = true
    for member in items.compactMap({ $0.members?.first }) {
      if member.name == "branches", let branches = member.value.elements {
        areDone = collect(branches, into: &ready) && areDone
      } else if let layers = member.value["layers"]?.elements {
        let inner = layers + (member.value["shortcut"]?.elements ?? [])
        let isInnerDone = collect(inner, into: &ready)
        guard let skeleton = BlockSkeleton(member.value), isInnerDone else {
          areDone = areDone && isInnerDone
          continue
        }
        guard !writtenOut.contains(skeleton.body) else { continue }
        ready.append((member.name, skeleton))
        areDone = false
      }
    }
    return areDone
  }

  private func rewritten(
    _ item: YAMLNode, _ uses: [YAMLNode: [YAMLNode.Member]]
  ) -> YAMLNode {
    guard var member = item.members?.first else { return item }
    if let branches = member.value.elements {
      member.value = .list(branches.map { rewritten($0, uses) })
    } else if let skeleton = BlockSkeleton(member.value), let use = uses[skeleton.body] {
      member.value = .mapping(use + BlockSkeleton.rest(of: member.value))
    } else if member.value["layers"] != nil {
      member.value = .mapping(
        (member.value.members ?? []).map { part in
          guard let elements = part.value.elements, ["layers", "shortcut"].contains(part.name)
          else { return part }
          return .init(name: part.name, value: .list(elements.map { rewritten($0, uses) }))
        })
    }
    return .mapping([member])
  }

  /// A name for the definition of a block: `layer1` gives `layer`, `0` gives `block`.
  private func freshName(for block: String) -> String {
    let last = block.split(whereSeparator: { "./".contains($0) }).last ?? ""
    let words = last.prefix { !$0.isNumber }.split { !$0.isLetter }
    let base = words.isEmpty ? "block" : words.joined(separator: "-")
    let taken = Set(definitions.map(\.name))
    guard taken.contains(base) else { return base }
    var number = 2
    while taken.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}

/// One description of several blocks, with what differs as parameters.
private struct BlockDefinition {
  /// A parameter: its name, and the places of the values that it stands for.
  private struct Parameter {
    let name: String
    let places: [Int]
  }

  /// The definition's body, with `takes`.
  let node: YAMLNode
  private let parameters: [Parameter]

  /// Describes blocks of one skeleton; nil where that would not be shorter, or take too many parameters.
  init?(_ blocks: [BlockSkeleton], limit: Int) {
    guard let first = blocks.first, blocks.count > 1 else { return nil }
    let differing = first.values.indices.filter { place in
      blocks.contains { $0.values[place].value != first.values[place].value }
    }
    let places = Dictionary(grouping: differing) { place in
      blocks.map { $0.values[place].value }
    }.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    let lines = YAMLText(first.body).lines.count
    guard places.count <= limit, blocks.count * (lines - 1) > lines + 3 else { return nil }
    let names = Self.names(places.map { first.values[$0[0]] })
    guard let names else { return nil }
    parameters = zip(names, places).map { Parameter(name: $0, places: $1) }
    var values = first.values.map(\.value)
    for parameter in parameters {
      for place in parameter.places { values[place] = .parameter(parameter.name) }
    }
    let takes = YAMLNode.Member(name: "takes", value: .list(names.map { .text($0) }))
    node = .mapping(
      (names.isEmpty ? [] : [takes]) + (first.filled(with: values).members ?? []))
  }

  /// What makes one of the blocks: the definition's name and the values.
  func use(as name: String, for block: BlockSkeleton) -> [YAMLNode.Member] {
    [.init(name: "use", value: .text(name))]
      + parameters.map { .init(name: $0.name, value: block.values[$0.places[0]].value) }
  }

  /// Names for parameters, as short as they can be told apart: `channels`, `conv3-channels`, `branch1.conv-channels`.
  private static func names(_ values: [BlockSkeleton.Value]) -> [String]? {
    let path = { (value: BlockSkeleton.Value) in
      value.path.map { $0.replacing(LayerDirectory.outward, with: "") }
    }
    let forms: [(BlockSkeleton.Value) -> String] = [
      { $0.setting }, { (path($0).last ?? "") + "-" + $0.setting },
      { path($0).joined(separator: ".") + "-" + $0.setting },
    ]
    let names = values.map { value in
      let rivals = values.filter { $0.setting == value.setting }
      let form = forms.first { form in Set(rivals.map(form)).count == rivals.count }
      return (form ?? forms[2])(value)
    }
    let isFit = names.allSatisfy(NetworkFileReader.isParameterName)
    return Set(names).count == names.count && isFit ? names : nil
  }
}
