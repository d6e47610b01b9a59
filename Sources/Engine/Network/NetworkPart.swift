/// A layer, or a block with all its layers, and how it hangs together with the rest of its network.
struct NetworkPart {
  /// The layer's or block's name.
  let name: String
  /// The block's index; nil for a layer.
  let block: Int?
  /// Its layers, in order.
  let layers: [Int]
  /// The layers outside of it that it reads, in order.
  let entries: [Int]
  /// Its layers that are read outside of it or are the network's answer, in order.
  let exits: [Int]
  private let own: Set<Int>

  init(name: String, block: Int?, layers: [Int], entries: [Int], exits: [Int]) {
    (self.name, self.block, self.layers, self.entries, self.exits) =
      (name, block, layers, entries, exits)
    own = Set(layers)
  }

  /// Whether a layer is one of its own.
  func contains(_ layer: Int) -> Bool { own.contains(layer) }
}

extension Network {
  /// The layer or block of a name.
  ///
  /// - Throws: `RestructuringError.unknownPart`.
  func part(named name: String) throws(RestructuringError) -> NetworkPart {
    if let block = blockIndex(of: name) {
      return part(name, block, nodes.indices.filter { blockPath(of: $0).contains(block) })
    }
    guard let layer = index(of: name) else { throw .unknownPart(name, network: self.name) }
    return part(name, nil, [layer])
  }

  private func part(_ name: String, _ block: Int?, _ layers: [Int]) -> NetworkPart {
    let own = Set(layers)
    var entries: [Int] = []
    for input in layers.flatMap({ nodes[$0].inputs }) where !own.contains(input) {
      if !entries.contains(input) { entries.append(input) }
    }
    let read = Set(nodes.indices.filter { !own.contains($0) }.flatMap { nodes[$0].inputs })
    return NetworkPart(
      name: name, block: block, layers: layers, entries: entries,
      exits: layers.filter { read.contains($0) || $0 == output })
  }

  /// The names of layers.
  func names(of layers: some Sequence<Int>) -> [String] { layers.map { nodes[$0].name } }

  /// The layers outside of a part that read its exits.
  func readers(of part: NetworkPart) -> [Int] {
    let exits = Set(part.exits)
    return nodes.indices.filter { index in
      !part.contains(index) && nodes[index].inputs.contains(where: exits.contains)
    }
  }

  /// Whether the part is one of the parallel paths that a concatenation puts side by side.
  func isBranch(_ part: NetworkPart) -> Bool {
    guard let block = part.block, blocks[block].isBranch else { return false }
    return readers(of: part).allSatisfy { nodes[$0].layer is Concatenation }
      && !part.exits.contains(output)
  }
}
