/// A network's layers and blocks as a file lists them: each block where its first layer is.
///
/// Blocks come in the network's order. One whose layers do not lie side by side comes several times,
/// continued after the first.
enum NetworkFileTree {
  /// A layer, or a block with what is in it.
  case layer(Int)
  case block(Int, isContinued: Bool, [NetworkFileTree])

  /// The tree of a network, without the input.
  static func children(of network: Network) -> [NetworkFileTree] {
    var growth = Growth(network)
    for node in network.nodes.indices.dropFirst() { growth.add(node) }
    return growth.finished()
  }

  /// The index of the layer, where it is one.
  var layer: Int? {
    if case .layer(let index) = self { index } else { nil }
  }

  /// All layers in it, in order.
  var layers: [Int] {
    switch self {
    case .layer(let index): [index]
    case .block(_, _, let children): children.flatMap(\.layers)
    }
  }

  /// The first layer in it.
  var firstLayer: Int? {
    switch self {
    case .layer(let index): index
    case .block(_, _, let children): children.lazy.compactMap(\.firstLayer).first
    }
  }
}

/// A tree that grows layer by layer.
private struct Growth {
  private let network: Network
  private var openPath: [Int] = []
  /// What has been gathered at the top level and in each open block.
  private var gathered: [[NetworkFileTree]] = [[]]
  /// Whether each open block was there before.
  private var continues: [Bool] = []
  /// Blocks below this index have been opened.
  private var nextBlock = 0

  init(_ network: Network) {
    self.network = network
  }

  mutating func add(_ node: Int) {
    let path = network.blockPath(of: node)
    while nextBlock <= (path.max() ?? -1) { enter(self.path(to: nextBlock)) }
    enter(path)
    gathered[gathered.count - 1].append(.layer(node))
  }

  mutating func finished() -> [NetworkFileTree] {
    while nextBlock < network.blocks.count { enter(path(to: nextBlock)) }
    enter([])
    return gathered[0]
  }

  /// Closes and opens blocks until those of the path are open.
  private mutating func enter(_ path: [Int]) {
    let shared = zip(openPath, path).prefix { $0.0 == $0.1 }.count
    while openPath.count > shared { close() }
    for block in path.dropFirst(shared) {
      openPath.append(block)
      gathered.append([])
      continues.append(block < nextBlock)
      nextBlock = max(nextBlock, block + 1)
    }
  }

  private mutating func close() {
    let block = openPath.removeLast()
    let children = gathered.removeLast()
    gathered[gathered.count - 1].append(
      .block(block, isContinued: continues.removeLast(), children))
  }

  private func path(to block: Int) -> [Int] {
    var path = [block]
    while let parent = network.blocks[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }
}
