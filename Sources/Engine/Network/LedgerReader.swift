/// Finds the paths of a module and what each of their convolutions costs.
struct LedgerReader {
  let network: Network
  let analysis: NetworkAnalysis

  /// The paths of a block: its branches, or the main path of a bottleneck.
  func paths(of block: Int) -> [ReductionLedger.Path] {
    let branches = network.blocks.indices.filter {
      network.blocks[$0].isBranch && network.blocks[$0].parent == block
    }
    guard branches.isEmpty else {
      let paths = branches.map { path(shortName($0), network.countedLayers(of: .block($0))) }
      return paths.contains(nil) ? [] : paths.compactMap(\.self)
    }
    return bottleneck(block).map { [$0] } ?? []
  }

  private func shortName(_ block: Int) -> String {
    let full = network.blocks[block].name
    guard let parent = network.blocks[block].parent else { return full }
    let prefix = network.blocks[parent].name + "."
    return full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : full
  }

  /// What the first convolution of a module or network reads.
  func input(of owner: NumberOwner) -> Shape? {
    let layers = network.countedLayers(of: owner)
    return layers.first { network.nodes[$0].inputs.contains { !layers.contains($0) } }
      .flatMap { analysis[$0]?.inputs.first }
  }

  /// A path through some layers, with and without its reduction; nil where a layer is not known.
  func path(_ name: String, _ layers: [Int]) -> ReductionLedger.Path? {
    guard layers.allSatisfy({ analysis[$0] != nil }) else { return nil }
    let convolutions = layers.filter { network.nodes[$0].layer is Convolution }
    let steps = convolutions.compactMap { step($0) }
    func path(_ direct: [ReductionLedger.Step], pooled: Int? = nil) -> ReductionLedger.Path {
      ReductionLedger.Path(name: name, steps: steps, direct: direct, pooledChannels: pooled)
    }
    guard let first = convolutions.first, isPointwise(first) else { return path(steps) }
    let begins = network.nodes[first].inputs.allSatisfy { !layers.contains($0) }
    guard begins else {
      let isProjection = convolutions.count == 1
      return path(isProjection ? [] : steps, pooled: isProjection ? channels(into: first) : nil)
    }
    let widened = convolutions.filter { !isPointwise($0) && source(of: $0) == first }
    guard !widened.isEmpty, let depth = channels(into: first) else { return path(steps) }
    return path(
      convolutions.dropFirst().compactMap {
        widened.contains($0) ? step($0, depth: depth) : step($0)
      })
  }

  /// 1×1, k×k, 1×1 along a residual block, against one k×k convolution between the same channels.
  private func bottleneck(_ block: Int) -> ReductionLedger.Path? {
    guard let skip = network.blocks[block].skip else { return nil }
    let inputs = network.nodes[skip.addition].inputs.enumerated()
    guard let end = inputs.first(where: { $0.offset != skip.inputPosition })?.element,
      let expand = convolution(before: end), isPointwise(expand), let middle = source(of: expand),
      !isPointwise(middle), let reduce = source(of: middle), isPointwise(reduce),
      network.nodes[reduce].inputs == [skip.source], let depth = channels(into: reduce),
      let width = analysis[expand]?.output.channels
    else { return nil }
    let chain = [reduce, middle, expand]
    guard let direct = step(middle, depth: depth, channels: width) else { return nil }
    return ReductionLedger.Path(
      name: "main path", steps: chain.compactMap { step($0) }, direct: [direct],
      pooledChannels: nil)
  }

  // MARK: - Layers

  private func isPointwise(_ index: Int) -> Bool {
    (network.nodes[index].layer as? Convolution)?.window.size == 1
  }

  private func channels(into index: Int) -> Int? { analysis[index]?.inputs.first?.channels }

  /// The convolution that a layer reads, past normalizations and activation functions.
  private func source(of index: Int) -> Int? {
    network.nodes[index].inputs.first.flatMap { convolution(before: $0) }
  }

  private func convolution(before index: Int) -> Int? {
    let node = network.nodes[index]
    if node.layer is Convolution { return index }
    guard node.inputs.count == 1, let input = node.inputs.first,
      node.layer is BatchNormalization || node.layer is Activation || node.layer is Dropout
    else { return nil }
    return convolution(before: input)
  }

  /// A convolution's cost, with another number of input or output channels where they are given.
  private func step(
    _ index: Int, depth: Int? = nil, channels: Int? = nil
  ) -> ReductionLedger.Step? {
    guard let facts = analysis[index], var input = facts.inputs.first,
      var layer = network.nodes[index].layer as? Convolution
    else { return nil }
    var output = facts.output
    if let depth { input.dimensions[0] = depth }
    if let channels {
      layer.channels = channels
      output.dimensions[0] = channels
    }
    let worked = layer.explanation(for: [input], output: output)
    return ReductionLedger.Step(
      name: network.nodes[index].name,
      macs: layer.multiplyAccumulates(for: [input], output: output),
      formula: worked.lines.first { $0.quantity == .macs }?.numbers ?? "",
      parameters: layer.parameters(for: [input]).map(\.shape.elementCount).reduce(0, +))
  }
}
