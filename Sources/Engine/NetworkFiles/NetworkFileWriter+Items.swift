extension NetworkFileWriter {
  /// Layers and blocks as items of a list.
  ///
  /// - Parameters:
  ///   - children: the layers and blocks.
  ///   - place: where the list stands.
  ///   - flow: what the first item reads by default; afterwards what the item after the list would.
  /// - Returns: the items, blocks that are alike as one with a number of repeats.
  mutating func items(
    _ children: ArraySlice<NetworkFileTree>, _ place: NetworkFilePlace,
    _ flow: inout NetworkFileFlow
  ) -> [YAMLNode] {
    var skip: NetworkFileSkipPlan?
    return items(children, place, &flow, &skip)
  }

  /// The items of a block in which its skip connection ends; the plan gets the items of the shortcut.
  mutating func items(
    _ children: ArraySlice<NetworkFileTree>, _ place: NetworkFilePlace,
    _ flow: inout NetworkFileFlow, _ skip: inout NetworkFileSkipPlan?
  ) -> [YAMLNode] {
    var items: [YAMLNode] = []
    var rest = children
    while let child = rest.first {
      let branches = rest.prefix { isBranch($0) }
      if !branches.isEmpty {
        items.append(self.branches(branches, place, &flow))
        rest = rest.dropFirst(branches.count)
      } else if let plan = skip, rest.startIndex == plan.shortcut.startIndex {
        var path = NetworkFileFlow(current: [plan.source])
        skip?.items = self.items(plan.shortcut, place, &path)
        items.append(addition(plan, place, &flow))
        rest = rest.dropFirst(plan.shortcut.count + 1)
      } else {
        let comesBeforeSkip = skip.map { rest.startIndex < $0.shortcut.startIndex } ?? false
        items.append(item(child, place, &flow, endsNoSkip: comesBeforeSkip))
        rest = rest.dropFirst()
      }
    }
    return RepeatedBlocks.merged(items)
  }

  private func isBranch(_ child: NetworkFileTree) -> Bool {
    guard case .block(let block, isContinued: false, _) = child else { return false }
    return network.blocks[block].isBranch
  }

  /// Parallel paths, each of which begins where the item before them ended.
  private mutating func branches(
    _ children: ArraySlice<NetworkFileTree>, _ place: NetworkFilePlace,
    _ flow: inout NetworkFileFlow
  ) -> YAMLNode {
    var outputs: [Int] = []
    var items: [YAMLNode] = []
    for child in children {
      var path = NetworkFileFlow(current: flow.current, sides: flow.sides)
      items.append(item(child, place, &path))
      flow.sides = path.sides
      outputs += path.current
    }
    flow.current = outputs
    return .mapping([.init(name: "branches", value: .list(items))])
  }

  private mutating func item(
    _ child: NetworkFileTree, _ place: NetworkFilePlace, _ flow: inout NetworkFileFlow,
    endsNoSkip: Bool = false
  ) -> YAMLNode {
    switch child {
    case .layer(let index): layer(index, place, &flow, endsNoSkip: endsNoSkip)
    case .block(let block, let isContinued, let children):
      self.block(block, isContinued: isContinued, children, place, &flow)
    }
  }

  /// A layer: its kind, where it has settings with them in braces.
  private mutating func layer(
    _ index: Int, _ place: NetworkFilePlace, _ flow: inout NetworkFileFlow, endsNoSkip: Bool
  ) -> YAMLNode {
    let node = network.nodes[index]
    let side = node.sideBranch == place.sideBranch ? nil : node.sideBranch
    let mustSay = endsNoSkip && node.layer.kind.endsSkips
    let isUsual = node.inputs == flow.inputs(of: side) && !mustSay
    flow.advance(side, to: [index])
    return layer(index, place, side, from: isUsual ? nil : node.inputs)
  }

  private mutating func layer(
    _ index: Int, _ place: NetworkFilePlace, _ side: String?, from inputs: [Int]?
  ) -> YAMLNode {
    let node = network.nodes[index]
    let kind = YAMLNode.text(node.layer.kind.rawValue)
    var members = [YAMLNode.Member(name: "kind", value: kind)] + settings(node.layer)
    if let inputs { members.append(from(inputs, in: place.block)) }
    if let side { members.append(.init(name: "side-branch", value: .text(side))) }
    directory.add(layer: index, named: node.name)
    return .mapping([
      .init(
        name: directory.shortName(node.name, in: place.block),
        value: members.count == 1 ? kind : .mapping(members))
    ])
  }

  /// The addition that ends a skip connection; the layers of the skip are in the block's shortcut.
  private mutating func addition(
    _ skip: NetworkFileSkipPlan, _ place: NetworkFilePlace, _ flow: inout NetworkFileFlow
  ) -> YAMLNode {
    let node = network.nodes[skip.addition]
    let side = node.sideBranch == place.sideBranch ? nil : node.sideBranch
    flow.advance(side, to: [skip.addition])
    return layer(skip.addition, place, side, from: nil)
  }

  func from(_ inputs: [Int], in block: Int?) -> YAMLNode.Member {
    let names = inputs.map { reference(to: $0, in: block) }
    return .init(name: "from", value: names.count == 1 ? names[0] : .list(names))
  }

  /// The hyper-parameters that have no default, or another value.
  private func settings(_ layer: any Layer) -> [YAMLNode.Member] {
    guard let prototype = LayerPrototype(layer.kind) else { return [] }
    let standard = prototype.layer.hyperParameters
    return layer.hyperParameters.enumerated().compactMap { place, setting in
      let isStandard = standard.indices.contains(place) && standard[place] == setting
      guard !isStandard || prototype.required.contains(setting.name) else { return nil }
      return .init(name: setting.name, value: value(of: setting))
    }
  }

  /// A setting's value: several parts as a list, equal paddings of opposite sides as `HEIGHTxWIDTH`.
  private func value(of setting: HyperParameter) -> YAMLNode {
    let parts = setting.value.split(separator: ",").map(String.init)
    guard parts.count > 1 else { return .text(setting.value) }
    if setting.name == "padding", parts.count == 4, parts[0] == parts[1], parts[2] == parts[3] {
      return .text("\(parts[0])x\(parts[2])")
    }
    return .list(parts.map { .text($0) })
  }
}
