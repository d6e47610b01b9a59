import Engine

/// What is not as usual in a network's switches, for the heads of answers.
enum SwitchCaption {
  /// One part each for skips, branches and side branches: few names are said, many are counted.
  static func parts(_ network: Network) -> [String] {
    let branches = network.branchBlocks.filter { !network.branchIsOn($0) }
    return [
      off(network.switches.skipsOff.sorted(), "skip connections"),
      off(branches.map { network.blocks[$0].name }, "branches"),
      network.switches.sideBranches ? "side branches on" : nil,
    ].compactMap(\.self)
  }

  private static func off(_ names: [String], _ kind: String) -> String? {
    switch names.count {
    case 0: nil
    case 1...3: "off: " + names.joined(separator: " ")
    default: "\(names.count) \(kind) off"
    }
  }
}
