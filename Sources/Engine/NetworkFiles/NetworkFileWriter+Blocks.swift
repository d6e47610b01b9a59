extension NetworkFileWriter {
  /// A block with its caption, skip connection and layers.
  mutating func block(
    _ index: Int, isContinued: Bool, _ children: [NetworkFileTree], _ place: NetworkFilePlace,
    _ flow: inout NetworkFileFlow
  ) -> YAMLNode {
    let block = network.blocks[index]
    let side = commonSideBranch(children, place)
    let standard = flow.inputs(of: side)
    let first = children.lazy.compactMap(\.firstLayer).first
    let input = first.map { network.nodes[$0].inputs } ?? standard
    var members: [YAMLNode.Member] = []
    if isContinued { members.append(.init(name: "continue", value: .text("on"))) }
    if !block.caption.isEmpty, !isContinued {
      members.append(.init(name: "caption", value: .text(block.caption)))
    }
    if input != standard { members.append(from(input, in: place.block)) }
    if let side { members.append(.init(name: "side-branch", value: .text(side))) }
    if !isContinued { directory.add(block: block.name, parent: block.parent) }
    let inside = NetworkFilePlace(
      block: index, sideBranch: side ?? place.sideBranch, input: input)
    members += content(index, isContinued: isContinued, children, inside, &flow, side)
    return .mapping([
      .init(name: directory.shortName(block.name, in: place.block), value: .mapping(members))
    ])
  }

  /// The block's skip, layers and shortcut.
  private mutating func content(
    _ index: Int, isContinued: Bool, _ children: [NetworkFileTree], _ place: NetworkFilePlace,
    _ outerFlow: inout NetworkFileFlow, _ side: String?
  ) -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    var flow = NetworkFileFlow(current: place.input)
    let skip = isContinued ? nil : network.blocks[index].skip
    var plan = skip.flatMap { NetworkFileSkipPlan($0, network, children, input: place.input) }
    if let skip {
      let value = plan == nil ? explicit(skip) : .text(skip.kind.rawValue)
      members.append(.init(name: "skip", value: value))
    }
    let items = items(children[...], place, &flow, &plan)
    members.append(.init(name: "layers", value: .list(items)))
    if let shortcut = plan?.items, !shortcut.isEmpty {
      members.append(.init(name: "shortcut", value: .list(shortcut)))
    }
    directory.finish(block: index, outputs: flow.current)
    outerFlow.advance(side, to: flow.current)
    return members
  }

  /// The side branch that all layers of a block belong to, where it is not that of what is around.
  private func commonSideBranch(
    _ children: [NetworkFileTree], _ place: NetworkFilePlace
  ) -> String? {
    var layers = children.lazy.flatMap(\.layers).makeIterator()
    guard let first = layers.next(), let side = network.nodes[first].sideBranch,
      side != place.sideBranch
    else { return nil }
    while let layer = layers.next() {
      guard network.nodes[layer].sideBranch == side else { return nil }
    }
    return side
  }

  /// A skip connection with the full names of its layers.
  private func explicit(_ skip: SkipConnection) -> YAMLNode {
    let count = network.nodes[skip.addition].inputs.count
    var members: [YAMLNode.Member] = [
      .init(name: "kind", value: .text(skip.kind.rawValue)),
      .init(name: "from", value: .text("/" + network.nodes[skip.source].name)),
      .init(name: "addition", value: .text("/" + network.nodes[skip.addition].name)),
    ]
    if skip.inputPosition != count - 1 {
      members.append(.init(name: "position", value: .number(skip.inputPosition)))
    }
    return .mapping(members)
  }
}
