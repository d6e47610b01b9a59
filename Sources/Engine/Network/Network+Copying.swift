extension Network {
  /// This network with a copy of a layer or block right behind it; the copy of a module's branch runs beside it.
  ///
  /// - Returns: the network and the copy's name, such as `layer1.1-2`.
  /// - Throws: `RestructuringError` where a copy has no place.
  public func duplicating(
    _ name: String
  ) throws(RestructuringError) -> (network: Network, name: String) {
    let part = try part(named: name)
    guard isBranch(part) else { return try inserting(copyOf: part, after: part) }
    let target = freeName(part.name)
    var draft = NetworkDraft(self)
    let copies = copy(part, as: target, reading: [:], in: &draft, place: place(after: part))
    for reader in readers(of: part) {
      let inputs = nodes[reader].inputs.flatMap { input in
        part.exits.contains(input) ? [input, copies[input] ?? input] : [input]
      }
      draft.wire(reader, to: inputs)
    }
    return (draft.assembled(), target)
  }

  /// This network with a copy of a part behind another.
  func inserting(
    copyOf part: NetworkPart, after other: NetworkPart
  ) throws(RestructuringError) -> (network: Network, name: String) {
    guard !part.contains(0) else { throw .inputStays }
    guard let entry = part.entries.first, part.entries.count == 1 else {
      throw .readsSeveral(part.name, inputs: names(of: part.entries))
    }
    let exit = try onlyExit(of: part)
    let source = try onlyExit(of: other)
    let place = isBranch(part) ? place(after: other) : place(inLineBehind: other)
    let base = place.block.map { blocks[$0].name + "." } ?? ""
    let target = freeName(base + shortName(of: part))
    var draft = NetworkDraft(self)
    let copies = copy(part, as: target, reading: [entry: source], in: &draft, place: place)
    let made = Set(copies.values)
    draft.replace(source, by: copies[exit] ?? source) { !made.contains($0) && !other.contains($0) }
    return (draft.assembled(), target)
  }

  /// The layer of a part that the rest of the network reads.
  func onlyExit(of part: NetworkPart) throws(RestructuringError) -> Int {
    guard let exit = part.exits.first else { throw .nobodyReads(part.name) }
    guard part.exits.count == 1 else {
      throw .readBySeveral(
        part.name, layers: names(of: part.exits), readers: names(of: readers(of: part)))
    }
    return exit
  }
}

/// Where in a network something new stands.
struct NetworkPlace {
  /// The layer right before it.
  let predecessor: Int
  /// The block around it.
  let block: Int?
  /// The side branch it belongs to.
  let sideBranch: String?
}

extension Network {
  /// The place right behind a part, in the block around it.
  func place(after part: NetworkPart) -> NetworkPlace {
    let last = part.layers.last ?? 0
    let exit = part.exits.first ?? last
    return NetworkPlace(
      predecessor: last, block: part.block.map { blocks[$0].parent } ?? nodes[last].block,
      sideBranch: nodes[exit].sideBranch)
  }

  /// The place right behind a part on the same path: behind a branch it is in the branch.
  func place(inLineBehind part: NetworkPart) -> NetworkPlace {
    let place = place(after: part)
    return NetworkPlace(
      predecessor: place.predecessor, block: block(around: place.predecessor, inLineWith: part),
      sideBranch: place.sideBranch)
  }

  /// The block around what is put beside a part, at one of its layers: a branch itself, of other blocks the one around.
  func block(around layer: Int, inLineWith part: NetworkPart) -> Int? {
    guard let block = part.block else { return nodes[layer].block }
    return isBranch(part) ? block : blocks[block].parent
  }

  /// A name that nothing has yet: the given one, else with a number behind it.
  func freeName(_ name: String) -> String {
    let taken = Set(nodes.map(\.name) + blocks.map(\.name))
    guard taken.contains(name) else { return name }
    var base = name
    if let dash = name.lastIndex(of: "-"), taken.contains(String(name[..<dash])),
      Int(name[name.index(after: dash)...]) != nil
    {
      base = String(name[..<dash])
    }
    var number = 2
    while taken.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }

  /// The part's name without that of the block around it.
  private func shortName(of part: NetworkPart) -> String {
    let parent = part.block.map { blocks[$0].parent } ?? nodes[part.layers.first ?? 0].block
    let prefix = parent.map { blocks[$0].name + "." } ?? ""
    return part.name.hasPrefix(prefix) ? String(part.name.dropFirst(prefix.count)) : part.name
  }

  /// Copies layers and blocks into a draft.
  ///
  /// - Parameters:
  ///   - part: what is copied.
  ///   - target: the copy's name.
  ///   - sources: what the copies read instead of layers outside of the part.
  ///   - draft: where to.
  ///   - place: where the copies stand.
  /// - Returns: the number of each layer's copy.
  private func copy(
    _ part: NetworkPart, as target: String, reading sources: [Int: Int],
    in draft: inout NetworkDraft, place: NetworkPlace
  ) -> [Int: Int] {
    let renamed = { (name: String) in
      name == part.name
        ? target
        : target + "."
          + (name.hasPrefix(part.name + ".") ? String(name.dropFirst(part.name.count + 1)) : name)
    }
    let inner = blocks.indices.filter { index in part.block.map { isBlock(index, in: $0) } ?? false
    }
    let moved = Dictionary(
      uniqueKeysWithValues: inner.enumerated().map { ($1, draft.blocks.count + $0) })
    var copies = sources
    var last = place.predecessor
    for layer in part.layers {
      let node = nodes[layer]
      let copy = Node(
        name: renamed(node.name), layer: node.layer,
        inputs: node.inputs.map { copies[$0] ?? $0 },
        block: node.block.flatMap { moved[$0] } ?? place.block, sideBranch: place.sideBranch)
      last = draft.add(copy, behind: last)
      copies[layer] = last
    }
    for index in inner {
      let block = blocks[index]
      draft.blocks.append(
        Block(
          name: renamed(block.name), caption: block.caption,
          parent: block.parent.flatMap { moved[$0] } ?? place.block,
          skip: block.skip.map { skip in
            SkipConnection(
              kind: skip.kind, source: copies[skip.source] ?? skip.source,
              addition: copies[skip.addition] ?? skip.addition,
              inputPosition: skip.inputPosition)
          }, isBranch: block.isBranch))
    }
    return copies.filter { part.contains($0.key) }
  }

  private func isBlock(_ index: Int, in outer: Int) -> Bool {
    var block: Int? = index
    while let current = block {
      if current == outer { return true }
      block = blocks[current].parent
    }
    return false
  }
}
