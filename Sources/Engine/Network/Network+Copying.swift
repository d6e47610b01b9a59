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
    try checkLimits(adding: part.layers.count)
    let target = freeName(part.name)
    var draft = NetworkDraft(self)
    let copies = try NetworkCopy(of: part, in: self, as: target)
      .add(to: &draft, at: place(after: part), staysBranch: true)
    for reader in readers(of: part) {
      let inputs = nodes[reader].inputs.flatMap { input in
        part.exits.contains(input) ? [input, copies[input] ?? input] : [input]
      }
      draft.wire(reader, to: inputs)
    }
    return (draft.assembled(), target)
  }

  /// This network with a copy of a part behind another, by a name that was given or one that is free.
  func inserting(
    copyOf part: NetworkPart, after other: NetworkPart, named name: String? = nil
  ) throws(RestructuringError) -> (network: Network, name: String) {
    guard !part.contains(0) else { throw .inputStays }
    guard let entry = part.entries.first, part.entries.count == 1 else {
      throw .readsSeveral(part.name, inputs: names(of: part.entries))
    }
    let exit = try onlyExit(of: part)
    let source = try onlyExit(of: other)
    let place = place(inLineBehind: other)
    try checkLimits(adding: part.layers.count, depth: depth(of: part), in: place.block)
    let target = try newName(name, otherwise: shortName(of: part), in: place.block)
    var draft = NetworkDraft(self)
    let copies = try NetworkCopy(of: part, in: self, as: target)
      .add(to: &draft, at: place, reading: [entry: source], staysBranch: false)
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
    if let dash = name.lastIndex(of: "-"), taken.contains(String(name[..<dash])),
      Int(name[name.index(after: dash)...]) != nil
    {
      return String(name[..<dash]).numbered(beside: taken)
    }
    return name.numbered(beside: taken)
  }

  /// The part's name without that of the block around it.
  private func shortName(of part: NetworkPart) -> String {
    let parent = part.block.map { blocks[$0].parent } ?? nodes[part.layers.first ?? 0].block
    let prefix = parent.map { blocks[$0].name + "." } ?? ""
    return part.name.hasPrefix(prefix) ? String(part.name.dropFirst(prefix.count)) : part.name
  }

  /// The name of something new in a block.
  ///
  /// - Parameters:
  ///   - given: the name that was asked for, without the block's.
  ///   - usual: the name where none was asked for; a number is put behind it where it is taken.
  ///   - block: the block.
  /// - Returns: the full name.
  /// - Throws: `RestructuringError.badName` where the given name is taken, `.nameTooLong`.
  func newName(
    _ given: String?, otherwise usual: String, in block: Int?
  ) throws(RestructuringError) -> String {
    let name = (block.map { blocks[$0].name + "." } ?? "") + (given ?? usual)
    let free = freeName(name)
    guard given == nil || free == name else { throw .badName(name, isTaken: true) }
    try Self.checkLength(ofName: free)
    return free
  }
}

extension String {
  /// The name, with the first free number behind it where others have it.
  func numbered(beside taken: Set<String>) -> String {
    guard taken.contains(self) else { return self }
    var number = 2
    while taken.contains("\(self)-\(number)") { number += 1 }
    return "\(self)-\(number)"
  }
}
