import Engine

extension Model {
  /// Does what a command says.
  mutating func perform(_ command: Command) -> [Effect] {
    notice = nil
    switch command {
    case .open(let name): return [.open(name)]
    case .input(let path): return [.loadInput(path)]
    case .weights(let path): return [.loadWeights(path)]
    case .inputRandom(let seed):
      setup.input = .random(shape: network.inputShape, seed: seed)
      return changedSetup("random input, seed \(seed)")
    case .weightsRandom(let seed):
      setup.parameters = .random(seed: seed)
      return changedSetup(setup.parameters.caption)
    case .step, .run, .cancel: return performRun(command)
    case .skip(let isOn, let target): return performSkip(isOn, target)
    case .set(let layer, let property, let value): return performSet(layer, property, value)
    case .undo, .redo: return performUndo(command)
    case .saveScreen(let path): return [.saveScreen(path: path)]
    case .exportTable(let path):
      return [.write(path: path, text: NetworkSummary(network, analysis).text(as: .csv) + "\n")]
    case .help(let verb): help = HelpState(verb: verb)
    case .commandLine: prompt = Prompt(.command)
    case .findLine: prompt = Prompt(.find)
    case .edit(let edit): return performEdit(edit)
    case .back: goBack()
    case .redraw: return [.repaint]
    case .mouse(let isOn):
      usesMouse = isOn ?? !usesMouse
      return [.mouse(usesMouse)]
    case .quit: return [.cancelRun, .quit]
    case .show, .nextView, .previousView, .channel, .nextChannel, .previousChannel, .zoom,
      .cursor, .palette, .scale, .sort:
      performLook(command)
    case .next, .previous, .goTo, .nextBlock, .previousBlock, .first, .last, .page, .openBlock,
      .closeBlock, .toggleBlock, .choose, .fold, .find, .findNext, .findPrevious:
      performMove(command)
      return inspectIfThere()
    }
    return []
  }

  private mutating func changedSetup(_ text: String) -> [Effect] {
    inspected = nil
    answers = Answers()
    notice = Notice(text: text, isError: false)
    return [.cancelRun, .askAvailable]
  }

  private mutating func performRun(_ command: Command) -> [Effect] {
    guard command != .cancel else {
      if run == nil { notice = Notice(text: "nothing is running", isError: false) }
      return [.cancelRun]
    }
    if let problem = analysis.firstError, command == .run {
      notice = Notice(
        text: "\(network.nodes[problem.index].name): \(problem.error)", isError: true)
      return []
    }
    guard run == nil else {
      notice = Notice(text: "a run is under way; Ctrl-C cancels it", isError: false)
      return []
    }
    lastRun += 1
    run = RunProgress(number: lastRun)
    return [.run(number: lastRun, to: command == .step ? selectedLayer : nil)]
  }

  private mutating func performSkip(_ isOn: Bool?, _ target: SkipTarget) -> [Effect] {
    do throws(NetworkError) {
      let changed: Network
      switch target {
      case .all:
        guard !network.skipBlocks.isEmpty else { throw .noSkips(network: network.name) }
        changed = network.withAllSkips(on: isOn ?? !network.switches.skipsOff.isEmpty)
      case .current:
        guard let block = currentSkipBlock else {
          notice = Notice(text: "there is no skip connection here", isError: true)
          return []
        }
        changed = try network.withSkip(
          network.blocks[block].name, on: isOn ?? !network.skipIsOn(block))
      case .block(let name):
        let index = network.blockIndex(of: name)
        changed = try network.withSkip(name, on: isOn ?? !(index.map(network.skipIsOn) ?? false))
      }
      return edit(to: changed)
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }

  /// The block with a skip connection that the chosen line lies in.
  private var currentSkipBlock: Int? {
    let path: [Int] =
      switch selection {
      case .block(let block): network.ancestors(of: block)
      case .layer(let layer): network.blockPath(of: layer)
      }
    return path.last { network.blocks[$0].skip != nil }
  }

  private mutating func performSet(_ layer: String, _ property: String, _ value: String) -> [Effect]
  {
    do throws(NetworkError) {
      let effects = edit(to: try network.setting(property, of: layer, to: value))
      if let problem = analysis.firstError {
        notice = Notice(
          text: "\(network.nodes[problem.index].name): \(problem.error)", isError: true)
      }
      return effects
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }

  /// Takes an edited network; undo comes back to the one before.
  private mutating func edit(to changed: Network) -> [Effect] {
    guard changed != network else { return [] }
    undone.append(network)
    redone = []
    return follow(changed)
  }

  private mutating func performUndo(_ command: Command) -> [Effect] {
    if command == .undo, let previous = undone.popLast() {
      redone.append(network)
      return follow(previous)
    }
    if command == .redo, let next = redone.popLast() {
      undone.append(network)
      return follow(next)
    }
    notice = Notice(text: "nothing to \(command == .undo ? "undo" : "redo")", isError: false)
    return []
  }

  private mutating func follow(_ changed: Network) -> [Effect] {
    if !answers.now.isEmpty { answers.before = answers.now }
    replace(changed)
    activations = Array(repeating: .missing, count: network.nodes.count)
    let wasRunning = run != nil
    run = nil
    let off = network.switches.skipsOff.count
    notice = Notice(
      text: off == 0
        ? "all skip connections are on"
        : "\(off) of \(network.skipBlocks.count) skip connections off",
      isError: false)
    return (wasRunning ? [.cancelRun] : []) + [.askAvailable]
  }
}

extension Network {
  /// A block and those around it, outermost first.
  func ancestors(of block: Int) -> [Int] {
    var path = [block]
    while let parent = blocks[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }
}
