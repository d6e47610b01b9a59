import Engine

extension Model {
  /// The layers from the input, which does not count, to the answer: what is plotted by depth.
  var depthLayers: [Int] { network.nodesNeeded(for: [network.output]).filter { $0 != 0 } }

  /// Asks for the statistics of all computed layers that are not known yet.
  func gatherStatistics() -> [Effect] {
    guard run == nil else { return [] }
    let missing = network.activeNodes.dropFirst().filter {
      statistics[$0] == nil && activations[$0] == .computed
    }
    return missing.isEmpty
      ? gatherEarlierStatistics()
      : [.gatherStatistics(layers: missing, generation: generation)]
  }

  /// Takes a layer's statistics; those of neither the open setup nor the run before are dropped.
  ///
  /// - Returns: after the last of the open setup, a request for those of the run before.
  mutating func noteStatistics(
    _ layer: Int, _ values: TensorStatistics, of generation: Int
  ) -> [Effect] {
    if generation == earlierRun?.generation { earlierRun?.statistics[layer] = values }
    guard generation == self.generation, network.nodes.indices.contains(layer) else { return [] }
    statistics[layer] = values
    if latestRun?.generation == generation { latestRun?.statistics[layer] = values }
    let isLast = run == nil && network.activeNodes.dropFirst().allSatisfy { statistics[$0] != nil }
    return isLast ? gatherEarlierStatistics() : []
  }

  /// Where activations die: the first layer with numbers that are none, and those that are mostly zero or have
  /// dead channels.
  var troubles: [Trouble] {
    let known = network.activeNodes.dropFirst().compactMap { layer in
      statistics[layer].map { (layer, $0) }
    }
    let first = known.first { $0.1.nanCount + $0.1.infiniteCount > 0 }?.0
    return known.compactMap { layer, values in
      guard layer == first || network.nodes[layer].layer.kind.canDie else { return nil }
      if layer == first {
        return Trouble(
          layer: layer,
          text: "begins here: " + values.nonFiniteTexts.joined(separator: ", "))
      }
      var words: [String] = []
      if values.zeroShare > 0.9 {
        words.append("zeros \(NumberFormat.percent(Double(values.zeroShare)))")
      }
      if values.deadChannels > 0 {
        words.append(
          "\(values.deadChannels) of \(values.channelCount) channels dead ("
            + NumberFormat.percent(Double(values.deadShare)) + ")")
      }
      return words.isEmpty ? nil : Trouble(layer: layer, text: words.joined(separator: ", "))
    }
  }
}

extension Model {
  /// The worst first: numbers that are none, then the share of dead channels, then that of zeros.
  func ranked(_ troubles: [Trouble]) -> [Trouble] {
    func rank(_ trouble: Trouble) -> (Int, Float, Float, Int) {
      guard let values = statistics[trouble.layer] else { return (0, 0, 0, 0) }
      let bad = values.nanCount + values.infiniteCount > 0 ? 1 : 0
      return (bad, values.deadShare, values.zeroShare, -trouble.layer)
    }
    return troubles.sorted { rank($0) > rank($1) }
  }
}

extension TensorStatistics {
  /// The share of channels that are zero everywhere.
  fileprivate var deadShare: Float { Float(deadChannels) / Float(max(1, channelCount)) }
}

/// A layer whose activation is not healthy.
struct Trouble: Hashable {
  /// The layer's index.
  let layer: Int
  /// What is wrong.
  let text: String
}

extension LayerKind {
  /// Whether zeros in the layer's output are a sign of something: probabilities near zero are not, and what only
  /// passes on says nothing new; a zero-padded shortcut has channels of zeros by its nature.
  fileprivate var canDie: Bool {
    switch self {
    case .softmax, .flatten, .dropout, .input, .zeroPaddedIdentity: false
    default: true
    }
  }
}
