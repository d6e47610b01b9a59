import Engine

/// What the REPL has open and where it stands: a value that commands change.
struct ReplState {
  /// What is computed.
  private(set) var setup: Setup
  /// What follows from the network.
  private(set) var analysis: NetworkAnalysis
  /// The network as it was opened.
  private(set) var original: AnalyzedNetwork
  /// The chosen layer.
  private(set) var chosen = 0
  /// The chosen channel.
  var channel = 0
  /// What the ends of a map's ramp mean.
  var policy = RangePolicy.layer
  /// The view that is shown.
  var view = ViewKind.maps
  /// The palette; text has none, the full screen has.
  var palette = Palette.viridis
  /// The value of a map that is read out.
  var cursor = MatrixPlace(column: 0, row: 0)
  /// The class whose score is looked at; nil for the most probable one.
  var wantedClass: Int?
  /// What maps and weights show.
  var numbers = DrawnNumbers.values
  /// The parameters as they were loaded, to see what has changed since.
  private(set) var loadedParameters: ParameterStore
  /// What was looked for.
  private(set) var sought = ""

  /// Something that was open.
  private struct Opened {
    let setup: Setup
    let original: AnalyzedNetwork
    let loaded: ParameterStore
  }

  private var undoStack: [Opened] = []
  private var redoStack: [Opened] = []

  init(_ setup: Setup) {
    self.setup = setup
    loadedParameters = setup.parameters
    analysis = NetworkAnalysis(setup.network)
    original = AnalyzedNetwork(setup.network, analysis)
  }

  var network: Network { setup.network }
  var node: Node { network.nodes[chosen] }

  /// How many maps the activation of the chosen layer has; 0 where it cannot be computed.
  var channelCount: Int { analysis[chosen]?.output.channels ?? 0 }

  /// What the chosen layer does with the switches as they are.
  var explanation: Explanation? { network.explanation(of: chosen, analysis) }
}

// MARK: - Edits

extension ReplState {
  /// Replaces what is computed; undo brings the old one back.
  mutating func change(_ edit: (inout Setup) throws -> Void) rethrows {
    var changed = setup
    try edit(&changed)
    undoStack.append(opened)
    redoStack = []
    adopt(Opened(setup: changed, original: original, loaded: loadedParameters))
  }

  /// Replaces all that is open by another network; undo brings the old one back.
  mutating func open(_ other: Setup) {
    undoStack.append(opened)
    redoStack = []
    let network = AnalyzedNetwork(other.network, NetworkAnalysis(other.network))
    adopt(Opened(setup: other, original: network, loaded: other.parameters))
  }

  /// Takes parameters that changes are seen against from now on; undo brings the old ones back.
  mutating func load(_ parameters: ParameterStore) {
    undoStack.append(opened)
    redoStack = []
    var changed = setup
    changed.parameters = parameters
    changed.network.takeLabels(of: parameters)
    adopt(Opened(setup: changed, original: original, loaded: parameters))
  }

  private var opened: Opened {
    Opened(setup: setup, original: original, loaded: loadedParameters)
  }

  mutating func undo() throws(ReplError) {
    guard let earlier = undoStack.popLast() else { throw .nothingToUndo }
    redoStack.append(opened)
    adopt(earlier)
  }

  mutating func redo() throws(ReplError) {
    guard let later = redoStack.popLast() else { throw .nothingToRedo }
    undoStack.append(opened)
    adopt(later)
  }

  /// Turns switches; what is so already is no edit.
  ///
  /// - Returns: what is on or off now.
  mutating func turnSwitches(_ command: Command) throws(SwitchError) -> String {
    let edit = try SwitchEdit(command, at: .layer(chosen), of: network)
    if edit.network != network { change { $0.network = edit.network } }
    return edit.sentence
  }

  /// What the edits since the network was opened have led to.
  var consequences: EditConsequences {
    EditConsequences(of: setup, analysis, since: original)
  }

  /// The chosen layer stays chosen; where it is gone the one in its place is.
  ///
  /// The channel and the class that are chosen stay so where they are still there; not in another network.
  private mutating func adopt(_ other: Opened) {
    let name = node.name
    if other.setup.network.name != network.name {
      (channel, cursor, wantedClass) = (0, MatrixPlace(column: 0, row: 0), nil)
    }
    setup = other.setup
    original = other.original
    loadedParameters = other.loaded
    analysis = NetworkAnalysis(network)
    choose(network.index(of: name) ?? min(chosen, network.nodes.count - 1))
    channel = min(channel, max(0, channelCount - 1))
    if let wanted = wantedClass, let count = network.classCount, wanted >= count {
      wantedClass = nil
    }
  }
}

// MARK: - Going

extension ReplState {
  mutating func choose(_ index: Int) {
    if index != chosen { channel = 0 }
    chosen = index
  }

  mutating func move(by step: Int) throws(ReplError) {
    let place = chosen + step
    guard network.nodes.indices.contains(place) else {
      throw .atEnd(step > 0 ? "last layer" : "first layer")
    }
    choose(place)
  }

  /// Moves by so many layers, at most to the ends.
  mutating func move(within step: Int) throws(ReplError) {
    let place = max(0, min(chosen + step, network.nodes.count - 1))
    guard place != chosen else { throw .atEnd(step > 0 ? "last layer" : "first layer") }
    choose(place)
  }

  /// Goes to a layer, or to a block's first layer.
  mutating func go(to name: String) throws(ReplError) {
    if let index = network.index(of: name) { return choose(index) }
    if let block = network.blockIndex(of: name),
      let index = network.nodes.indices.first(where: { network.blockPath(of: $0).contains(block) })
    {
      return choose(index)
    }
    let names = network.nodes.map(\.name) + network.blocks.map(\.name)
    throw .unknownPlace(
      name, network: network.name, nearest: NearestWord.of(name, among: names))
  }

  mutating func goToNextBlock() throws(ReplError) {
    let block = node.block
    let later = network.nodes.indices.dropFirst(chosen + 1)
    guard let index = later.first(where: { network.nodes[$0].block != block }) else {
      throw .atEnd("last block")
    }
    choose(index)
  }

  /// Goes to the beginning of this block, or from there to the beginning of the one before.
  mutating func goToPreviousBlock() throws(ReplError) {
    guard chosen > 0 else { throw .atEnd("first block") }
    var index = chosen - 1
    let block = network.nodes[index].block
    while index > 0, network.nodes[index - 1].block == block { index -= 1 }
    choose(index)
  }

  mutating func find(_ text: String) throws(ReplError) {
    sought = text
    try findAgain(forward: true)
  }

  mutating func findAgain(forward: Bool) throws(ReplError) {
    guard !sought.isEmpty else { throw .nothingToFind }
    let (count, text) = (network.nodes.count, SoughtText(sought))
    let places = (1...count).map { (chosen + (forward ? $0 : count - $0 % count)) % count }
    guard let found = places.first(where: { matches($0, text) }) else {
      throw .notFound(sought, network: network.name)
    }
    choose(found)
  }

  /// Whether a layer is found by a text; the caption of its block counts, which has no line of its own here.
  private func matches(_ index: Int, _ sought: SoughtText) -> Bool {
    let block = network.nodes[index].block.map { network.blocks[$0].caption }
    return sought.isFound(in: network.findableWords(ofLayer: index) + (block.map { [$0] } ?? []))
  }
}
