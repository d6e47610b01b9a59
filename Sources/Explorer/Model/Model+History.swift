import Engine

/// Something that was open: what undo goes back to.
struct Opened: Sendable {
  var setup: Setup
  var original: AnalyzedNetwork
  var labels: [String]
  /// The parameters as they were loaded.
  var loaded: ParameterStore
}

/// A step back or forward: what was open there, and the edit that lies between it and what is open now.
struct HistoryStep: Sendable {
  let opened: Opened
  let edit: String
}

extension Model {
  /// What is open now.
  private var opened: Opened {
    Opened(setup: setup, original: original, labels: labels, loaded: loadedParameters)
  }

  /// Takes an edited setup; undo comes back to the one before.
  ///
  /// - Parameters:
  ///   - changed: the new setup.
  ///   - sentence: what to say of it.
  ///   - labels: the names of the classes where these change too.
  /// - Returns: what has to be done.
  mutating func edit(
    to changed: Setup, saying sentence: String, labels: [String]? = nil
  ) -> [Effect] {
    remember(sentence)
    return adopt(
      Opened(
        setup: changed, original: original, labels: labels ?? self.labels, loaded: loadedParameters),
      saying: sentence)
  }

  /// Takes an edited network; one that is no other changes nothing.
  ///
  /// - Parameters:
  ///   - changed: the new network.
  ///   - sentence: what was done.
  ///   - advice: what to do next, said once.
  /// - Returns: what has to be done.
  mutating func edit(
    to changed: Network, saying sentence: String, advice: String = ""
  ) -> [Effect] {
    guard changed != network else {
      notice = Notice(text: sentence + advice, isError: false)
      return []
    }
    var setup = setup
    if changed.nodes == network.nodes {
      setup.network = changed
    } else {
      setup = setup.edited(to: changed)
    }
    let effects = edit(to: setup, saying: sentence)
    if let said = notice { notice = Notice(text: said.text + advice, isError: said.isError) }
    return effects
  }

  /// Takes what was opened or loaded.
  mutating func open(_ loaded: Loaded) -> [Effect] {
    var changed = setup
    switch loaded {
    case .setup(let setup, let labels):
      let sentence = "opened \(setup.network.title)"
      remember(sentence)
      let original = AnalyzedNetwork(setup.network, NetworkAnalysis(setup.network))
      return adopt(
        Opened(setup: setup, original: original, labels: labels, loaded: setup.parameters),
        saying: sentence)
    case .input(let input):
      guard Array(input.tensor.shape.dimensions.dropFirst()) == network.inputShape.dimensions else {
        notice = Notice(
          text: "the network's input has changed meanwhile: load it again", isError: true)
        return []
      }
      changed.input = input
      return edit(to: changed, saying: "input \(input.name)")
    case .parameters(let parameters): return load(parameters)
    }
  }

  /// Takes parameters that changes are seen against from now on.
  mutating func load(_ parameters: ParameterStore) -> [Effect] {
    var changed = setup
    changed.parameters = parameters
    changed.network.takeLabels(of: parameters)
    let labels = changed.network == network ? labels : changed.network.labels
    remember(parameters.caption)
    return adopt(
      Opened(setup: changed, original: original, labels: labels, loaded: parameters),
      saying: parameters.caption)
  }

  /// Takes the last edit back, or makes it again.
  mutating func performUndo(_ command: Command) -> [Effect] {
    if command == .undo, let step = undone.popLast() {
      redone.append(HistoryStep(opened: opened, edit: step.edit))
      return adopt(step.opened, saying: "taken back: \(sentence(of: step))", isUndo: true)
    }
    if command == .redo, let step = redone.popLast() {
      undone.append(HistoryStep(opened: opened, edit: step.edit))
      return adopt(step.opened, saying: "made again: \(sentence(of: step))", isUndo: true)
    }
    notice = Notice(text: "nothing to \(command == .undo ? "undo" : "redo")", isError: false)
    return []
  }

  /// What a step does: of switches how they stand then, of other edits which edit it is.
  private func sentence(of step: HistoryStep) -> String {
    let other = step.opened.setup.network
    guard other.nodes == network.nodes, other.switches != network.switches else { return step.edit }
    return other.switchSentence(comparedWith: network)
  }

  private mutating func remember(_ edit: String) {
    undone.append(HistoryStep(opened: opened, edit: edit))
    redone = []
  }
}

extension Model {
  /// Shows another setup; what was chosen stays chosen where it can.
  private mutating func adopt(
    _ other: Opened, saying sentence: String, isUndo: Bool = false
  ) -> [Effect] {
    let (old, before) = (setup, analysis)
    let (item, openBlocks) = (name(of: selection), openBlockNames)
    let stops = (run == nil ? [] : [Effect.cancelRun]) + forgetProfile()
    generation += 1
    setup = other.setup
    original = other.original
    labels = other.labels
    loadedParameters = other.loaded
    analysis = NetworkAnalysis(network)
    consequences = EditConsequences(of: setup, analysis, since: original)
    reconciliation = nil
    forgetClass()
    inspected = nil
    statistics = [:]
    run = nil
    form = nil
    activations = Array(repeating: .missing, count: network.nodes.count)
    if old.network.name == network.name {
      restoreTree(choosing: item, openBlocks)
    } else {
      startAnew()
    }
    report(sentence, since: old, before, isUndo: isUndo)
    return stops + [.askAvailable(generation: generation)]
  }

  private var openBlockNames: Set<String> {
    Set(tree.openBlocks.map { network.blocks[$0].name })
  }

  /// The tree as it was, as far as its blocks and layers are still there; else the same line stays chosen.
  private mutating func restoreTree(choosing name: String, _ openBlocks: Set<String>) {
    tree.openBlocks = Set(
      network.blocks.indices.filter { openBlocks.contains(network.blocks[$0].name) })
    refreshRows()
    if let line = rows.firstIndex(where: { self.name(of: $0.item) == name }) {
      tree.list.selected = line
    } else if let layer = network.index(of: name) {
      select(layer: layer)
    }
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
    view.wantedClass = nil
    refreshRows()
  }

  /// Says what an edit did.
  private mutating func report(
    _ sentence: String, since old: Setup, _ before: NetworkAnalysis, isUndo: Bool
  ) {
    guard old.network.name == network.name else {
      notice = Notice(text: sentence, isError: false)
      return
    }
    let report = EditReport(
      from: old, before, to: setup, analysis, remedies: consequences.remedies)
    let parts = [sentence] + report.sentences(isUndo: isUndo).reversed()
    notice = Notice(text: parts.joined(separator: "; "), isError: report.isError)
  }
}
