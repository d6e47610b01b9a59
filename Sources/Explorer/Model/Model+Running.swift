import Engine

extension Model {
  /// Computes to the chosen layer or to the end, or stops.
  mutating func performRun(_ command: Command) -> [Effect] {
    guard command != .cancel else {
      let stops =
        (run == nil ? [] : [Effect.cancelRun]) + (isProfiling ? [.cancelProfile] : [])
        + (isAskingClass ? [.cancelClass] : [])
      notice = Notice(text: stops.isEmpty ? "nothing is running" : "cancelling", isError: false)
      return stops
    }
    guard run == nil else {
      notice = Notice(text: "a run is under way; Ctrl-C cancels it", isError: false)
      return []
    }
    let target = command == .step ? selectedLayer : nil
    if let target, let sentence = silenceSentence(of: target) {
      notice = Notice(text: sentence, isError: false)
      return []
    }
    let targets = target.map { [$0] } ?? network.answers
    let needed = network.nodesNeeded(for: targets)
    if let problem = problem(among: needed) {
      notice = Notice(text: problem, isError: true)
      return []
    }
    lastRun += 1
    run = RunProgress(number: lastRun, needed: needed)
    markNextComputing()
    return [.run(number: lastRun, to: target)]
  }

  /// Leaves the line that is typed, or stops the run, or goes back, or offers to quit, or quits.
  mutating func performInterrupt(isQuitOffered: Bool) -> [Effect] {
    if prompt != nil {
      goBack()
      return []
    }
    if isBusy || isAskingClass { return performRun(.cancel) }
    if training.isActive, training.phase != .stopping { return performTraining(.stop) }
    if goBack() { return [] }
    if isQuitOffered { return quit(isOffered: true) }
    offerQuit((lossWords ?? "nothing is running") + "; Ctrl-C again quits")
    return []
  }

  /// Why one of some layers cannot be computed; nil when all can.
  private func problem(among layers: [Int]) -> String? {
    for layer in layers {
      if case .illegal(let error) = analysis.states[layer] {
        return "\(network.nodes[layer].name) cannot be computed: \(error)"
      }
    }
    return nil
  }

  /// A layer of the run under way is done.
  mutating func layerDone(_ number: Int, _ result: Session.LayerResult) -> [Effect] {
    guard run?.number == number else { return [] }
    run?.completed = result.completed
    run?.total = result.total
    if activations.indices.contains(result.index) { activations[result.index] = .computed }
    markNextComputing()
    return result.index == selectedLayer
      ? [.inspect(layer: result.index, generation: generation)] : []
  }

  /// The first layer of the run that is missing is the one being computed.
  private mutating func markNextComputing() {
    guard let run else { return }
    for layer in run.needed where activations.indices.contains(layer) {
      guard activations[layer] != .computed else { continue }
      activations[layer] = .computing
      return
    }
  }

  /// The run under way has ended.
  mutating func runEnded(
    _ number: Int, _ result: Result<RunOutcome, Message.Failure>
  ) -> [Effect] {
    guard run?.number == number else { return [] }
    run = nil
    for layer in activations.indices where activations[layer] == .computing {
      activations[layer] = .missing
    }
    switch result {
    case .success(let outcome):
      note(outcome)
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: failure.sentence != "cancelled")
    }
    return [.askAvailable(generation: generation)]
  }

  private mutating func note(_ outcome: RunOutcome) {
    if let prediction = outcome.prediction {
      noteAnswered(prediction)
      answers.now = prediction
      answers.network = network
      answers.milliseconds = outcome.summary.milliseconds
    }
    let best = outcome.prediction.flatMap { prediction in
      (prediction.isNumber ? prediction.sentence : "the answer is NaN: 3 shows where that begins")
        .map { $0 + "   " }
    }
    let count = outcome.summary.computed
    let work =
      count == 0
      ? "everything was computed already"
      : "computed \(count) \(count == 1 ? "layer" : "layers") in "
        + NumberFormat.milliseconds(outcome.summary.milliseconds)
    notice = Notice(text: (best ?? "") + work, isError: false)
  }

  /// Which activations are there, but for layers that are switched off; the layer being computed keeps its mark.
  mutating func noteAvailable(_ available: [Bool]) {
    guard available.count == network.nodes.count else { return }
    activations = available.enumerated().map { layer, isThere in
      isThere && network.silence(of: layer) == nil ? .computed : .missing
    }
    // The input costs nothing: it is looked at without a run.
    if !activations.isEmpty { activations[0] = .computed }
    markNextComputing()
  }

  /// The MACs that computing the chosen layer would take now.
  var stepCost: Int {
    network.nodesNeeded(for: [selectedLayer]).filter { activations[$0] != .computed }
      .compactMap { analysis[$0]?.multiplyAccumulates }.reduce(0, +)
  }

  /// What computing the chosen layer would cost, in brackets; empty where it is next to nothing.
  var stepCostPhrase: String {
    stepCost > 0 ? " (\(NumberFormat.scaled(stepCost)) MACs)" : ""
  }

  /// Fetches the chosen layer's activation if it is there and not looked at yet.
  func inspectIfThere() -> [Effect] {
    let layer = selectedLayer
    guard inspected?.layer != layer, activations.indices.contains(layer),
      activations[layer] == .computed
    else { return [] }
    return [.inspect(layer: layer, generation: generation)]
  }
}
