/// A named group of layers that the paper draws as one: a stage, a residual block, a module.
public struct Block: Hashable, Sendable {
  /// The name, a prefix of its layers' names: `layer1.0`.
  public let name: String
  /// What the paper calls it: `conv2_x`, `block 1 of 3`; empty for none.
  public let caption: String
  /// The index of the block around it; nil at the top level.
  public let parent: Int?
  /// The skip connection that jumps over its layers, if it has one.
  public var skip: SkipConnection?
  /// Whether it is one of the parallel paths of a module whose outputs a concatenation puts side by side.
  public let isBranch: Bool

  /// Makes a block.
  public init(
    name: String, caption: String = "", parent: Int? = nil, skip: SkipConnection? = nil,
    isBranch: Bool = false
  ) {
    self.name = name
    self.caption = caption
    self.parent = parent
    self.skip = skip
    self.isBranch = isBranch
  }
}

/// The edge that carries a block's input to its addition.
///
/// Switched off, a[l+2] = g(W a[l+1] + b + a[l]) becomes g(W a[l+1] + b): the addition passes on
/// what the block's layers made, and no parameter changes.
public struct SkipConnection: Hashable, Sendable {
  /// What the skip does to the block's input.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing: input and output have one shape.
    case identity
    /// A 1×1 convolution (the lab's "convolution shortcut").
    case projection
    /// Subsampling and channels of zeros: shortcut option A.
    case zeroPadded = "zero-padded"
  }

  /// What the skip does to the block's input.
  public let kind: Kind
  /// The index of the node whose output the skip carries.
  public var source: Int
  /// The index of the addition.
  public var addition: Int
  /// Which of the addition's inputs comes through the skip.
  public let inputPosition: Int

  /// Makes a skip connection.
  public init(kind: Kind, source: Int, addition: Int, inputPosition: Int) {
    self.kind = kind
    self.source = source
    self.addition = addition
    self.inputPosition = inputPosition
  }
}
