import Engine

extension CommandTable {
  private static let part = CommandArgument("LAYER|BLOCK", .layer, optional: true)
  private static let kinds = LayerKind.allCases.filter { $0 != .input }.map(\.rawValue)

  static let restructuringEntries: [CommandEntry] = [
    CommandEntry(
      "set", [],
      [
        CommandArgument("LAYER|classes", .words(["classes"]), .layer),
        CommandArgument("PROPERTY|NUMBER", .property),
        CommandArgument("VALUE", .text, optional: true),
      ],
      "Set a hyper-parameter of a layer, the size of the input, or the number of classes; the shapes downstream follow.",
      example: "set conv1 stride 2"
    ) { words in
      guard words[0] != "classes" else {
        return words.count == 2 ? .setClasses(words[1]) : nil
      }
      return words.count == 3 ? .set(layer: words[0], property: words[1], value: words[2]) : nil
    },
    CommandEntry(
      "form", ["properties"], [CommandArgument("LAYER", .layer, optional: true)],
      "Open the form of a layer's hyper-parameters, of the chosen layer's where none is named.",
      example: "form conv1"
    ) { .form($0.first) },
    CommandEntry(
      "insert", [],
      [
        word("after|before", InsertionPlace.Side.self),
        CommandArgument("LAYER|BLOCK", .layer),
        CommandArgument("KIND|LAYER|BLOCK", .words(kinds), .layer),
        CommandArgument("PROPERTY=VALUE ...", .setting, optional: true, rest: true),
      ],
      "Put a layer in, or a copy of a layer or block; name=NAME names it, with=LAYER says what an addition adds. Without padding=NUMBER a convolution keeps the size and pooling halves it, whatever the kernel.",
      example: "insert after conv1 relu"
    ) { words in
      InsertionPlace.Side(rawValue: words[0]).map { side in
        .insert(
          Insertion(
            words[2], at: InsertionPlace(side, words[1]), settings: Array(words.dropFirst(3))))
      }
    },
    CommandEntry(
      "remove", ["delete"], [part],
      "Take a layer or block out, the chosen one where none is named; what read it reads what it read.",
      example: "remove layer1.1"
    ) { .remove($0.first) },
    CommandEntry(
      "duplicate", ["copy"], [part],
      "Put a copy of a layer or block behind it; a branch of a module is copied beside it.",
      example: "duplicate layer1.1"
    ) { .duplicate($0.first) },
    CommandEntry("undo", ["u"], "Take the last edit back.", .undo),
    CommandEntry("redo", [], "Make an edit again that was taken back.", .redo),
    CommandEntry(
      "reset", [], "Go back to the network as it was opened; undo takes that back too.", .reset),
    CommandEntry(
      "diff", [],
      "Show the network against the one that was opened: shapes, parameters and costs side by side.",
      .diff),
  ]
}
