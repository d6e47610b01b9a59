/// What shape inference finds out about every layer of a network.
///
/// Never fails: a layer that cannot be computed carries its error, and what lies downstream of it is unknown.
struct LayerStates {
  /// One state for each layer, in the network's order.
  let states: [LayerState]
  /// Which layers were found again as they were in the version before, with all that they depend on.
  let isUnchanged: [Bool]

  /// Infers the shapes of a network.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - earlier: another version of it with its states; what is the same there is not inferred anew.
  init(_ network: Network, after earlier: (network: Network, states: LayerStates)? = nil) {
    let known = earlier.map { network.sharesLayers(with: $0.network) } ?? []
    var states: [LayerState] = []
    var isUnchanged: [Bool] = []
    states.reserveCapacity(network.nodes.count)
    isUnchanged.reserveCapacity(network.nodes.count)
    for (index, node) in network.nodes.enumerated() {
      let isSame = index < known.count && known[index] && node.inputs.allSatisfy { isUnchanged[$0] }
      if let earlier, isSame {
        states.append(earlier.states.states[index])
      } else {
        states.append(Self.state(of: node, after: states))
      }
      isUnchanged.append(isSame)
    }
    self.states = states
    self.isUnchanged = isUnchanged
  }

  /// The facts of a layer, if it can be computed.
  subscript(index: Int) -> LayerFacts? { states[index].facts }

  private static func state(of node: Node, after states: [LayerState]) -> LayerState {
    var inputs: [Shape] = []
    for index in node.inputs {
      switch states[index] {
      case .known(let facts): inputs.append(facts.output)
      case .illegal: return .unknown(because: index)
      case .unknown(let cause): return .unknown(because: cause)
      }
    }
    do throws(ShapeError) {
      let output = try node.layer.outputShape(for: inputs)
      return .known(
        LayerFacts(
          inputs: inputs, output: output, parameters: node.layer.parameters(for: inputs),
          multiplyAccumulates: node.layer.multiplyAccumulates(for: inputs, output: output)))
    } catch {
      return .illegal(error)
    }
  }
}

extension Network {
  /// Which of the layers stand in another network in the same places, as they are here.
  fileprivate func sharesLayers(with other: Network) -> [Bool] {
    // At once where only switches differ: both have one array then.
    if nodes == other.nodes { return Array(repeating: true, count: nodes.count) }
    return zip(nodes, other.nodes).map { $0 == $1 }
  }
}
