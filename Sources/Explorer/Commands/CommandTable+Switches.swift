extension CommandTable {
  static let switchEntries: [CommandEntry] = [
    CommandEntry(
      "skip", [], [onOrOff, blocks(.block)],
      "Switch the skip connection of a block on or off; of this block, or of all.",
      example: "skip off layer2.0"
    ) { words in
      let (isOn, target) = switching(words)
      return .skip(isOn, target)
    },
    CommandEntry(
      "branch", [], [onOrOff, blocks(.branch)],
      "Switch a branch of an Inception module on or off: off, its channels are zeros. "
        + "This branch, those of a module, or all.",
      example: "branch off inception3a.branch2"
    ) { words in
      let (isOn, target) = switching(words)
      return .branch(isOn, target)
    },
    CommandEntry(
      "side-branches", ["side"], [onOrOff],
      "Run the side branches with the network and show what each predicts, or leave them out.",
      example: "side-branches on"
    ) { .sideBranches(switching($0).isOn) },
  ]

  private static func blocks(_ kind: CommandArgument.Kind) -> CommandArgument {
    CommandArgument("BLOCK|all", .words(["all"]), kind, optional: true)
  }

  /// `[on|off] [BLOCK|all]` as it was typed.
  private static func switching(_ words: [String]) -> (isOn: Bool?, target: BlockTarget) {
    let isOn = words.first.flatMap { ["on": true, "off": false][$0] }
    return switch isOn == nil ? words.first : words.dropFirst().first {
    case nil: (isOn, .current)
    case "all": (isOn, .all)
    case .some(let block): (isOn, .block(block))
    }
  }
}
