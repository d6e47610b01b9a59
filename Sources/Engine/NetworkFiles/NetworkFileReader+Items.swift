extension NetworkFileReader {
  /// Reads a list of layers and blocks.
  ///
  /// - Parameters:
  ///   - piece: the list.
  ///   - context: where it stands.
  ///   - flow: what the first item reads by default; afterwards what the item after the list would.
  /// - Throws: `NetworkFileError.malformed` about the first mistake.
  mutating func readItems(
    _ piece: NetworkFilePiece, _ context: NetworkFileContext, _ flow: inout NetworkFileFlow
  ) throws(NetworkFileError) {
    var skip: NetworkFileSkip?
    try readItems(piece, context, &flow, &skip)
  }

  /// Reads a list of layers and blocks in which a skip connection may end.
  mutating func readItems(
    _ piece: NetworkFilePiece, _ context: NetworkFileContext, _ flow: inout NetworkFileFlow,
    _ skip: inout NetworkFileSkip?
  ) throws(NetworkFileError) {
    let context = context.with(piece)
    let items = try elements(of: piece.node, "a list of layers, each line beginning with a dash")
    for item in items {
      let members = try members(of: item, "NAME: LAYER, such as conv1: {kind: convolution, …},")
      guard members.count == 1, let member = members.first else {
        throw error(
          item,
          "one NAME: LAYER after each dash expected, found \(members.count) names "
            + "(a layer's settings stand in braces or are indented further)", context)
      }
      if member.name == "branches", member.value.elements != nil {
        try readBranches(member.value, context, &flow)
      } else {
        try readItem(member, context, &flow, &skip)
      }
    }
  }

  /// Reads parallel paths: each begins with what the item before put out.
  private mutating func readBranches(
    _ list: YAMLNode, _ context: NetworkFileContext, _ flow: inout NetworkFileFlow
  ) throws(NetworkFileError) {
    var outputs: [Int] = []
    for item in list.elements ?? [] {
      let members = try members(of: item, "NAME: BRANCH")
      guard members.count == 1, let member = members.first else {
        throw error(
          item, "one NAME: BRANCH after each dash expected, found \(members.count) names", context)
      }
      var path = NetworkFileFlow(current: flow.current, sides: flow.sides)
      var skip: NetworkFileSkip?
      try readItem(member, context, &path, &skip, isBranch: true)
      flow.sides = path.sides
      outputs += path.current
    }
    guard !outputs.isEmpty else { throw error(list, "one branch or more expected, found none") }
    flow.current = outputs
  }

  private mutating func readItem(
    _ member: YAMLNode.Member, _ context: NetworkFileContext, _ flow: inout NetworkFileFlow,
    _ skip: inout NetworkFileSkip?, isBranch: Bool = false
  ) throws(NetworkFileError) {
    itemCount += 1
    guard itemCount <= Self.itemLimit else {
      throw error(
        line: member.line, "at most \(Self.itemLimit) layers and blocks expected, found more",
        context)
    }
    let value = try resolved(member.value, context)
    if value.scalar != nil || value["kind"] != nil {
      try readLayer(member, value, context, &flow, &skip)
    } else if value["layers"] != nil || value["use"] != nil {
      try readBlock(member, value, context, &flow, isBranch: isBranch)
    } else {
      throw error(
        line: member.line,
        "a layer (kind: …) or a block (layers: … or use: …) expected for "
          + "\(member.name.printable), found \(value.found)", context)
    }
  }

  /// The side branch of an item, where it is not the one that it stands in anyway.
  func sideBranch(
    _ node: YAMLNode?, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> String? {
    guard let node else { return nil }
    let name = try text(node, "a side branch's name", context)
    guard !name.isEmpty else { throw error(node, "a name expected, found nothing", context) }
    return name == context.sideBranch ? nil : name
  }

  /// The full name of an item, checked.
  func fullName(
    _ name: String, line: Int, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> String {
    let full = directory.fullName(name, in: context.block)
    // Names become names of files: of activations, of weights.
    let isFit =
      !full.isEmpty && full != "." && full != ".." && full.isShowable
      && !full.contains { $0 == "/" || $0.isWhitespace }
    guard isFit, full.unicodeScalars.count <= Self.nameLimit else {
      throw error(
        line: line,
        "a name of 1 to \(Self.nameLimit) characters without spaces or / expected, "
          + "found \(full.printable)", context)
    }
    return full
  }

  /// What is read: the layers that `from` names, else what comes before.
  func inputs(
    _ from: YAMLNode?, or standard: [Int], _ context: NetworkFileContext
  ) throws(NetworkFileError) -> [Int] {
    guard
      let from = try from.map({ (node) throws(NetworkFileError) in
        try resolved(node, context)
      })
    else { return standard }
    guard let elements = from.elements else { return try reference(from, context) }
    var inputs: [Int] = []
    for element in elements { inputs += try reference(element, context) }
    return inputs
  }

  /// The layers that a name means.
  func reference(
    _ node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> [Int] {
    let name = try text(node, "the name of a layer", context)
    if name == LayerDirectory.blockInput { return context.blockInput }
    guard let found = directory.resolve(name, in: context.block) else {
      throw error(
        node,
        "a layer or block above expected, found \(name.isEmpty ? "nothing" : name.printable)"
          + hint(directory.fullName(name, in: context.block), Array(nodes.suffix(100).map(\.name))),
        context)
    }
    return found
  }
}
