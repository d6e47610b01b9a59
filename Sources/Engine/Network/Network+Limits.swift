extension Network {
  /// How many layers a network may have beside its input, whether it is read from a file or edited.
  static let layerLimit = 20_000
  /// How deep blocks may nest.
  static let depthLimit = 32
  /// How many characters the name of a layer or block may have, those of the blocks around it included.
  static let nameLimit = 200

  /// Checks, before anything is copied, that a network does not grow beyond what can be written to a file and read.
  ///
  /// - Parameters:
  ///   - count: how many layers are put in.
  ///   - depth: how deep the blocks among them nest.
  ///   - block: the block that they are put into.
  /// - Throws: `RestructuringError.tooManyLayers` or `.tooDeep`.
  func checkLimits(
    adding count: Int, depth: Int = 0, in block: Int? = nil
  ) throws(RestructuringError) {
    let layers = nodes.count - 1 + count
    guard layers <= Self.layerLimit else {
      throw .tooManyLayers(limit: Self.layerLimit, found: layers)
    }
    let deepest = depth + (block.map { ancestors(of: $0).count } ?? 0)
    guard deepest <= Self.depthLimit else {
      throw .tooDeep(limit: Self.depthLimit, found: deepest)
    }
  }

  /// Checks that something new has a name that can be written to a file and read.
  ///
  /// - Parameter name: the full name.
  /// - Throws: `RestructuringError.nameTooLong`.
  static func checkLength(ofName name: String) throws(RestructuringError) {
    let length = name.unicodeScalars.count
    guard length <= nameLimit else { throw .nameTooLong(name, limit: nameLimit, found: length) }
  }

  /// How deep the blocks of a part nest, itself counted; 0 for a layer.
  func depth(of part: NetworkPart) -> Int {
    guard let outer = part.block else { return 0 }
    let deepest = Set(part.layers.compactMap { nodes[$0].block }).map { ancestors(of: $0).count }
      .max()
    return (deepest ?? 0) - ancestors(of: outer).count + 1
  }
}
