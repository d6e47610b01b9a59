import Engine

/// The state of the tree of layers.
public struct TreeState: Hashable, Sendable {
  /// The chosen line and the line on top.
  public var list = ListState()
  /// The blocks whose layers are listed.
  public var openBlocks: Set<Int>
  /// Whether batch normalization and activations share the line of their layer.
  public var foldsFollowers = true

  /// Makes a state with some blocks open.
  public init(openBlocks: Set<Int>) {
    self.openBlocks = openBlocks
  }
}

extension Network {
  /// The blocks that are open at first: the outermost, one after the other while the tree keeps to about a screen.
  var blocksOpenAtFirst: Set<Int> {
    let outermost = blocks.indices.filter { blocks[$0].parent == nil }
    let followers = followers
    var open: Set<Int> = []
    var lines = outermost.count + nodes.count { $0.block == nil }
    for block in outermost {
      let inner =
        blocks.count { $0.parent == block }
        + nodes.indices.count { nodes[$0].block == block && followers[$0] == nil }
      lines += inner
      guard lines <= 32 || open.isEmpty else { break }
      open.insert(block)
    }
    return open
  }
}
