/// What a number belongs to.
public enum NumberOwner: Hashable, Sendable {
  /// The layer of an index.
  case layer(Int)
  /// The block of an index, with the blocks inside of it.
  case block(Int)
  /// The whole network.
  case network
}

extension Network {
  /// The layer or block of a name, or the network itself by its own name.
  public func numberOwner(named name: String) -> NumberOwner? {
    if let layer = index(of: name) { return .layer(layer) }
    if let block = blockIndex(of: name) { return .block(block) }
    let isOwn = name == self.name || name.lowercased() == "network"
    return isOwn ? .network : nil
  }

  /// The name of a layer or block; the network's title.
  public func name(of owner: NumberOwner) -> String {
    switch owner {
    case .layer(let index): nodes[index].name
    case .block(let index): blocks[index].name
    case .network: title
    }
  }

  /// The layers that are counted: all but the input, those of side branches only where these are on or are what
  /// is asked for.
  public func countedLayers(of owner: NumberOwner) -> [Int] {
    let all = nodes.indices.dropFirst()
    let own =
      switch owner {
      case .layer(let index): [index]
      case .block(let block): all.filter { lies($0, in: block) }
      case .network: Array(all)
      }
    let counted = own.filter { nodes[$0].sideBranch == nil || switches.sideBranches }
    return counted.isEmpty ? own : counted
  }

  /// Whether a layer lies in a block, or in one inside of it.
  private func lies(_ layer: Int, in block: Int) -> Bool {
    var around = nodes[layer].block
    while let current = around {
      if current == block { return true }
      around = blocks[current].parent
    }
    return false
  }

  /// The blocks and layers that lie directly in a block, or at the top level, in order.
  public func children(of owner: NumberOwner) -> [NumberOwner] {
    let parent: Int? = if case .block(let block) = owner { block } else { nil }
    var children: [NumberOwner] = []
    var seen: Set<Int> = []
    for index in countedLayers(of: owner) {
      let path = blockPath(of: index)
      let depth = parent.flatMap { path.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      guard depth < path.count else {
        children.append(.layer(index))
        continue
      }
      if seen.insert(path[depth]).inserted { children.append(.block(path[depth])) }
    }
    return children
  }
}

extension NetworkAnalysis {
  /// A sum over the counted layers of something; nil where a layer is not known, or for one that is no sum.
  public func total(
    _ quantity: Quantity, of owner: NumberOwner, in network: Network
  ) -> Int? {
    var sum = 0
    for index in network.countedLayers(of: owner) {
      guard let value = self[index]?.amount(of: quantity) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(value)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }
}

extension LayerFacts {
  /// What a layer has of a quantity that can be summed; nil for one that cannot.
  public func amount(of quantity: Quantity) -> Int? {
    switch quantity {
    case .parameters: return parameterCount
    case .macs: return multiplyAccumulates
    case .memory:
      let (bytes, overflow) = output.elementCount.multipliedReportingOverflow(by: 4)
      return overflow ? nil : bytes
    case .size, .sees: return nil
    }
  }
}
