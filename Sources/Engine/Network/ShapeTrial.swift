/// Tries a layer in the place of another: which shapes would follow, up to a layer that is to be computed.
struct ShapeTrial {
  private let network: Network
  private let shapes: [Shape?]
  /// The layers between the one that is tried and the target, in order, the target last.
  private let between: [Int]
  private let place: Int

  /// Prepares trials.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - analysis: its shapes as they are.
  ///   - place: the layer in whose place others are tried.
  ///   - target: the layer that is to be computed; nil when nothing leads there.
  init?(_ network: Network, _ analysis: NetworkAnalysis, at place: Int, target: Int) {
    self.network = network
    self.place = place
    shapes = analysis.states.map { $0.facts?.output }
    var reached: Set<Int> = [place]
    for index in network.nodes.indices.dropFirst(place + 1).prefix(max(0, target - place))
    where network.nodes[index].inputs.contains(where: reached.contains) {
      reached.insert(index)
    }
    guard target >= place, reached.contains(target) else { return nil }
    between = reached.sorted().filter { $0 <= target }
  }

  /// Whether all layers to the target can be computed with another layer in the place.
  func isLegal(_ layer: any Layer) -> Bool {
    var tried: [Int: Shape] = [:]
    for index in between {
      let node = network.nodes[index]
      let inputs = node.inputs.compactMap { tried[$0] ?? shapes[$0] }
      guard inputs.count == node.inputs.count,
        let output = try? (index == place ? layer : node.layer).outputShape(for: inputs)
      else { return false }
      tried[index] = output
    }
    return true
  }
}
