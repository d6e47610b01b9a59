public import Engine

/// A run that reached the answer, to be compared with another.
public struct AnsweredRun: Sendable {
  /// What ran.
  public let setup: Setup
  /// Which setup it was, to know its late answers by.
  let generation: Int
  /// The probabilities of all classes.
  public let probabilities: [Float]
  /// The statistics of its layers, as far as they are known.
  public var statistics: [Int: TensorStatistics] = [:]
}

/// An activation of the run before, as it was asked for.
struct EarlierActivation {
  /// The layer, and the run by its setup's number.
  let request: InspectionRequest
  /// The numbers; nil until they are there.
  var activation: InspectedActivation?
}

/// Which activation was asked for, of which setup.
struct InspectionRequest: Hashable {
  let layer: Int
  let generation: Int
}

extension Model {
  /// Notes a run that reached the answer; a run of something else becomes the one before.
  mutating func noteAnswered(_ prediction: Prediction) {
    if let latest = latestRun, latest.generation != generation,
      !latest.setup.computesTheSame(as: setup)
    {
      earlierRun = latest
      answers.before = answers.now
    }
    latestRun = AnsweredRun(
      setup: setup, generation: generation, probabilities: prediction.probabilities,
      statistics: statistics)
  }

  /// Forgets both runs: another network has been opened.
  mutating func forgetAnsweredRuns() {
    (latestRun, earlierRun, earlierActivation) = (nil, nil, nil)
  }

  /// The layers whose activations both runs have, without the input; none where the last run was of other layers
  /// than those that are shown.
  var comparedLayers: [Int] {
    guard let latestRun, latestRun.setup.network.nodes.map(\.name) == network.nodes.map(\.name)
    else { return [] }
    let before = earlierPlaces
    return latestRun.setup.network.activeNodes.filter { $0 != 0 && before[$0] != nil }
  }

  /// Where in the run before the layers are that ran there, by their indices now: edits may have moved them.
  var earlierPlaces: [Int: Int] {
    guard let earlier = earlierRun?.setup.network else { return [:] }
    let active = Set(earlier.activeNodes)
    return network.places(in: earlier).filter { active.contains($0.value) }
  }

  /// The layers by which the spread is compared: activation functions, at which it settles, and the last layer with
  /// weights.
  var spreadLayers: [Int] {
    let layers = comparedLayers.filter { network.nodes[$0].sideBranch == nil }
    let last = layers.last { analysis[$0]?.parameters.isEmpty == false }
    let chosen = layers.filter { layer in
      let node = network.nodes[layer]
      return layer == last || (node.layer is Activation && node.layer.kind != .softmax)
    }
    return chosen.count > 2 ? chosen : layers
  }

  /// What an effect that belongs to a setup is to be done with.
  func setup(of effect: Effect) -> Setup {
    let wanted: Int? =
      switch effect {
      case .inspect(_, let generation), .gatherStatistics(_, let generation): generation
      default: nil
      }
    guard let earlierRun, wanted == earlierRun.generation else { return setup }
    return earlierRun.setup
  }

  /// Asks for the statistics of the run before that are not known yet.
  func gatherEarlierStatistics() -> [Effect] {
    guard let earlierRun, earlierRun.generation != generation else { return [] }
    let places = earlierPlaces
    let missing = comparedLayers.compactMap { places[$0] }.filter {
      earlierRun.statistics[$0] == nil
    }
    return missing.isEmpty
      ? [] : [.gatherStatistics(layers: missing, generation: earlierRun.generation)]
  }

  /// The chosen layer's activation in the run before, if it is there.
  var earlierInspected: InspectedActivation? {
    guard let earlierRun, let earlierActivation, let layer = earlierPlaces[selectedLayer],
      earlierActivation.request
        == InspectionRequest(layer: layer, generation: earlierRun.generation)
    else { return nil }
    return earlierActivation.activation
  }

  /// Asks for the chosen layer's activation in the run before where the comparison shows it.
  mutating func inspectEarlierIfShown() -> [Effect] {
    guard view.kind == .compare, run == nil, let earlierRun, earlierRun.generation != generation,
      inspected?.layer == selectedLayer,
      selectedLayer == 0 || comparedLayers.contains(selectedLayer),
      let layer = earlierPlaces[selectedLayer]
    else { return [] }
    let wanted = InspectionRequest(layer: layer, generation: earlierRun.generation)
    guard earlierActivation?.request != wanted else { return [] }
    earlierActivation = EarlierActivation(request: wanted)
    return [.inspect(layer: wanted.layer, generation: wanted.generation)]
  }

  /// Takes an activation of the run before; one that nobody waits for any more is dropped.
  mutating func noteEarlierInspected(
    _ result: Result<InspectedActivation, Message.Failure>, for request: InspectionRequest
  ) {
    guard earlierActivation?.request == request else { return }
    switch result {
    case .success(let activation): earlierActivation?.activation = activation
    case .failure(let failure): notice = Notice(text: failure.sentence, isError: true)
    }
  }
}
