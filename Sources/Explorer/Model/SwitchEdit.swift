import Engine

/// A network with switches turned as a command says, and the words for it.
struct SwitchEdit {
  /// The network with its switches turned.
  let network: Network
  /// What is on or off now: `the skip of layer2.0 is OFF`.
  let sentence: String

  /// Turns switches.
  ///
  /// - Parameters:
  ///   - command: `skip`, `branch` or `side-branches`.
  ///   - item: what is chosen; commands that name no block mean the one around it.
  ///   - network: the network as it is.
  /// - Throws: `SwitchError` when there is nothing to switch.
  init(_ command: Command, at item: NetworkItem, of network: Network) throws(SwitchError) {
    switch command {
    case .skip(let isOn, let target): self = try Self.skip(isOn, target, item, network)
    case .branch(let isOn, let target): self = try Self.branch(isOn, target, item, network)
    case .sideBranches(let isOn): self = try Self.sideBranches(isOn, network)
    default: self.init(network: network, sentence: "it is so already")
    }
  }

  /// Makes an edit of what the network can refuse.
  private init(
    _ sentence: String, _ edit: () throws(NetworkError) -> Network
  ) throws(SwitchError) {
    do throws(NetworkError) {
      self.init(network: try edit(), sentence: sentence)
    } catch {
      throw .network(error)
    }
  }

  private init(network: Network, sentence: String) {
    self.network = network
    self.sentence = sentence
  }

  // MARK: - Skip connections

  private static func skip(
    _ isOn: Bool?, _ target: BlockTarget, _ item: NetworkItem, _ network: Network
  ) throws(SwitchError) -> SwitchEdit {
    if target == .all {
      let count = network.skipBlocks.count
      guard count > 0 else { throw .network(.noSkips(network: network.name)) }
      let turnsOn = isOn ?? !network.switches.skipsOff.isEmpty
      return SwitchEdit(
        network: network.withAllSkips(on: turnsOn),
        sentence: "all \(count) skip connections \(word(turnsOn))")
    }
    let here = network.blocksAround(item).last { network.blocks[$0].skip != nil }
    guard let name = target.name ?? here.map({ network.blocks[$0].name }) else {
      throw network.skipsInside(item) ?? .noSkipHere(network.name(of: item))
    }
    if let stage = network.blockIndex(of: name), network.blocks[stage].skip == nil,
      let error = network.skipsInside(.block(stage))
    {
      throw error
    }
    let turnsOn = isOn ?? !(network.blockIndex(of: name).map(network.skipIsOn) ?? false)
    return try SwitchEdit("the skip of \(name) is \(word(turnsOn))") { () throws(NetworkError) in
      try network.withSkip(name, on: turnsOn)
    }
  }

  // MARK: - Branches

  private static func branch(
    _ isOn: Bool?, _ target: BlockTarget, _ item: NetworkItem, _ network: Network
  ) throws(SwitchError) -> SwitchEdit {
    if target == .all {
      let turnsOn = isOn ?? !network.switches.branchesOff.isEmpty
      let count = network.branchBlocks.count
      return try SwitchEdit("all \(count) branches \(word(turnsOn))") { () throws(NetworkError) in
        try network.withAllBranches(on: turnsOn)
      }
    }
    guard let name = target.name ?? currentBranch(item, network) else {
      throw .noBranchHere(network.name(of: item))
    }
    let meant = network.blockIndex(of: name).map(network.branches) ?? []
    let turnsOn = isOn ?? !meant.allSatisfy(network.branchIsOn)
    return try SwitchEdit(sentence(name, meant, turnsOn)) { () throws(NetworkError) in
      try network.withBranch(name, on: turnsOn)
    }
  }

  private static func sentence(_ name: String, _ meant: [Int], _ turnsOn: Bool) -> String {
    let channels = turnsOn ? "" : meant.count == 1 ? ", its channels are zeros" : ": zeros"
    return meant.count == 1
      ? "branch \(name) is \(word(turnsOn))\(channels)"
      : "all \(meant.count) branches of \(name) are \(word(turnsOn))\(channels)"
  }

  /// The branch that the chosen line lies in, one that is off first; else the module with branches around it.
  private static func currentBranch(_ item: NetworkItem, _ network: Network) -> String? {
    let around = network.blocksAround(item)
    let branches = around.filter { network.blocks[$0].isBranch }
    let block =
      branches.first { !network.branchIsOn($0) } ?? branches.last
      ?? around.last { !network.branches(of: $0).isEmpty }
    return block.map { network.blocks[$0].name }
  }

  // MARK: - Side branches

  private static func sideBranches(
    _ isOn: Bool?, _ network: Network
  ) throws(SwitchError) -> SwitchEdit {
    let turnsOn = isOn ?? !network.switches.sideBranches
    let names = network.sideBranchNames.joined(separator: ", ")
    return try SwitchEdit("side branches " + (turnsOn ? "on: " + names : "off")) {
      () throws(NetworkError) in try network.withSideBranches(on: turnsOn)
    }
  }

  private static func word(_ isOn: Bool) -> String { isOn ? "on" : "OFF" }
}

/// Why nothing is switched.
enum SwitchError: Error, Hashable {
  /// The network has no such switch.
  case network(NetworkError)
  /// The chosen line lies in no block with a skip connection.
  case noSkipHere(String)
  /// The chosen block has none of its own, but these inside of it have.
  case skipsInside(String, blocks: [String])
  /// The chosen line lies in no module with branches.
  case noBranchHere(String)
}

extension SwitchError: CustomStringConvertible {
  /// One sentence.
  var description: String {
    switch self {
    case .network(let error): error.description
    case .noSkipHere(let name): "\(name) is in no block with a skip connection"
    case .skipsInside(let name, let blocks):
      "\(name) has \(Self.list(blocks)): go to one, or S (skip all) switches those of the network"
    case .noBranchHere(let name): "\(name) is in no module with branches"
    }
  }
}

extension SwitchError {
  /// Some blocks with skips, the first and the last of many.
  private static func list(_ blocks: [String]) -> String {
    guard blocks.count > 1 else { return "one block with a skip, " + blocks.joined() }
    let names =
      blocks.count > 3
      ? "\(blocks[0]) … \(blocks[blocks.count - 1])" : blocks.joined(separator: ", ")
    return "\(blocks.count) blocks with skips, \(names)"
  }
}

extension Network {
  /// Why no skip is switched at a block that has none of its own, but blocks with skips inside of it; nil elsewhere.
  fileprivate func skipsInside(_ item: NetworkItem) -> SwitchError? {
    guard case .block(let block) = item else { return nil }
    let inside = skipBlocks.filter { ancestors(of: $0).contains(block) }
    return inside.isEmpty
      ? nil : .skipsInside(name(of: item), blocks: inside.map { blocks[$0].name })
  }
}

extension BlockTarget {
  /// The block's name, if the command says one.
  fileprivate var name: String? {
    if case .block(let name) = self { name } else { nil }
  }
}
