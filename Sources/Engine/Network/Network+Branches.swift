extension Network {
  /// The indices of the blocks that are branches of a module, in order.
  public var branchBlocks: [Int] { blocks.indices.filter { blocks[$0].isBranch } }

  /// The branches that a block stands for: itself, or those of the modules inside of it, not those inside
  /// of other branches.
  public func branches(of block: Int) -> [Int] {
    if blocks[block].isBranch { return [block] }
    return branchBlocks.filter { branch in
      let path = ancestors(of: branch)
      guard let place = path.firstIndex(of: block) else { return false }
      return path[place..<path.count - 1].allSatisfy { !blocks[$0].isBranch }
    }
  }

  /// The concatenation that a branch ends in, and which of its inputs the branch is.
  public func end(ofBranch block: Int) -> (concatenation: Int, position: Int)? {
    guard blocks[block].isBranch else { return nil }
    for (index, node) in nodes.enumerated() where node.layer is Concatenation {
      let around = Set(blockPath(of: index))
      let position = node.inputs.firstIndex {
        branches(before: $0, outside: around).contains(block)
      }
      if let position { return (index, position) }
    }
    return nil
  }

  /// Whether the block is a branch that is on.
  public func branchIsOn(_ block: Int) -> Bool {
    blocks[block].isBranch && !switches.branchesOff.contains(blocks[block].name)
  }

  /// The names of the side branches, in the order of their layers.
  public var sideBranchNames: [String] {
    var names: [String] = []
    for case let name? in nodes.map(\.sideBranch) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The layer that runs at a place with the switches as they are: a concatenation has zeros in the
  /// channels of branches that are off, every other layer is itself.
  ///
  /// Reads `effectiveInputs(of:)`.
  public func effectiveLayer(of index: Int, _ analysis: NetworkAnalysis) -> any Layer {
    effectiveLayer(of: index, reading: analysis[index]?.inputs)
  }

  /// The layer as it runs, for inputs of some shapes; nil where they are not known.
  func effectiveLayer(of index: Int, reading inputs: [Shape]?) -> any Layer {
    let layer = nodes[index].layer
    let silent = positionsOfBranchesOff(endingAt: index)
    guard !silent.isEmpty, let inputs else { return layer }
    return PartialConcatenation(
      parts: inputs.enumerated().map { place, shape in
        silent.contains(place) ? .zeros(shape) : .input
      })
  }

  /// Which inputs of a concatenation come out of a branch that is off.
  ///
  /// A branch may hold a module of its own: the concatenation inside it reads what it always reads.
  func positionsOfBranchesOff(endingAt index: Int) -> [Int] {
    guard !switches.branchesOff.isEmpty, nodes[index].layer is Concatenation else { return [] }
    let around = Set(blockPath(of: index))
    return nodes[index].inputs.indices.filter { place in
      branches(before: nodes[index].inputs[place], outside: around).contains { !branchIsOn($0) }
    }
  }

  /// The outermost branch that is off and that a layer is in or behind; nil for none.
  public func branchOff(around index: Int) -> Int? {
    guard !switches.branchesOff.isEmpty else { return nil }
    return branches(before: index, outside: []).first { !branchIsOn($0) }
  }

  /// The branches, but for some, that a layer is in, outermost first; of one in none those that it comes out of through
  /// layers that read nothing else.
  private func branches(before index: Int, outside around: Set<Int>) -> [Int] {
    var layer = index
    while true {
      let branches = blockPath(of: layer).filter { blocks[$0].isBranch && !around.contains($0) }
      guard branches.isEmpty, nodes[layer].inputs.count == 1, !(nodes[layer].layer is Concatenation)
      else { return branches }
      layer = nodes[layer].inputs[0]
    }
  }
}

/// Why a layer does not run with the switches as they are.
public enum Silence: Hashable, Sendable {
  /// Its side branch, of this name, is off.
  case sideBranch(String)
  /// Its branch, or one around it, is off: the index of the block.
  case branch(Int)
}

extension Network {
  /// Why a layer is left out of every run; nil for layers that are not switched off.
  public func silence(of index: Int) -> Silence? {
    if let name = nodes[index].sideBranch, !switches.sideBranches { return .sideBranch(name) }
    return branchOff(around: index).map { .branch($0) }
  }
}

extension Network {
  /// This network with a branch of a module on or off, or all branches of a module by its name; off, their
  /// channels are zeros.
  ///
  /// - Throws: `NetworkError.unknownBlock` or `.noBranch`.
  public func withBranch(_ block: String, on: Bool) throws(NetworkError) -> Network {
    guard let index = blockIndex(of: block) else { throw .unknownBlock(block, network: name) }
    let names = branches(of: index).map { blocks[$0].name }
    guard !names.isEmpty else { throw .noBranch(block: block) }
    var changed = self
    if on {
      changed.switches.branchesOff.subtract(names)
    } else {
      changed.switches.branchesOff.formUnion(names)
    }
    return changed
  }

  /// This network with the branches of all modules on or off.
  ///
  /// - Throws: `NetworkError.noBranches`.
  public func withAllBranches(on: Bool) throws(NetworkError) -> Network {
    guard !branchBlocks.isEmpty else { throw .noBranches(network: name) }
    var changed = self
    changed.switches.branchesOff = on ? [] : Set(branchBlocks.map { blocks[$0].name })
    return changed
  }

  /// This network with its side branches running or left out.
  ///
  /// - Throws: `NetworkError.noSideBranches`.
  public func withSideBranches(on: Bool) throws(NetworkError) -> Network {
    guard !sideBranchNames.isEmpty else { throw .noSideBranches(network: name) }
    var changed = self
    changed.switches.sideBranches = on
    return changed
  }
}
