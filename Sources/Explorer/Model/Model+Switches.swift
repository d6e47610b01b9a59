import Engine

extension Model {
  /// Turns switches; undo turns them back.
  mutating func performSwitch(_ command: Command) -> [Effect] {
    do throws(SwitchError) {
      let edit = try SwitchEdit(command, at: selection, of: network)
      let next = analysis.firstError == nil ? "; r runs again" : ""
      return self.edit(to: edit.network, saying: edit.sentence, advice: next)
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }

  /// Says why a layer does not run, and how it would.
  func silenceSentence(of layer: Int) -> String? {
    network.silence(of: layer).map { network.sentence($0) + "; \(key(for: $0)) switches it on" }
  }

  /// The same in a few words, for one line.
  func shortSilenceSentence(of layer: Int) -> String? {
    network.silence(of: layer).map { silence in
      let what = if case .branch = silence { "branch OFF" } else { "side branch off" }
      return what + "; \(key(for: silence)) switches it on"
    }
  }

  private func key(for silence: Silence) -> String {
    let name = silence.command(in: network).name
    return KeyTable.keys(for: name).first?.caption(in: glyphs) ?? ""
  }
}

extension Silence {
  /// The command that switches it on.
  func command(in network: Network) -> Command {
    switch self {
    case .sideBranch: .sideBranches(true)
    case .branch(let block): .branch(true, .block(network.blocks[block].name))
    }
  }
}

extension Network {
  /// What is silent: `side branch aux1 is off`.
  func sentence(_ silence: Silence) -> String {
    switch silence {
    case .sideBranch(let name): "side branch \(name) is off"
    case .branch(let block): "branch \(blocks[block].name) is OFF, its channels are zeros"
    }
  }

  /// The blocks around a line of the tree, itself included, outermost first.
  func blocksAround(_ item: NetworkItem) -> [Int] {
    switch item {
    case .block(let block): ancestors(of: block)
    case .layer(let layer): blockPath(of: layer)
    }
  }

  /// The name of a line of the tree.
  func name(of item: NetworkItem) -> String {
    switch item {
    case .block(let block): blocks[block].name
    case .layer(let layer): nodes[layer].name
    }
  }

  /// What is not as usual, in words: `2 of 8 skips OFF`, `1 of 36 branches OFF`, `side branches on`.
  var switchWords: [String] {
    let skips = switches.skipsOff.count
    let branches = branchBlocks.count { !branchIsOn($0) }
    return [
      skips == 0 ? nil : "\(skips) of \(counted(skipBlocks.count, "skip")) OFF",
      branches == 0 ? nil : "\(branches) of \(branchBlocks.count) branches OFF",
      switches.sideBranches ? "side branches on" : nil,
    ].compactMap(\.self)
  }

  /// What is switched otherwise than in another version of the network, in words.
  func switchSentence(comparedWith other: Network) -> String {
    var parts: [String] = []
    if switches.skipsOff != other.switches.skipsOff {
      let off = switches.skipsOff.count
      parts.append(off == 0 ? "all skips on" : "\(off) of \(counted(skipBlocks.count, "skip")) OFF")
    }
    if switches.branchesOff != other.switches.branchesOff {
      let off = branchBlocks.count { !branchIsOn($0) }
      parts.append(off == 0 ? "all branches on" : "\(off) of \(branchBlocks.count) branches OFF")
    }
    if switches.sideBranches != other.switches.sideBranches {
      parts.append("side branches \(switches.sideBranches ? "on" : "off")")
    }
    return parts.joined(separator: ", ")
  }
}
