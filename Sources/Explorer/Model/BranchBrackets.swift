import Engine

/// Brackets that hold the lines of a module's branches together.
struct BranchBrackets {
  private let network: Network

  init(_ network: Network) {
    self.network = network
  }

  /// Gives each line the part of its innermost branch's bracket.
  func draw(in rows: inout [NetworkRow]) {
    guard !network.branchBlocks.isEmpty else { return }
    var last: [Int: Int] = [:]
    for (line, row) in rows.enumerated() {
      for block in network.blocksAround(row.item) { last[block] = line }
    }
    for (line, row) in rows.enumerated() {
      let around = network.blocksAround(row.item)
      guard let branch = around.last(where: { network.blocks[$0].isBranch }) else { continue }
      rows[line].branchIsOn = around.allSatisfy {
        !network.blocks[$0].isBranch || network.branchIsOn($0)
      }
      rows[line].branchBracket =
        row.item == .block(branch)
        ? (row.isOpen == true ? .start : .closed) : last[branch] == line ? .end : .middle
    }
  }
}

extension Network {
  /// The layers of a block and of the blocks inside of it.
  func layers(in block: Int) -> [Int] {
    nodes.indices.filter { blockPath(of: $0).contains(block) }
  }

  /// The name of the side branch that a block's layers belong to; nil on the main path.
  func sideBranch(of layers: [Int]) -> String? {
    guard let name = layers.first.flatMap({ nodes[$0].sideBranch }) else { return nil }
    return layers.allSatisfy { nodes[$0].sideBranch == name } ? name : nil
  }

  /// How many of the branches that a block stands for are off.
  func branchesOff(in block: Int) -> Int {
    guard !switches.branchesOff.isEmpty else { return 0 }
    return branches(of: block).count { !branchIsOn($0) }
  }

  /// How many inputs of a concatenation come out of branches that are off.
  func silentBranchCount(endingAt layer: Int) -> Int {
    guard nodes[layer].layer is Concatenation else { return 0 }
    return nodes[layer].inputs.count - effectiveInputs(of: layer).count
  }

  /// What the tree says of a block with these layers: what is off in it, else what it is.
  func switchCaption(ofBlock index: Int, _ layers: [Int]) -> String {
    let block = blocks[index]
    if let name = sideBranch(of: layers), name == block.name || block.parent == nil {
      guard switches.sideBranches else { return "side branch off" }
      return block.caption.isEmpty ? "side branch" : block.caption
    }
    var words: [String] = []
    if block.skip != nil, !skipIsOn(index) { words.append("skip OFF") }
    let off = branchesOff(in: index)
    if off > 0 {
      words.append(
        block.isBranch ? "branch OFF" : off == 1 ? "1 branch OFF" : "\(off) branches OFF")
    }
    if !words.isEmpty { return words.joined(separator: ", ") }
    if let skip = block.skip { return skip.kind.rawValue + " skip" }
    return block.isBranch && block.caption.isEmpty ? "branch" : block.caption
  }
}
