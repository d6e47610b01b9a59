/// A skip connection whose addition has not been met yet.
struct NetworkFileSkip {
  let block: Int
  let kind: SkipConnection.Kind
  let source: Int
  /// The layers that the skip passes through; nil for none.
  let shortcut: NetworkFilePiece?
}

extension NetworkFileReader {
  /// The skip connection that a block begins, waiting for its addition; one that names its layers is kept for later.
  mutating func skip(
    of block: Int, _ description: NetworkFileBlock, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> NetworkFileSkip? {
    let shortcut = description["shortcut"]
    guard let piece = description["skip"] else {
      if let shortcut {
        throw error(
          shortcut.node, "skip: projection or zero-padded expected beside shortcut, found no skip",
          context.with(shortcut))
      }
      return nil
    }
    let place = context.with(piece)
    let node = try resolved(piece.node, place)
    if node.members != nil {
      explicitSkips.append((block, NetworkFilePiece(node, place)))
      return nil
    }
    let kind = try skipKind(node, place)
    guard (kind == .identity) == (shortcut == nil) else {
      throw error(
        node,
        kind == .identity
          ? "no shortcut expected beside skip: identity, which has no layers"
          : "shortcut expected beside skip: \(kind.rawValue): the layers of the skip", place)
    }
    guard context.blockInput.count == 1, let source = context.blockInput.first else {
      throw error(
        node,
        "one layer before a block with a skip connection expected, found "
          + "\(context.blockInput.count)", place)
    }
    return NetworkFileSkip(block: block, kind: kind, source: source, shortcut: shortcut)
  }

  /// Reads the layers of the skip and tells where they end.
  mutating func readShortcut(
    _ skip: NetworkFileSkip, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> Int {
    guard let piece = skip.shortcut else { return skip.source }
    var flow = NetworkFileFlow(current: [skip.source])
    try readItems(piece, context, &flow)
    guard flow.current.count == 1, flow.current[0] != skip.source else {
      throw error(
        piece.node,
        "layers that end in one expected for the shortcut, found "
          + "\(flow.current.count == 1 ? "none" : "\(flow.current.count) branches")",
        context.with(piece))
    }
    return flow.current[0]
  }

  /// The error about a skip that ends nowhere.
  func endless(
    _ description: NetworkFileBlock, _ context: NetworkFileContext, line: Int
  ) -> NetworkFileError {
    let piece = description["skip"]
    let kinds = LayerKind.allCases.filter(\.endsSkips).map(\.rawValue)
    return error(
      line: piece?.node.line ?? line,
      "a layer of kind \(kinds.joined(separator: " or ")) without "
        + "from expected among the block's layers, for the skip to end in; found none",
      piece.map(context.with))
  }

  /// Ties the skip connections that name their layers.
  mutating func tieExplicitSkips() throws(NetworkFileError) {
    for (block, piece) in explicitSkips {
      var context = NetworkFileContext().with(piece)
      context.block = block
      let node = piece.node
      try check(
        node.members ?? [], ["kind", "from", "addition", "position"], in: "a skip connection",
        context)
      let kind = try skipKind(required("kind", of: node, "what the skip does"), context)
      let source = try layer("from", of: node, context)
      let addition = try layer("addition", of: node, context)
      let count = nodes[addition].inputs.count
      guard nodes[addition].layer.kind.endsSkips, count > 0 else {
        throw error(
          node["addition"],
          "an addition expected, \(nodes[addition].name) is of kind "
            + nodes[addition].layer.kind.rawValue, context)
      }
      let position = try node["position"].map { (node) throws(NetworkFileError) in
        try number(node, "a position", 0...count - 1, context)
      }
      blocks[block].skip = SkipConnection(
        kind: kind, source: source, addition: addition, inputPosition: position ?? count - 1)
    }
  }

  private func layer(
    _ key: String, of node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> Int {
    let value = try required(key, of: node, "the name of a layer")
    let found = try reference(value, context)
    guard found.count == 1 else {
      throw error(value, "one layer expected, \(value.found) puts out \(found.count)", context)
    }
    return found[0]
  }

  private func skipKind(
    _ node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> SkipConnection.Kind {
    let word = try text(node, "a kind of skip connection", context)
    guard let kind = SkipConnection.Kind(rawValue: word) else {
      let known = SkipConnection.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(node, "one of \(known) expected, found \(node.found)", context)
    }
    return kind
  }
}
