extension CommandTable {
  static let runningEntries: [CommandEntry] = [
    CommandEntry("step", ["s"], "Compute up to the chosen layer.", .step),
    CommandEntry("run", ["r", "forward"], "Compute to the end of the network.", .run),
    CommandEntry("cancel", ["stop"], "Stop what is running.", .cancel),
    CommandEntry(
      "interrupt", [], "Stop what is running, else go back; said twice with nothing to stop, quit.",
      .interrupt),
    CommandEntry(
      "profile", [],
      "Measure where the time of a pass goes, by layer and block, against the machine's limits.",
      .profile),
  ]

  static let fileEntries: [CommandEntry] = [
    CommandEntry(
      "save-screen", [], [CommandArgument("FILE", .file([]))],
      "Write the screen to a file, as text.",
      example: "save-screen screen.txt"
    ) { .saveScreen($0[0]) },
    CommandEntry(
      "export", [],
      [
        CommandArgument("table|network|weights", .words(["table", "network", "weights"])),
        CommandArgument("FILE", .file([])),
      ],
      "Write the table of layers to a file (.csv, .json, .md, else text), the network as a .yaml file that open reads, "
        + "or the weights, trained ones too, as a .safetensors file that weights reads.",
      example: "export weights my-net.safetensors"
    ) { words in
      switch words[0] {
      case "network": .exportNetwork(words[1])
      case "weights": .exportWeights(words[1])
      default: .exportTable(words[1])
      }
    },
  ]

  static let programEntries: [CommandEntry] = [
    CommandEntry(
      "help", ["h", "?"], [CommandArgument("COMMAND", .command, optional: true)],
      "Show help, on one command or on all.", example: "help skip"
    ) { .help($0.first) },
    CommandEntry("command-line", [], "Type a command.", .commandLine),
    CommandEntry("find-line", [], "Type what to find.", .findLine),
    CommandEntry(
      "edit", [], [word("EDIT", LineEdit.self)], "Edit the line that is being typed.",
      example: "edit delete-word"
    ) { LineEdit(rawValue: $0[0]).map { .edit($0) } },
    CommandEntry("back", [], "Go back: close what is open on top.", .back),
    CommandEntry("redraw", [], "Paint the screen anew.", .redraw),
    CommandEntry(
      "mouse", [], [onOrOff],
      "Listen to the mouse, or leave it to the terminal for selecting text.", example: "mouse off"
    ) { .mouse($0.first.map { $0 == "on" }) },
    CommandEntry("quit", ["q", "exit"], "End the program.", .quit),
  ]
}
