/// What a piece of a network file inherits from what is around it.
struct NetworkFileContext {
  /// The innermost block; nil at the top level.
  var block: Int?
  /// The side branch that layers belong to.
  var sideBranch: String?
  /// What the innermost block is fed.
  var blockInput: [Int] = []
  /// How many blocks are around.
  var depth = 0
  /// What `$name` means.
  var scope = NetworkFileScope()

  /// The same place seen with the parameters of another piece.
  func with(_ piece: NetworkFilePiece) -> NetworkFileContext {
    var context = self
    context.scope = piece.scope
    return context
  }
}

/// What a piece of a file may refer to: parameters and definitions.
struct NetworkFileScope {
  /// The values of the parameters, inside of a definition.
  var arguments: [String: YAMLNode]?
  /// The line in which the definition is used.
  var usedInLine: Int?
  /// How many definitions stand above; one uses those above it only, so that none uses itself.
  var definitionsAbove = Int.max
}

/// A piece of a network file with what it may refer to.
struct NetworkFilePiece {
  let node: YAMLNode
  let scope: NetworkFileScope

  init(_ node: YAMLNode, _ context: NetworkFileContext) {
    self.node = node
    scope = context.scope
  }
}

/// What flows from layer to layer: what the next one reads by default.
struct NetworkFileFlow {
  /// What the next layer of the main path reads.
  var current: [Int]
  /// What the next layer of a side branch reads, once it has begun.
  var sides: [String: [Int]] = [:]

  /// What the next layer of a side branch, or of the main path, reads.
  func inputs(of sideBranch: String?) -> [Int] {
    sideBranch.flatMap { sides[$0] } ?? current
  }

  /// Notes what a side branch, or the main path, has come to.
  mutating func advance(_ sideBranch: String?, to outputs: [Int]) {
    if let sideBranch { sides[sideBranch] = outputs } else { current = outputs }
  }
}
