extension CommandTable {
  private static let seed = CommandArgument("SEED", .number(0, .max), optional: true)

  static let openingEntries: [CommandEntry] = [
    CommandEntry(
      "open", ["o"], [CommandArgument("NETWORK", .network)],
      "Open a built-in network, or the .yaml file of one.", example: "open resnet50"
    ) { .open($0[0]) },
    CommandEntry(
      "input", ["i"],
      [
        CommandArgument(
          "FILE|random", .words(["random"]), .file([".png", ".jpg", ".jpeg", ".npy"])), seed,
      ],
      "Feed the network a picture or .npy file, or random numbers.", example: "input photo.jpg"
    ) { words in
      guard words[0] == "random" else { return words.count == 1 ? .input(words[0]) : nil }
      return .inputRandom(seed: words.dropFirst().first.flatMap { UInt64($0) } ?? 0)
    },
    CommandEntry(
      "weights", [],
      [CommandArgument("FILE|random", .words(["random"]), .file([".safetensors"])), seed],
      "Load weights from a .safetensors file, or draw them at random.",
      example: "weights resnet50.safetensors"
    ) { words in
      guard words[0] == "random" else { return words.count == 1 ? .weights(words[0]) : nil }
      return .weightsRandom(seed: words.dropFirst().first.flatMap { UInt64($0) } ?? 0)
    },
  ]

  static let goingEntries: [CommandEntry] = [
    CommandEntry("next", ["n"], "Go to the next layer.", .next),
    CommandEntry("previous", ["prev", "p"], "Go to the layer before.", .previous),
    CommandEntry(
      "goto", ["go", "g"], [CommandArgument("LAYER", .layer)], "Go to a layer or block by name.",
      example: "goto layer3.2.conv2"
    ) { .goTo($0[0]) },
    CommandEntry("next-block", [], "Go to the next block.", .nextBlock),
    CommandEntry("previous-block", ["prev-block"], "Go to the block before.", .previousBlock),
    CommandEntry("first", ["top"], "Go to the first layer.", .first),
    CommandEntry("last", ["bottom"], "Go to the last layer.", .last),
    CommandEntry(
      "page", [], [word("up|down|half-up|half-down", PageMove.self)],
      "Move by a screen, or half of one.", example: "page down"
    ) { PageMove(rawValue: $0[0]).map { .page($0) } },
    CommandEntry("open-block", [], "Open the chosen block.", .openBlock),
    CommandEntry("close-block", [], "Close the block around the chosen layer.", .closeBlock),
    CommandEntry("toggle-block", [], "Open or close the chosen block.", .toggleBlock),
    CommandEntry(
      "choose", ["enter"],
      "Open or close the chosen block; zoom into the chosen layer's map, or out.", .choose),
    CommandEntry(
      "fold", [], [onOrOff],
      "Put batch norm and activation functions into the line of their layer, or on lines of their own.",
      example: "fold off"
    ) { .fold($0.first.map { $0 == "on" }) },
    CommandEntry(
      "find", ["search"], [CommandArgument("TEXT", .text, rest: true)],
      "Go to the next layer whose name, kind or hyper-parameters contain a text.",
      example: "find 3x3"
    ) { .find($0.joined(separator: " ")) },
    CommandEntry("find-next", [], "Go to the next place found.", .findNext),
    CommandEntry("find-previous", ["find-prev"], "Go to the place found before.", .findPrevious),
  ]

  /// An argument that is one of an enumeration's names.
  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ label: String, _: Word.Type, optional: Bool = false
  ) -> CommandArgument {
    CommandArgument(label, .words(Word.allCases.map(\.rawValue)), optional: optional)
  }

  /// `on` or `off`; left out, it is turned the other way round.
  static let onOrOff = CommandArgument("on|off", .words(["on", "off"]), optional: true)
}
