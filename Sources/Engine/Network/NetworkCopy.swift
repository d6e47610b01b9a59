/// Copies the layers and blocks of a part of a network into a draft.
struct NetworkCopy {
  private let network: Network
  private let part: NetworkPart
  /// The layers that are copied: those of side branches that begin inside of the part are not.
  private let layers: [Int]
  /// The name of each copy, by the name of what is copied.
  private let names: [String: String]
  /// The blocks of the part, itself first.
  private let inner: [Int]

  /// Prepares a copy.
  ///
  /// - Parameters:
  ///   - part: what is copied.
  ///   - network: its network.
  ///   - target: the copy's name.
  /// - Throws: `RestructuringError.nameTooLong`.
  init(
    of part: NetworkPart, in network: Network, as target: String
  ) throws(RestructuringError) {
    self.network = network
    self.part = part
    let end = network.nodes[part.exits.first ?? part.layers.last ?? 0]
    layers = part.layers.filter { network.nodes[$0].sideBranch == end.sideBranch }
    let inner = network.blocks(in: part)
    self.inner = inner
    var taken = Set(network.nodes.map(\.name) + network.blocks.map(\.name))
    var names = [part.name: target]
    taken.insert(target)
    for name in network.names(of: layers) + inner.map({ network.blocks[$0].name })
    where names[name] == nil {
      let copy = (target + "." + Self.tail(of: name, beyond: part.name)).numbered(beside: taken)
      names[name] = copy
      taken.insert(copy)
    }
    for name in names.values { try Network.checkLength(ofName: name) }
    self.names = names
  }

  /// Puts the copies into a draft.
  ///
  /// - Parameters:
  ///   - draft: where to.
  ///   - place: where the copies stand.
  ///   - sources: what the copies read instead of layers outside of the part.
  ///   - staysBranch: whether the copy of a branch is a branch, too: one that stands in line with others is none.
  /// - Returns: the number of each layer's copy.
  func add(
    to draft: inout NetworkDraft, at place: NetworkPlace, reading sources: [Int: Int] = [:],
    staysBranch: Bool
  ) -> [Int: Int] {
    let numbers = Dictionary(
      uniqueKeysWithValues: layers.enumerated().map { ($1, draft.next + $0) })
    let blocks = Dictionary(
      uniqueKeysWithValues: inner.enumerated().map { ($1, draft.blocks.count + $0) })
    let number = { (layer: Int) in numbers[layer] ?? sources[layer] ?? layer }
    let copies = layers.map { layer in
      let node = network.nodes[layer]
      return Node(
        name: names[node.name] ?? node.name, layer: node.layer, inputs: node.inputs.map(number),
        block: node.block.flatMap { blocks[$0] } ?? place.block, sideBranch: place.sideBranch)
    }
    draft.add(copies, behind: place.predecessor)
    draft.blocks += inner.map { index in
      let block = network.blocks[index]
      return Block(
        name: names[block.name] ?? block.name, caption: caption(of: index),
        parent: block.parent.flatMap { blocks[$0] } ?? place.block,
        skip: block.skip.flatMap { skip in
          numbers[skip.addition].map {
            SkipConnection(
              kind: skip.kind, source: number(skip.source), addition: $0,
              inputPosition: skip.inputPosition)
          }
        }, isBranch: block.isBranch && (staysBranch || index != part.block))
    }
    return numbers
  }

  /// A copied block says so, as captions count blocks: `copy of block 2 of 3`; that of a branch says what it does.
  private func caption(of index: Int) -> String {
    let block = network.blocks[index]
    let isNamed = index != part.block || block.isBranch || block.caption.isEmpty
    return isNamed || block.caption.hasPrefix("copy of ")
      ? block.caption : "copy of " + block.caption
  }

  /// A name without what it has in common with that of the part: of `inception_3a.5x5` in `inception_3a.branch5x5`
  /// the last word.
  private static func tail(of name: String, beyond part: String) -> String {
    let (words, others) = (name.split(separator: "."), part.split(separator: "."))
    let common = zip(words, others).prefix { $0 == $1 }.count
    return words.dropFirst(min(common, words.count - 1)).joined(separator: ".")
  }
}

extension Network {
  /// The blocks of a part, itself first; none of a layer.
  fileprivate func blocks(in part: NetworkPart) -> [Int] {
    guard let outer = part.block else { return [] }
    return blocks.indices.filter { ancestors(of: $0).contains(outer) }
  }
}
