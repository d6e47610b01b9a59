extension Network {
  /// The indices of the blocks that are branches of a module, in order.
  public var branchBlocks: [Int] { blocks.indices.filter { blocks[$0].isBranch } }

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
    let layer = nodes[index].layer
    let silent = positionsOfBranchesOff(endingAt: index)
    guard !silent.isEmpty, let inputs = analysis[index]?.inputs else { return layer }
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
      branchOff(around: nodes[index].inputs[place], outside: around) != nil
    }
  }

  /// The outermost branch around a layer that is off; nil for none.
  public func branchOff(around index: Int) -> Int? {
    branchOff(around: index, outside: [])
  }

  private func branchOff(around index: Int, outside inner: Set<Int>) -> Int? {
    guard !switches.branchesOff.isEmpty else { return nil }
    return blockPath(of: index).first { block in
      blocks[block].isBranch && !inner.contains(block)
        && switches.branchesOff.contains(blocks[block].name)
    }
  }
}

extension Network {
  /// This network with one branch of a module on or off; off, its channels are zeros.
  ///
  /// - Throws: `NetworkError.unknownBlock` or `.noBranch`.
  public func withBranch(_ block: String, on: Bool) throws(NetworkError) -> Network {
    guard let index = blockIndex(of: block) else { throw .unknownBlock(block, network: name) }
    guard blocks[index].isBranch else { throw .noBranch(block: block) }
    var changed = self
    if on {
      changed.switches.branchesOff.remove(block)
    } else {
      changed.switches.branchesOff.insert(block)
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
