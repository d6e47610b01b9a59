import Engine

extension Command {
  /// The command as `CommandParser` reads it: `skip off layer2.0`.
  public var text: String { words.map(CommandLineWords.quoted).joined(separator: " ") }

  /// The verb: the name of the command's entry in the table.
  public var name: String { words[0] }

  // One line a command: the text form beside the case.
  private var words: [String] {
    switch self {
    case .open(let network): ["open", network]
    case .input(let file): ["input", file]
    case .inputRandom(let seed): ["input", "random", String(seed)]
    case .weights(let file): ["weights", file]
    case .weightsRandom(let seed): ["weights", "random", String(seed)]
    case .next: ["next"]
    case .previous: ["previous"]
    case .goTo(let layer): ["goto", layer]
    case .nextBlock: ["next-block"]
    case .previousBlock: ["previous-block"]
    case .first: ["first"]
    case .last: ["last"]
    case .page(let move): ["page", move.rawValue]
    case .openBlock: ["open-block"]
    case .closeBlock: ["close-block"]
    case .toggleBlock: ["toggle-block"]
    case .choose: ["choose"]
    case .fold(let isOn): ["fold"] + Self.word(isOn)
    case .find(let text): ["find", text]
    case .findNext: ["find-next"]
    case .findPrevious: ["find-previous"]
    case .step: ["step"]
    case .run: ["run"]
    case .cancel: ["cancel"]
    case .interrupt: ["interrupt"]
    case .profile: ["profile"]
    case .train(let wish): ["train"] + wish.words
    case .compare(let wish): ["compare"] + wish.words
    case .skip(let isOn, let target): ["skip"] + Self.word(isOn) + target.words
    case .branch(let isOn, let target): ["branch"] + Self.word(isOn) + target.words
    case .sideBranches(let isOn): ["side-branches"] + Self.word(isOn)
    case .set(let layer, let property, let value): ["set", layer, property, value]
    case .setClasses(let count): ["set", "classes", count]
    case .form(let layer): ["form"] + (layer.map { [$0] } ?? [])
    case .insert(let insertion): ["insert"] + insertion.words
    case .remove(let part): ["remove"] + (part.map { [$0] } ?? [])
    case .duplicate(let part): ["duplicate"] + (part.map { [$0] } ?? [])
    case .reset: ["reset"]
    case .diff: ["diff"]
    case .undo: ["undo"]
    case .redo: ["redo"]
    case .show(let view): ["show", view.rawValue]
    case .explain(let name, let quantity):
      ["explain"] + [name, quantity?.rawValue].compactMap(\.self)
    case .costs(let grouping): ["costs"] + (grouping.map { [$0.rawValue] } ?? [])
    case .nextView: ["next-view"]
    case .previousView: ["previous-view"]
    case .channel(let number): ["channel", String(number)]
    case .nextChannel: ["next-channel"]
    case .previousChannel: ["previous-channel"]
    case .nextMaps: ["next-maps"]
    case .previousMaps: ["previous-maps"]
    case .zoom(let move): ["zoom", move.rawValue]
    case .cursor(let move): ["cursor", move.rawValue]
    case .palette(let palette): ["palette"] + (palette.map { [$0.rawValue] } ?? [])
    case .scale(let mode): ["scale", mode.rawValue]
    case .ladder(let ladder): ["ladder", ladder.rawValue]
    case .sort(let column): ["sort"] + (column.map { [$0.rawValue] } ?? [])
    case .saliency(let name): ["saliency"] + (name.map { [$0] } ?? [])
    case .draw(let numbers): ["draw"] + (numbers.map { [$0.rawValue] } ?? [])
    case .saveScreen(let file): ["save-screen", file]
    case .exportTable(let file): ["export", "table", file]
    case .exportNetwork(let file): ["export", "network", file]
    case .exportWeights(let file): ["export", "weights", file]
    case .help(let verb): ["help"] + (verb.map { [$0] } ?? [])
    case .commandLine: ["command-line"]
    case .findLine: ["find-line"]
    case .edit(let edit): ["edit", edit.rawValue]
    case .back: ["back"]
    case .redraw: ["redraw"]
    case .mouse(let isOn): ["mouse"] + Self.word(isOn)
    case .quit: ["quit"]
    }
  }

  private static func word(_ isOn: Bool?) -> [String] {
    isOn.map { [$0 ? "on" : "off"] } ?? []
  }
}

extension BlockTarget {
  fileprivate var words: [String] {
    switch self {
    case .current: []
    case .block(let name): [name]
    case .all: ["all"]
    }
  }
}
