extension Setup {
  /// This setup with an edited network: parameters whose shapes survive are kept and others drawn anew, the input
  /// follows the input's size.
  ///
  /// Where the input would be too large for this machine it stays as it is, and a run says so.
  public func edited(to network: Network) -> Setup {
    var changed = self
    changed.network = network
    changed.parameters = parameters.fillingGaps()
    if network.inputShape != self.network.inputShape,
      let input = try? input.fitted(to: network.inputShape)
    {
      changed.input = input
    }
    return changed
  }

  /// The parameter tensors of all layers that can be computed, by full name.
  func parameterIdentities(_ analysis: NetworkAnalysis) -> [String: ParameterStore.Identity] {
    var identities: [String: ParameterStore.Identity] = [:]
    for (index, node) in network.nodes.enumerated() {
      for specification in analysis[index]?.parameters ?? [] {
        identities[node.name + "." + specification.name] = parameters.identity(
          specification, of: node.name)
      }
    }
    return identities
  }
}

/// Which parameters an edit kept, and which were drawn anew because their shapes or layers are new.
public struct ParameterChange: Hashable, Sendable {
  /// The layers that have the parameters that they had, all of them.
  public let kept: [String]
  /// The layers with parameters that were drawn anew, in the network's order.
  public let drawn: [String]

  /// Compares two setups.
  public init(from old: Setup, to new: Setup) {
    self.init(
      from: old, NetworkAnalysis(old.network), to: new, NetworkAnalysis(new.network))
  }

  /// Compares two setups whose networks have been analyzed; of layers that could not be computed before nothing is
  /// said.
  public init(
    from old: Setup, _ oldAnalysis: NetworkAnalysis, to new: Setup, _ newAnalysis: NetworkAnalysis
  ) {
    let before = old.parameterIdentities(oldAnalysis)
    var kept: [String] = []
    var drawn: [String] = []
    let unknown = Set(
      old.network.nodes.indices.filter { oldAnalysis[$0] == nil }.map { old.network.nodes[$0].name }
    )
    for (index, node) in new.network.nodes.enumerated() where !unknown.contains(node.name) {
      guard let parameters = newAnalysis[index]?.parameters, !parameters.isEmpty else { continue }
      let isKept = parameters.allSatisfy {
        before[node.name + "." + $0.name] == new.parameters.identity($0, of: node.name)
      }
      if isKept { kept.append(node.name) } else { drawn.append(node.name) }
    }
    self.kept = kept
    self.drawn = drawn
  }
}

extension Setup {
  /// The layers whose parameters a weight file does not hold, so that they are random; none where all are random
  /// or all are read.
  public func layersDrawnAnew(_ analysis: NetworkAnalysis) -> [Int] {
    parameters.layersDrawnAnew(network, analysis)
  }
}
