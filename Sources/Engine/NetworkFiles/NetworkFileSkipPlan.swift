/// How a skip connection is written by its kind alone, with the layers it passes through as a shortcut.
struct NetworkFileSkipPlan {
  /// The index of the node whose output the skip carries.
  let source: Int
  /// The index of the addition.
  let addition: Int
  /// The items of the block that the skip passes through, directly before the addition; empty for none.
  let shortcut: ArraySlice<NetworkFileTree>
  /// The shortcut's items, once they are written.
  var items: [YAMLNode] = []

  /// Items that are looked through for a shortcut.
  private static let longestShortcut = 64

  /// Finds the shortcut; nil where the skip is unlike those that a kind alone describes.
  init?(_ skip: SkipConnection, _ network: Network, _ children: [NetworkFileTree], input: [Int]) {
    guard let place = children.firstIndex(where: { $0.layer == skip.addition }),
      input == [skip.source], network.nodes[skip.addition].layer.kind.endsSkips,
      let end = network.nodes[skip.addition].inputs.last,
      skip.inputPosition == network.nodes[skip.addition].inputs.count - 1
    else { return nil }
    let main = Array(network.nodes[skip.addition].inputs.dropLast())
    source = skip.source
    addition = skip.addition
    if skip.kind == .identity {
      guard end == skip.source, network.flow(through: children[..<place], from: input) == main
      else { return nil }
      shortcut = children[place..<place]
      return
    }
    let starts = stride(from: place - 1, through: max(0, place - Self.longestShortcut), by: -1)
    let start = starts.first { start in
      guard let first = children[start].firstLayer, network.nodes[first].inputs == input else {
        return false
      }
      return network.flow(through: children[start..<place], from: input) == [end]
        && network.flow(through: children[..<start], from: input) == main
    }
    guard let start else { return nil }
    shortcut = children[start..<place]
  }
}

extension Network {
  /// What the layer after some items reads by default.
  fileprivate func flow(
    through children: ArraySlice<NetworkFileTree>, from input: [Int]
  ) -> [Int] {
    var flow = input
    var rest = children
    while let child = rest.first {
      let branches = rest.prefix { isBranch($0) }
      if branches.isEmpty {
        flow = self.flow(through: child, from: flow)
        rest = rest.dropFirst()
      } else {
        let start = flow
        flow = branches.flatMap { self.flow(through: $0, from: start) }
        rest = rest.dropFirst(branches.count)
      }
    }
    return flow
  }

  private func flow(through child: NetworkFileTree, from input: [Int]) -> [Int] {
    guard child.layers.contains(where: { nodes[$0].sideBranch == nil }) else { return input }
    switch child {
    case .layer(let index): return [index]
    case .block(_, _, let children): return flow(through: children[...], from: input)
    }
  }

  private func isBranch(_ child: NetworkFileTree) -> Bool {
    guard case .block(let block, isContinued: false, _) = child else { return false }
    return blocks[block].isBranch
  }
}
