/// A network taken apart, so that layers can be put in, taken out and wired anew.
///
/// Layers are known by numbers that stay the same while others come and go: the inputs of nodes, the ends of skip
/// connections and the output are such numbers. `assembled` puts the network together again.
struct NetworkDraft {
  private var network: Network
  /// The layers by number.
  private(set) var nodes: [Int: Node]
  /// The numbers, in an order in which most can be computed.
  private var order: [Int]
  /// The blocks; a block comes after the block around it.
  var blocks: [Block]
  /// The number of the layer whose output is the network's answer.
  var output: Int
  /// The number of the next layer that is put in.
  private(set) var next: Int
  /// The layers that somebody needed before anything was changed.
  private let alive: Set<Int>

  init(_ network: Network) {
    self.network = network
    nodes = Dictionary(uniqueKeysWithValues: network.nodes.enumerated().map { ($0, $1) })
    order = Array(network.nodes.indices)
    blocks = network.blocks
    output = network.output
    next = network.nodes.count
    alive = Self.needed(
      for: [network.output] + network.sideBranchOutputs, reading: network.nodes.map(\.inputs))
  }

  /// The layers that read a layer, in order.
  func readers(of layer: Int) -> [Int] {
    order.filter { nodes[$0]?.inputs.contains(layer) == true }
  }

  /// Puts a layer behind another.
  ///
  /// - Returns: its number.
  mutating func add(_ node: Node, behind layer: Int) -> Int {
    add([node], behind: layer)
    return next - 1
  }

  /// Puts layers behind another, one behind the other; their numbers begin with `next`.
  mutating func add(_ added: [Node], behind layer: Int) {
    let numbers = next..<next + added.count
    for (number, node) in zip(numbers, added) { nodes[number] = node }
    order.insert(contentsOf: numbers, at: (order.firstIndex(of: layer) ?? order.count - 1) + 1)
    next = numbers.upperBound
  }

  /// Takes a layer out; nobody may read it any more.
  mutating func remove(_ layer: Int) {
    nodes[layer] = nil
    order.removeAll { $0 == layer }
  }

  /// Changes what a layer reads.
  mutating func wire(_ layer: Int, to inputs: [Int]) { nodes[layer]?.inputs = inputs }

  /// Lets everything that reads a layer read another, skip connections included.
  ///
  /// - Parameters:
  ///   - layer: the layer that was read.
  ///   - other: the layer that is read from now on.
  ///   - inAnswer: whether the other becomes the network's answer, where the layer was that.
  ///   - reads: whether a reader changes over.
  mutating func replace(
    _ layer: Int, by other: Int, inAnswer: Bool = true, where reads: (Int) -> Bool
  ) {
    for reader in readers(of: layer) where reader != other && reads(reader) {
      guard let inputs = nodes[reader]?.inputs else { continue }
      wire(reader, to: inputs.map { $0 == layer ? other : $0 })
    }
    for block in blocks.indices {
      guard let skip = blocks[block].skip, skip.source == layer, reads(skip.addition) else {
        continue
      }
      blocks[block].skip?.source = other
    }
    if inAnswer, output == layer { output = other }
  }
}

// MARK: - Putting it together

extension NetworkDraft {
  /// The network: layers that nobody needs any more are gone, and so are empty blocks.
  func assembled() -> Network {
    let needed = stillNeeded()
    let kept = sorted().filter(needed.contains)
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let (blocks, moved) = keptBlocks(kept, places)
    var result = network
    result.nodes = kept.compactMap { number in
      guard var node = nodes[number] else { return nil }
      node.inputs = node.inputs.compactMap { places[$0] }
      node.block = node.block.flatMap { moved[$0] }
      return node
    }
    result.blocks = blocks
    result.output = places[output] ?? 0
    result.switches.skipsOff.formIntersection(blocks.filter { $0.skip != nil }.map(\.name))
    result.switches.branchesOff.formIntersection(blocks.filter(\.isBranch).map(\.name))
    return result
  }

  /// What was needed before and is not any more goes; what was never needed stays.
  private func stillNeeded() -> Set<Int> {
    let inputs = (0..<next).map { nodes[$0]?.inputs ?? [] }
    let sideBranches = Dictionary(grouping: order) { nodes[$0]?.sideBranch ?? "" }
      .filter { $0.key != "" }.compactMap { $0.value.last }
    let needed = Self.needed(for: [output] + sideBranches, reading: inputs)
    return Set(order.filter { $0 == 0 || needed.contains($0) || !alive.contains($0) })
  }

  private static func needed(for targets: [Int], reading inputs: [[Int]]) -> Set<Int> {
    var needed: Set<Int> = []
    var open = targets
    while let layer = open.popLast() {
      guard needed.insert(layer).inserted else { continue }
      open += inputs[layer]
    }
    return needed
  }

  /// The numbers in an order in which all can be computed, as near to the old order as can be.
  private func sorted() -> [Int] {
    var result: [Int] = []
    var placed: Set<Int> = []
    for number in order {
      var open = [number]
      while let next = open.last {
        let missing = (nodes[next]?.inputs ?? []).filter { !placed.contains($0) }
        guard missing.isEmpty else {
          open += missing
          continue
        }
        open.removeLast()
        if placed.insert(next).inserted { result.append(next) }
      }
    }
    return result
  }

  /// The blocks that still hold layers in the order of their first layers, and where each of them has moved to.
  private func keptBlocks(_ kept: [Int], _ places: [Int: Int]) -> ([Block], [Int: Int]) {
    var order: [Int] = []
    var inUse: Set<Int> = []
    for number in kept {
      var path: [Int] = []
      var block = nodes[number]?.block
      while let current = block, inUse.insert(current).inserted {
        path.append(current)
        block = blocks[current].parent
      }
      order += path.reversed()
    }
    let moved = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let result = order.map { index in
      let block = blocks[index]
      return Block(
        name: block.name, caption: block.caption, parent: block.parent.flatMap { moved[$0] },
        skip: skip(of: block, places), isBranch: block.isBranch)
    }
    return (result, moved)
  }

  /// The skip connection of a block as it is now; nil where one of its ends is gone or moved away.
  private func skip(of block: Block, _ places: [Int: Int]) -> SkipConnection? {
    guard let skip = block.skip, let source = places[skip.source],
      let addition = places[skip.addition], let inputs = nodes[skip.addition]?.inputs,
      inputs.count > 1, inputs.indices.contains(skip.inputPosition)
    else { return nil }
    let isDirect = inputs[skip.inputPosition] == skip.source
    return SkipConnection(
      kind: isDirect ? .identity : skip.kind, source: source, addition: addition,
      inputPosition: skip.inputPosition)
  }
}
