import Engine

/// The command language as text: reads commands, says lines.
struct Repl {
  var state: ReplState
  /// Computes and remembers activations.
  let session = Session()
  /// Trains, and goes on.
  var training = ReplTraining()
  /// Differentiates classes' scores.
  let probe = ClassProbe()
  /// Opens what `open` names with the same inputs as the program was started with.
  var loader: SetupLoader
  /// What can be shown: tables are laid out for it.
  var glyphs = GlyphSet.unicode
  /// The answers of the last two runs, the older first.
  var answers: [ReplAnswer] = []
  /// The last answer, for `save-screen`.
  private var lastAnswer: [String] = []
  /// Whether `quit` was said.
  private(set) var isFinished = false

  init(loader: SetupLoader) throws {
    self.loader = loader
    state = ReplState(try loader.load())
  }

  /// Does one line; a blank line and one that begins with `#` say nothing.
  ///
  /// - Returns: the lines to print.
  /// - Throws: an error whose description is a sentence.
  mutating func perform(line: String) throws -> [String] {
    let trimmed = line.drop(while: \.isWhitespace)
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return [] }
    let command = try CommandParser.parse(line).get()
    let answer = try perform(command)
    if case .saveScreen = command { return answer }
    lastAnswer = answer
    return answer
  }

  mutating func perform(_ command: Command) throws -> [String] {
    switch command {
    case .next, .previous, .goTo, .nextBlock, .previousBlock, .first, .last, .find, .findNext,
      .findPrevious:
      try go(command)
      return card()
    case .open, .input, .inputRandom, .weights, .weightsRandom:
      try open(command)
      return [statusLine]
    case .skip, .branch, .sideBranches, .undo, .redo: return try edit(command)
    case .set, .setClasses, .insert, .remove, .duplicate, .reset: return try editLayers(command)
    case .form(let layer): return try form(of: layer)
    case .diff: return try show(.diff)
    case .train(let wish): return try train(wish)
    case .compare(let wish): return try compare(wish)
    case .step: return try run(to: [state.chosen])
    case .run: return try run(to: nil)
    case .page(let move):
      try state.move(within: move.layers)
      return card()
    case .redraw: return card()
    case .openBlock: return try blockLines()
    case .cancel, .interrupt: throw ReplError.nothingRuns
    case .show(let view): return try show(view)
    case .costs(let grouping): return costs(grouping ?? .blocks)
    case .explain(let name, let quantity): return try explain(name, quantity)
    case .channel(let number): return try showChannel(number)
    case .nextChannel: return try showChannel(state.channel + 1)
    case .previousChannel: return try showChannel(state.channel - 1)
    case .nextView, .previousView: return try turn(forward: command == .nextView)
    case .choose: return try oneMap()
    case .nextMaps, .previousMaps: return try turnMaps(forward: command == .nextMaps)
    case .cursor(let move): return try readOut(move)
    case .palette(let palette): return [choose(palette)]
    case .saveScreen(let file): return try save(to: file)
    case .zoom(let move): return move == .in ? try oneMap() : try show(.maps)
    case .scale(let policy):
      state.policy = policy
      return try show(.maps)
    case .exportTable(let file): return try export(to: file)
    case .exportNetwork(let file):
      try TextFile.write(NetworkFile.text(of: state.network), to: file)
      return ["wrote \(state.network.name) to \(file)"]
    case .exportWeights(let file):
      let export = WeightsExport(network: state.network, parameters: state.setup.parameters)
      return [try export.write(to: file)]
    case .profile: return try profile()
    case .saliency(let name): return try saliency(name)
    case .draw(let numbers): return try draw(numbers)
    case .sort(let column):
      if let column, TableColumn.profileColumns.dropLast().contains(column) {
        return try profile(sortedBy: column)
      }
      return table(sortedBy: column ?? .order)
    case .help(let verb): return try help(on: verb)
    case .quit:
      isFinished = true
      return []
    case .closeBlock, .toggleBlock, .fold, .ladder, .commandLine, .findLine, .edit, .back, .mouse:
      throw ReplError.needsScreen(command.name)
    }
  }

  private func save(to file: String) throws -> [String] {
    guard !lastAnswer.isEmpty else {
      throw ReplError.nothingToShow("there is no answer to save yet; show something first")
    }
    try TextFile.write(lastAnswer.joined(separator: "\n") + "\n", to: file)
    return ["wrote the last answer to \(file)"]
  }

  private mutating func go(_ command: Command) throws(ReplError) {
    switch command {
    case .next: try state.move(by: 1)
    case .previous: try state.move(by: -1)
    case .goTo(let name): try state.go(to: name)
    case .nextBlock: try state.goToNextBlock()
    case .previousBlock: try state.goToPreviousBlock()
    case .first: state.choose(0)
    case .last: state.choose(state.network.nodes.count - 1)
    case .find(let text): try state.find(text)
    case .findNext: try state.findAgain(forward: true)
    case .findPrevious: try state.findAgain(forward: false)
    default: break
    }
  }

  private mutating func open(_ command: Command) throws {
    switch command {
    case .open(let network):
      let other = loader.opening(network)
      let setup = try other.load()
      loader = other
      state.open(setup)
    case .input(let file):
      let network = state.network
      let tensor = try InputFile.load(
        path: file, for: network.inputShape, preprocessing: network.preprocessing)
      let name = String(file.split(separator: "/").last ?? "input")
      loader.input = file
      state.change { $0.input = NetworkInput(tensor: tensor, name: name) }
    case .inputRandom(let seed):
      state.change { $0.input = .random(shape: $0.network.inputShape, seed: seed) }
    case .weights(let file):
      let store = try ParameterStore.file(
        try SafetensorsFile(path: file), for: state.network, original: state.original.network)
      state.load(store)
    case .weightsRandom(let seed): state.load(.random(seed: seed))
    default: break
    }
  }

  private mutating func edit(_ command: Command) throws -> [String] {
    let (old, before) = (state.setup, state.analysis)
    switch command {
    case .skip, .branch, .sideBranches:
      return [try state.turnSwitches(command) + "; run computes what it changes"]
    case .undo: try state.undo()
    case .redo: try state.redo()
    default: break
    }
    return [statusLine] + consequences(since: old, before, isUndo: true)
  }
}
