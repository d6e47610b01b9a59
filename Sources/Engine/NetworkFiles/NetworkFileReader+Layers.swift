extension NetworkFileReader {
  /// What a layer may have beside its hyper-parameters.
  private static let layerKeys = ["kind", "from", "side-branch"]

  /// Reads a layer, and the shortcut that ends in it where it is the addition of a skip connection.
  mutating func readLayer(
    _ member: YAMLNode.Member, _ value: YAMLNode, _ context: NetworkFileContext,
    _ flow: inout NetworkFileFlow, _ skip: inout NetworkFileSkip?
  ) throws(NetworkFileError) {
    let name = try fullName(member.name, line: member.line, context)
    let layer = try layer(value, context)
    let side = try sideBranch(value["side-branch"], context)
    var inputs = try inputs(value["from"], or: flow.inputs(of: side), context)
    if let open = skip, layer.kind.endsSkips, value["from"] == nil {
      inputs.append(try readShortcut(open, context))
      skip = nil
      blocks[open.block].skip = SkipConnection(
        kind: open.kind, source: open.source, addition: nodes.count,
        inputPosition: inputs.count - 1)
    }
    try countInputs(inputs.count, line: member.line, context)
    try add(
      Node(
        name: name, layer: layer, inputs: inputs, block: context.block,
        sideBranch: side ?? context.sideBranch), member.line, context)
    flow.advance(side, to: [nodes.count - 1])
  }

  private mutating func add(
    _ node: Node, _ line: Int, _ context: NetworkFileContext
  ) throws(NetworkFileError) {
    if let other = directory.layers[node.name] {
      throw error(
        line: line,
        "every layer needs a name of its own, \(node.name.printable) is taken"
          + (other == 0 ? " by the network's input" : " by line \(lines[other])"), context)
    }
    guard nodes.count <= Network.layerLimit else {
      throw error(
        line: line, "at most \(Network.layerLimit) layers expected, repeats counted; found more",
        context)
    }
    add(node, line: line)
  }

  private mutating func countInputs(
    _ count: Int, line: Int, _ context: NetworkFileContext
  ) throws(NetworkFileError) {
    inputCount += count
    guard inputCount <= Self.inputLimit else {
      throw error(
        line: line, "at most \(Self.inputLimit) inputs of all layers expected, found more",
        context)
    }
  }

  /// The layer that a kind, or a kind with settings, describes.
  private func layer(
    _ value: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> any Layer {
    let kindNode = value["kind"] ?? value
    let prototype = try prototype(kindNode, context)
    var layer = prototype.layer
    for member in value.members ?? [] where !Self.layerKeys.contains(member.name) {
      do throws(LayerPropertyError) {
        layer = try layer.setting(member.name, to: settingText(member.value, context))
      } catch .unknownProperty(let name, let kind, let known) {
        throw error(
          line: member.line,
          LayerPropertyError.unknownProperty(name.printable, kind: kind, known: known).description
            + hint(name, known + Self.layerKeys), context)
      } catch {
        throw self.error(try? resolved(member.value, context), error.description, context)
      }
    }
    for name in prototype.required where value[name] == nil {
      throw error(
        kindNode,
        "a \(layer.kind.rawValue) layer needs \(Self.list(prototype.required)), "
          + "\(name) is missing", context)
    }
    return layer
  }

  private func prototype(
    _ node: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> LayerPrototype {
    let word = try text(node, "a kind of layer", context)
    guard let kind = LayerKind(word: word), let prototype = LayerPrototype(kind) else {
      let near = word.nearest(among: LayerPrototype.kindNames)
      let help =
        near.isEmpty
        ? "; there are " + LayerPrototype.kindNames.joined(separator: ", ")
        : "; the nearest is " + near.joined(separator: ", ")
      throw error(
        node,
        "a kind of layer expected, found \(word.isEmpty ? "nothing" : word.printable)"
          + help, context)
    }
    return prototype
  }

  /// A setting as a person types it; a list is its elements with commas between them.
  private func settingText(_ node: YAMLNode, _ context: NetworkFileContext) -> String {
    guard let node = try? resolved(node, context) else { return node.found }
    guard let elements = node.elements else { return node.scalar ?? node.found }
    return elements.map { ((try? resolved($0, context)) ?? $0).scalar ?? $0.found }
      .joined(separator: ",")
  }

  private static func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }
}
