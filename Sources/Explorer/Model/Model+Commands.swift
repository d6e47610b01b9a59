import Engine

extension Model {
  /// Does what a command says.
  mutating func perform(_ command: Command) -> [Effect] {
    if help != nil, Self.scrollsHelp(command) {
      performHelp(command)
      return []
    }
    notice = nil
    let isQuitOffered = self.isQuitOffered
    self.isQuitOffered = false
    switch command {
    case .open(let name): return [.open(name)]
    case .input(let path): return [.loadInput(path)]
    case .weights(let path): return [.loadWeights(path)]
    case .inputRandom, .weightsRandom: return performRandom(command)
    case .step, .run, .cancel: return performRun(command)
    case .interrupt: return performInterrupt(isQuitOffered: isQuitOffered)
    case .skip(let isOn, let target): return performSkip(isOn, target)
    case .set(let layer, let property, let value): return performSet(layer, property, value)
    case .undo, .redo: return performUndo(command)
    case .saveScreen(let path): return [.saveScreen(path: path)]
    case .exportTable(let path): return [exportTable(to: path)]
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
    case .quit: return [.cancelRun, .quit]
    case .show, .nextView, .previousView, .channel, .nextChannel, .previousChannel, .nextMaps,
      .previousMaps, .zoom, .cursor, .palette, .scale, .ladder, .sort:
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
    case .weightsRandom(let seed):
      changed.parameters = .random(seed: seed)
      return edit(to: changed, saying: changed.parameters.caption)
    default: return []
    }
  }

  private func exportTable(to path: String) -> Effect {
    let summary = NetworkSummary(network, analysis)
    return .write(path: path, text: summary.text(as: SummaryFormat(fileName: path)) + "\n")
  }

  private mutating func performSkip(_ isOn: Bool?, _ target: SkipTarget) -> [Effect] {
    do throws(NetworkError) {
      switch target {
      case .all:
        let blocks = network.skipBlocks
        guard !blocks.isEmpty else { throw .noSkips(network: network.name) }
        let turnsOn = isOn ?? !network.switches.skipsOff.isEmpty
        return edit(
          to: network.withAllSkips(on: turnsOn),
          saying: "all \(blocks.count) skip connections \(turnsOn ? "on" : "OFF")")
      case .current:
        guard let block = currentSkipBlock else {
          notice = Notice(
            text: "\(name(of: selection)) is in no block with a skip connection", isError: true)
          return []
        }
        return try switchSkip(of: network.blocks[block].name, isOn)
      case .block(let name): return try switchSkip(of: name, isOn)
      }
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }

  private mutating func switchSkip(
    of block: String, _ isOn: Bool?
  ) throws(NetworkError) -> [Effect] {
    let isOnNow = network.blockIndex(of: block).map(network.skipIsOn) ?? false
    let turnsOn = isOn ?? !isOnNow
    let changed = try network.withSkip(block, on: turnsOn)
    let next = analysis.firstError == nil ? "; r runs again" : ""
    return edit(to: changed, saying: "the skip of \(block) is \(turnsOn ? "on" : "OFF")\(next)")
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
      let changed = try network.setting(property, of: layer, to: value)
      let effects = edit(to: changed, saying: "\(layer): \(property) \(value)")
      go(to: layer)
      return effects
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
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
