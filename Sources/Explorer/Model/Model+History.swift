import Engine

/// Something that was open: what undo goes back to.
struct Opened: Sendable {
  var setup: Setup
  var original: AnalyzedNetwork
  var labels: [String]
}

extension Model {
  /// What is open now.
  private var opened: Opened { Opened(setup: setup, original: original, labels: labels) }

  /// Takes an edited setup; undo comes back to the one before.
  ///
  /// - Parameters:
  ///   - changed: the new setup.
  ///   - sentence: what to say of it; nil says what it does to the layers' shapes.
  /// - Returns: what has to be done.
  mutating func edit(to changed: Setup, saying sentence: String? = nil) -> [Effect] {
    remember()
    return adopt(Opened(setup: changed, original: original, labels: labels), saying: sentence)
  }

  /// Takes an edited network; one that is no other changes nothing.
  mutating func edit(to changed: Network, saying sentence: String? = nil) -> [Effect] {
    guard changed != network else {
      notice = Notice(text: sentence ?? "it is so already", isError: false)
      return []
    }
    var setup = setup
    setup.network = changed
    return edit(to: setup, saying: sentence)
  }

  /// Takes what was opened or loaded.
  mutating func open(_ loaded: Loaded) -> [Effect] {
    var changed = setup
    switch loaded {
    case .setup(let setup, let labels):
      remember()
      let original = AnalyzedNetwork(setup.network, NetworkAnalysis(setup.network))
      let other = Opened(setup: setup, original: original, labels: labels)
      return adopt(other, saying: "opened \(setup.network.title)")
    case .input(let input):
      guard Array(input.tensor.shape.dimensions.dropFirst()) == network.inputShape.dimensions else {
        notice = Notice(
          text: "the network's input has changed meanwhile: load it again", isError: true)
        return []
      }
      changed.input = input
      return edit(to: changed, saying: "input \(input.name)")
    case .parameters(let parameters):
      changed.parameters = parameters
      return edit(to: changed, saying: parameters.caption)
    }
  }

  /// Takes the last edit back, or makes it again.
  mutating func performUndo(_ command: Command) -> [Effect] {
    if command == .undo, let previous = undone.popLast() {
      redone.append(opened)
      return adopt(previous, saying: "taken back: \(stateSentence(of: previous))")
    }
    if command == .redo, let next = redone.popLast() {
      undone.append(opened)
      return adopt(next, saying: "made again: \(stateSentence(of: next))")
    }
    notice = Notice(text: "nothing to \(command == .undo ? "undo" : "redo")", isError: false)
    return []
  }

  private mutating func remember() {
    undone.append(opened)
    redone = []
  }

  /// Shows another setup; what was chosen stays chosen where it can.
  private mutating func adopt(_ other: Opened, saying sentence: String?) -> [Effect] {
    let before = analysis
    let old = network
    let chosen = selectedLayer
    let wasRunning = run != nil
    let item = selection
    generation += 1
    setup = other.setup
    original = other.original
    labels = other.labels
    analysis = NetworkAnalysis(network)
    inspected = nil
    statistics = [:]
    run = nil
    activations = Array(repeating: .missing, count: network.nodes.count)
    if old.nodes.map(\.name) == network.nodes.map(\.name) {
      refreshRows()
      if let line = rows.firstIndex(where: { $0.item == item }) {
        tree.list.selected = line
      } else {
        select(layer: chosen)
      }
    } else {
      startAnew()
    }
    report(sentence, since: before)
    return (wasRunning ? [.cancelRun] : []) + [.askAvailable(generation: generation)]
  }

  /// Another network: from its first layer.
  private mutating func startAnew() {
    let folds = tree.foldsFollowers
    tree = TreeState(openBlocks: network.blocksOpenAtFirst)
    tree.foldsFollowers = folds
    answers = Answers()
    forgetAnsweredRuns()
    view.isZoomed = false
    view.channel = 0
    refreshRows()
  }

  /// Says what an edit did.
  private mutating func report(_ sentence: String?, since before: NetworkAnalysis) {
    let consequence = EditReport(network, analysis, since: before)
    let parts = [sentence, consequence.sentence].compactMap(\.self)
    notice = Notice(
      text: parts.isEmpty ? "done" : parts.joined(separator: "; "), isError: consequence.isError)
  }

  private func stateSentence(of other: Opened) -> String {
    let network = other.setup.network
    if network.name != self.network.name { return network.title }
    if network.switches != self.network.switches {
      return network.switchSentence(comparedWith: self.network)
    }
    if let (name, text) = firstDifference(from: network) { return "\(name) \(text)" }
    return other.setup.input.name == setup.input.name
      ? other.setup.parameters.caption : "input \(other.setup.input.name)"
  }

  /// The first layer that is another there: its name and its hyper-parameters there.
  private func firstDifference(from other: Network) -> (String, String)? {
    for (mine, theirs) in zip(network.nodes, other.nodes)
    where AnyHashable(mine.layer) != AnyHashable(theirs.layer) {
      let changed = zip(mine.layer.hyperParameters, theirs.layer.hyperParameters)
        .filter { $0 != $1 }.map { "\($1.name) \($1.value)" }
      return (theirs.name, changed.joined(separator: ", "))
    }
    return nil
  }
}
