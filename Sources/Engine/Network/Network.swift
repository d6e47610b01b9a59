/// A directed acyclic graph of layers with one input: a value, cheap to copy, compare and edit.
///
/// Nodes stand in an order in which they can be computed; node 0 is the input. A network says what is
/// computed, never how, and can be listed, drawn and counted without running anything.
public struct Network: Hashable, Sendable {
  /// The name in commands and files: `resnet50`.
  public var name: String
  /// The name on screens: `ResNet-50`.
  public var title: String
  /// All layers, in an order in which they can be computed; the first is the input.
  public internal(set) var nodes: [Node]
  /// All blocks; a block comes after the block around it.
  public internal(set) var blocks: [Block]
  /// The index of the node whose output is the network's answer.
  public internal(set) var output: Int
  /// What is switched on and off.
  public var switches: Switches
  /// Where it comes from and what it is fed.
  public var details: NetworkDetails

  /// Makes a network of parts that fit together; `NetworkBuilder` sees to that.
  init(
    name: String, title: String, nodes: [Node], blocks: [Block], output: Int,
    details: NetworkDetails
  ) {
    precondition(nodes.first?.layer is InputLayer, "the first node is the input")
    self.name = name
    self.title = title
    self.nodes = nodes
    self.blocks = blocks
    self.output = output
    self.switches = Switches()
    self.details = details
  }

  /// The shape of one input.
  public var inputShape: Shape { (nodes[0].layer as? InputLayer)?.shape ?? [] }

  /// Whether the answer is a probability for each class, not feature maps.
  public var givesClasses: Bool { nodes[output].layer.kind == .softmax }

  /// The index of the layer of a name.
  public func index(of name: String) -> Int? {
    nodes.firstIndex { $0.name == name }
  }

  /// Where in another version of the network the layers of the same names are, by index here.
  public func places(in other: Network) -> [Int: Int] {
    let names = Dictionary(
      other.nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      uniqueKeysWithValues: nodes.enumerated().compactMap { index, node in
        names[node.name].map { (index, $0) }
      })
  }

  /// The index of the block of a name.
  public func blockIndex(of name: String) -> Int? {
    blocks.firstIndex { $0.name == name }
  }
}

extension Network {
  /// The inputs that a layer reads with the switches as they are: an addition whose skip is off, a
  /// concatenation of branches that are off reads its other inputs only.
  public func effectiveInputs(of index: Int) -> [Int] {
    let inputs = nodes[index].inputs
    let silent =
      skipOff(endingAt: index).map { [$0.inputPosition] } ?? positionsOfBranchesOff(endingAt: index)
    guard !silent.isEmpty else { return inputs }
    return inputs.enumerated().filter { !silent.contains($0.offset) }.map(\.element)
  }

  private func skipOff(endingAt index: Int) -> SkipConnection? {
    guard !switches.skipsOff.isEmpty, nodes[index].layer is Addition else { return nil }
    func ends(_ block: Int) -> Bool { blocks[block].skip?.addition == index }
    // The block is around its addition, but for networks that somebody wrote otherwise.
    guard let block = blockPath(of: index).last(where: ends) ?? blocks.indices.first(where: ends)
    else { return nil }
    return switches.skipsOff.contains(blocks[block].name) ? blocks[block].skip : nil
  }

  /// The layers that the answer depends on with the switches as they are, in order.
  ///
  /// This is what a run computes; with side branches on, their layers are among them.
  public var activeNodes: [Int] {
    nodesNeeded(for: [output] + (switches.sideBranches ? sideBranchOutputs : []))
  }

  /// The layers that the given ones depend on, and those themselves, in order.
  public func nodesNeeded(for targets: [Int]) -> [Int] {
    var needed = [Bool](repeating: false, count: nodes.count)
    for target in targets { needed[target] = true }
    for index in nodes.indices.reversed() where needed[index] {
      for input in effectiveInputs(of: index) { needed[input] = true }
    }
    return nodes.indices.filter { needed[$0] }
  }

  /// The last layer of each side branch, in order.
  public var sideBranchOutputs: [Int] {
    var last: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      if let branch = node.sideBranch { last[branch] = index }
    }
    return last.values.sorted()
  }

  /// The indices of the blocks that have a skip connection, in order.
  public var skipBlocks: [Int] { blocks.indices.filter { blocks[$0].skip != nil } }

  /// Whether the block has a skip connection that is on.
  public func skipIsOn(_ block: Int) -> Bool {
    blocks[block].skip != nil && !switches.skipsOff.contains(blocks[block].name)
  }

  /// A block and those around it, outermost first.
  public func ancestors(of block: Int) -> [Int] {
    var path = [block]
    while let parent = blocks[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }

  /// The blocks around a layer, outermost first.
  public func blockPath(of index: Int) -> [Int] {
    nodes[index].block.map { ancestors(of: $0) } ?? []
  }
}
