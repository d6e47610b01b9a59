import Engine

extension Model {
  /// Does what a command says.
  mutating func perform(_ command: Command) -> [Effect] {
    if help != nil, Self.scrollsHelp(command) {
      performHelp(command)
      return []
    }
    if form != nil, let effects = performForm(command) { return effects }
    let isQuitOffered = notice?.offersQuit == true
    // `:quit` is typed before it is said again.
    if !(isQuitOffered && command.isTyping) { (notice, writing.isAwaited) = (nil, false) }
    switch command {
    case .open(let name): return [.open(name)]
    case .input(let path): return [.loadInput(path)]
    case .weights(let path): return [.loadWeights(path, original: original.network)]
    case .inputRandom, .weightsRandom: return performRandom(command)
    case .step, .run, .cancel: return performRun(command)
    case .profile: return performProfile()
    case .saliency(let name): performSaliency(name)
    case .interrupt: return performInterrupt(isQuitOffered: isQuitOffered)
    case .train(let wish): return performTraining(wish)
    case .compare(let wish): return compare(wish)
    case .skip, .branch, .sideBranches: return performSwitch(command)
    case .set, .setClasses, .insert, .remove, .duplicate, .reset: return performEditing(command)
    case .form(let layer): openForm(layer)
    case .undo, .redo: return performUndo(command)
    case .saveScreen(let path): return [.saveScreen(path: path)]
    case .exportTable(let path): return [exportTable(to: path)]
    case .exportWeights(let path):
      return [.exportWeights(path: path, inTraining: isTrainedNow)]
    case .exportNetwork(let path):
      return [.write(path: path, text: NetworkFile.text(of: network))]
    case .help(let verb): help = HelpState(verb: verb)
    case .commandLine: openPrompt(.command)
    case .findLine: openPrompt(.find)
    case .edit(let edit): return performEdit(edit)
    case .back: goBack()
    case .redraw: return [.repaint]
    case .mouse(let isOn):
      usesMouse = isOn ?? !usesMouse
      notice = Notice(text: "mouse \(usesMouse ? "on" : "off")", isError: false)
      return [.mouse(usesMouse)]
    case .quit: return quit(isOffered: isQuitOffered)
    case .diff: performLook(.show(.diff))
    case .show, .nextView, .previousView, .channel, .nextChannel, .previousChannel, .nextMaps,
      .previousMaps, .zoom, .cursor, .palette, .scale, .ladder, .sort, .explain, .costs, .draw:
      performLook(command)
    case .next, .previous, .goTo, .nextBlock, .previousBlock, .first, .last, .page, .openBlock,
      .closeBlock, .toggleBlock, .choose, .fold, .find, .findNext, .findPrevious:
      performMove(command)
      return inspectIfThere()
    }
    return []
  }

  private mutating func performRandom(_ command: Command) -> [Effect] {
    var changed = setup
    switch command {
    case .inputRandom(let seed):
      changed.input = .random(shape: network.inputShape, seed: seed)
      return edit(to: changed, saying: "random input, seed \(seed)")
    case .weightsRandom(let seed): return load(.random(seed: seed))
    default: return []
    }
  }

  private func exportTable(to path: String) -> Effect {
    let summary = NetworkSummary(network, analysis)
    return .write(path: path, text: summary.text(as: SummaryFormat(fileName: path)) + "\n")
  }
}
