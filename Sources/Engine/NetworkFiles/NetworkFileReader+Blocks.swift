extension NetworkFileReader {
  /// What a block may have where it is written out.
  static let blockKeys = ["caption", "from", "repeat", "skip", "shortcut", "side-branch", "layers"]

  /// Reads a block as often as it is repeated.
  mutating func readBlock(
    _ member: YAMLNode.Member, _ value: YAMLNode, _ context: NetworkFileContext,
    _ flow: inout NetworkFileFlow, isBranch: Bool
  ) throws(NetworkFileError) {
    guard context.depth < Network.depthLimit else {
      throw error(
        line: member.line,
        "at most \(Network.depthLimit) blocks one in the other expected, "
          + "found more", context)
    }
    let description = try describe(value, context)
    guard let count = description["repeat"] else {
      let caption = try caption(description, context)
      return try readBlock(
        member, name: member.name, caption: caption, description, context, &flow,
        isBranch: isBranch)
    }
    let repeats = try number(
      count.node, "a number of repeats", 1...Self.blockLimit, context.with(count))
    let name = try NumberedName(member.name).orThrow(
      error(
        line: member.line,
        "a name that ends with a number expected, to be counted up by repeat: "
          + "block1; found \(member.name.printable)", context))
    let caption = try CaptionPattern(caption(description, context)).orThrow(
      error(
        line: member.line, "{n}, {n+1} or such expected in the caption of a repeated block",
        context))
    for place in 0..<repeats {
      try readBlock(
        member, name: name.text(place), caption: caption.text(number: name.number + place),
        description, context, &flow, isBranch: isBranch)
    }
  }

  private func caption(
    _ description: NetworkFileBlock, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> String {
    guard let piece = description["caption"] else { return "" }
    return try text(piece.node, "a caption", context.with(piece))
  }

  // One parameter for each thing that differs between the repeats.
  private mutating func readBlock(
    _ member: YAMLNode.Member, name: String, caption: String, _ description: NetworkFileBlock,
    _ outer: NetworkFileContext, _ flow: inout NetworkFileFlow, isBranch: Bool
  ) throws(NetworkFileError) {
    let fullName = try fullName(name, line: member.line, outer)
    let sidePiece = description["side-branch"]
    let side = try sideBranch(sidePiece?.node, sidePiece.map(outer.with) ?? outer)
    let from = description["from"]
    let input = try inputs(
      from?.node, or: flow.inputs(of: side), from.map(outer.with) ?? outer)
    let block = try open(
      fullName, caption: caption, line: member.line, outer, isBranch: isBranch,
      isContinued: description["continue"])
    var context = outer
    context.block = block
    context.blockInput = input
    context.sideBranch = side ?? outer.sideBranch
    context.depth += 1
    var skip = try skip(of: block, description, context)
    var inner = NetworkFileFlow(current: input)
    if let layers = description["layers"] { try readItems(layers, context, &inner, &skip) }
    if skip != nil { throw endless(description, context, line: member.line) }
    directory.finish(block: block, outputs: inner.current)
    flow.advance(side, to: inner.current)
  }

  private mutating func open(
    _ name: String, caption: String, line: Int, _ context: NetworkFileContext, isBranch: Bool,
    isContinued: NetworkFilePiece?
  ) throws(NetworkFileError) -> Int {
    let isContinued =
      try isContinued.map { (piece) throws(NetworkFileError) in
        try flag(piece.node, context.with(piece))
      } ?? false
    if let other = directory.blocks[name] {
      guard !isContinued else { return other }
      throw error(
        line: line, "every block needs a name of its own, \(name.printable) is taken", context)
    }
    guard !isContinued else {
      throw error(
        line: line, "a block above expected to be continued, found \(name.printable)", context)
    }
    guard blocks.count < Self.blockLimit else {
      throw error(
        line: line, "at most \(Self.blockLimit) blocks expected, repeats counted; found more",
        context)
    }
    directory.add(block: name, parent: context.block)
    blocks.append(
      Block(name: name, caption: caption, parent: context.block, isBranch: isBranch))
    return blocks.count - 1
  }
}

extension Optional {
  /// The value, or an error where there is none.
  fileprivate func orThrow<Failure: Error>(
    _ error: @autoclosure () -> Failure
  ) throws(Failure) -> Wrapped {
    guard let self else { throw error() }
    return self
  }
}
