extension Network {
  /// This network without a layer or block: what read it reads what it read.
  ///
  /// An addition goes together with its skip connection, a branch of a module together with its place in the
  /// concatenation, a side branch as a whole. Layers that nobody needs then go too.
  ///
  /// - Throws: `RestructuringError` where the rest would not hang together.
  public func removing(_ name: String) throws(RestructuringError) -> Network {
    let part = try part(named: name)
    guard !part.contains(0) else { throw .inputStays }
    var draft = NetworkDraft(self)
    if isBranch(part) {
      try dropInputs(of: part, in: &draft)
    } else {
      guard part.exits.count <= 1 else {
        throw .readBySeveral(
          name, layers: names(of: part.exits), readers: names(of: readers(of: part)))
      }
      if let exit = part.exits.first {
        let replacement = try replacement(of: part)
        if exit == output, replacement == 0 { throw .nothingLeft(name) }
        try checkReaders(of: part, reading: replacement)
        draft.replace(exit, by: replacement) { !part.contains($0) }
      }
    }
    for layer in part.layers { draft.remove(layer) }
    return draft.assembled()
  }

  /// The layer that takes the place of a part that is taken out.
  private func replacement(of part: NetworkPart) throws(RestructuringError) -> Int {
    if let entry = part.entries.first, part.entries.count == 1 { return entry }
    guard part.block == nil, let layer = part.layers.first else {
      throw .readsSeveral(part.name, inputs: names(of: part.entries))
    }
    // Without its addition a residual block is a plain one.
    guard let skip = blocks.lazy.compactMap(\.skip).first(where: { $0.addition == layer }),
      let main = nodes[layer].inputs.enumerated().first(where: {
        $0.offset != skip.inputPosition
      })?.element, nodes[layer].inputs.count == 2
    else { throw .joins(part.name, inputs: names(of: nodes[layer].inputs)) }
    return main
  }

  private func checkReaders(
    of part: NetworkPart, reading replacement: Int
  ) throws(RestructuringError) {
    for reader in readers(of: part) where nodes[reader].inputs.contains(replacement) {
      throw .readsTwice(
        reader: nodes[reader].name, needs: part.name, twice: nodes[replacement].name)
    }
  }

  /// Takes a branch's output out of the concatenations that read it.
  private func dropInputs(
    of part: NetworkPart, in draft: inout NetworkDraft
  ) throws(RestructuringError) {
    for reader in readers(of: part) {
      let inputs = nodes[reader].inputs.filter { !part.exits.contains($0) }
      guard !inputs.isEmpty else { throw .nothingLeft(part.name) }
      draft.wire(reader, to: inputs)
    }
  }
}
