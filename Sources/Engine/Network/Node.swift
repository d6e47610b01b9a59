/// A layer in its place in a network: its name, what it reads and which block it belongs to.
public struct Node: Sendable {
  /// The layer's name, unique in the network: `layer1.0.conv2`.
  public let name: String
  /// What it computes.
  public var layer: any Layer
  /// The indices of the nodes whose outputs it reads, in order; all smaller than its own.
  public var inputs: [Int]
  /// The index of the innermost block that it belongs to; nil at the top level.
  public var block: Int?
  /// The side branch that it belongs to; nil on the main path.
  public var sideBranch: String?

  /// Makes a node.
  public init(
    name: String, layer: any Layer, inputs: [Int], block: Int? = nil, sideBranch: String? = nil
  ) {
    self.name = name
    self.layer = layer
    self.inputs = inputs
    self.block = block
    self.sideBranch = sideBranch
  }
}

extension Node: Hashable {
  /// Whether both have one name, equal layers and the same place.
  public static func == (left: Node, right: Node) -> Bool {
    left.name == right.name && left.inputs == right.inputs && left.block == right.block
      && left.sideBranch == right.sideBranch && left.layer.isEqual(to: right.layer)
  }

  /// Feeds name, place and layer.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(inputs)
    hasher.combine(block)
    hasher.combine(sideBranch)
    layer.hash(into: &hasher)
  }
}
