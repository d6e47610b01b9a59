import Engine

/// Something that was open: what undo goes back to.
struct Opened: Sendable {
  var setup: Setup
  var original: AnalyzedNetwork
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
    Opened(setup: setup, original: original, loaded: loadedParameters)
  }

  /// Takes an edited setup; undo comes back to the one before.
  ///
  /// - Parameters:
  ///   - changed: the new setup.
  ///   - sentence: what to say of it.
  /// - Returns: what has to be done.
  mutating func edit(to changed: Setup, saying sentence: String) -> [Effect] {
    remember(sentence)
    return adopt(
      Opened(setup: changed, original: original, loaded: loadedParameters), saying: sentence)
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
    case .setup(let setup):
      let sentence = "opened \(setup.network.title)"
      remember(sentence)
      let original = AnalyzedNetwork(setup.network, NetworkAnalysis(setup.network))
      return adopt(
        Opened(setup: setup, original: original, loaded: setup.parameters),
        saying: sentence)
    case .input(let input, let asked):
      guard asked.inputShape == network.inputShape, asked.preprocessing == network.preprocessing
      else {
        return refuse("the network's input has changed meanwhile: load it again")
      }
      changed.input = input
      return edit(to: changed, saying: "input \(input.name)")
    case .parameters(let parameters, let asked):
      guard asked.nodes == network.nodes else {
        return refuse("the network has changed meanwhile: load the weights again")
      }
      return load(parameters)
    }
  }

  private mutating func refuse(_ sentence: String) -> [Effect] {
    notice = Notice(text: sentence, isError: true)
    return []
  }

  /// Takes parameters that changes are seen against from now on.
  mutating func load(_ parameters: ParameterStore) -> [Effect] {
    var changed = setup
    changed.parameters = parameters
    changed.network.takeLabels(of: parameters)
    remember(parameters.caption)
    return adopt(
      Opened(setup: changed, original: original, loaded: parameters),
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
    let asked = view.question.map { network.name(of: $0.owner) }
    let stops = (run == nil ? [] : [Effect.cancelRun]) + forgetProfile()
    generation += 1
    setup = other.setup
    original = other.original
    if !network.namesClasses(as: old.network) { labels = network.labels }
    loadedParameters = other.loaded
    analysis = NetworkAnalysis(network)
    consequences = EditConsequences(of: setup, analysis, since: original)
    reconciliation = nil
    forgetClass()
    inspected = nil
    weights = nil
    statistics = [:]
    run = nil
    let closed = closeFormOfOtherLayers()
    activations = Array(repeating: .missing, count: network.nodes.count)
    if old.network.name == network.name {
      restoreTree(choosing: item, openBlocks)
      restoreQuestion(about: asked)
      keepChoicesInside()
    } else {
      startAnew()
    }
    report(sentence + closed, since: old, before, isUndo: isUndo)
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

  /// What is explained stays explained where it is still there, and so does the class that is looked at.
  private mutating func restoreQuestion(about name: String?) {
    if let question = view.question, let name, question.owner != .network {
      view.question = network.numberOwner(named: name).map {
        Question(owner: $0, quantity: question.quantity, origin: question.origin)
      }
    }
    if let wanted = view.wantedClass, let count = network.classCount, wanted >= count {
      view.wantedClass = nil
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
    move(to: 0)
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

extension Network {
  /// Whether the classes are as many as another network's, and are called as they are there.
  fileprivate func namesClasses(as other: Network) -> Bool {
    classCount == other.classCount && details.labels == other.details.labels
      && details.classNames == other.details.classNames
  }
}
