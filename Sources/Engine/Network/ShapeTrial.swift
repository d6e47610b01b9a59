/// Tries a layer in the place of another: which shapes would follow, up to a layer that is to be computed and beyond.
struct ShapeTrial {
  /// What a layer in the place leads to.
  enum Outcome: Comparable {
    /// The layer that is to be computed still cannot be.
    case illegal
    /// It can, and another cannot.
    case partial
    /// All layers can be computed.
    case whole
  }

  private let network: Network
  private let shapes: [Shape?]
  /// The layers between the one that is tried and the target, in order, the target last.
  private let between: [Int]
  /// The others that depend on the one that is tried; nil where one that does not cannot be computed anyway.
  private let beyond: [Int]?
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
    guard target >= place else { return nil }
    let reached = Self.reached(from: place, to: target, in: network)
    guard reached.contains(target) else { return nil }
    between = reached
    let known = Set(reached)
    let rest = network.nodes.indices.filter { analysis.counts($0) && !known.contains($0) }
    let all = Self.reached(from: place, to: network.nodes.count - 1, in: network)
    let downstream = Set(all)
    let others = rest.filter { !downstream.contains($0) }
    beyond = others.allSatisfy { analysis[$0] != nil } ? rest.filter(downstream.contains) : nil
  }

  /// The layers that depend on one, itself first, up to another.
  private static func reached(from place: Int, to end: Int, in network: Network) -> [Int] {
    var isReached = Array(repeating: false, count: network.nodes.count)
    isReached[place] = true
    for index in network.nodes.indices.dropFirst(place + 1).prefix(end - place) {
      isReached[index] = network.nodes[index].inputs.contains { isReached[$0] }
    }
    return isReached.indices.filter { isReached[$0] }
  }

  /// How many trials that end in `partial` are worth their time: more in small networks.
  var patience: Int { max(2, min(64, 20_000 / max(1, beyond?.count ?? 1))) }

  /// What another layer in the place leads to.
  func outcome(_ layer: any Layer) -> Outcome {
    var tried: [Int: Shape] = [:]
    guard isLegal(layer, between, &tried) else { return .illegal }
    guard let beyond else { return .partial }
    return isLegal(layer, beyond, &tried) ? .whole : .partial
  }

  private func isLegal(
    _ layer: any Layer, _ layers: [Int], _ tried: inout [Int: Shape]
  ) -> Bool {
    for index in layers {
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
