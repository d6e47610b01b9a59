extension KeyTable {
  private static let line: [KeyContext] = [.commandLine, .find, .form]

  // swift-format-ignore
  static let lineBindings: [KeyBinding] = [
    KeyBinding([.enter],                     .edit(.accept),         in: line, label: "do it",            "take the line"),
    KeyBinding([.escape, .control("c"), .control("g")], .back,       in: line, label: "back",             "back"),
    KeyBinding([.tab],                       .edit(.complete),       in: [.commandLine, .form], label: "complete", "complete the word"),
    KeyBinding([.backTab],                   .edit(.completeBack),   in: [.commandLine, .form],           "candidate before"),
    KeyBinding([.up, .control("p")],         .edit(.historyBack),    in: line, label: "line before",      "line typed before"),
    KeyBinding([.down, .control("n")],       .edit(.historyForward), in: line,                            "line typed after"),
    KeyBinding([.left, .control("b")],       .edit(.left),           in: line,                            "character to the left"),
    KeyBinding([.right, .control("f")],      .edit(.right),          in: line,                            "character to the right"),
    KeyBinding([.home, .control("a")],       .edit(.home),           in: line,                            "beginning of the line"),
    KeyBinding([.end, .control("e")],        .edit(.end),            in: line,                            "end of the line"),
    KeyBinding([.backspace, .control("h")],  .edit(.deleteBack),     in: line,                            "delete to the left"),
    KeyBinding([.delete, .control("d")],     .edit(.deleteForward),  in: line,                            "delete to the right"),
    KeyBinding([.control("w")],              .edit(.deleteWord),     in: line,                            "delete the word"),
    KeyBinding([.control("u")],              .edit(.deleteToStart),  in: line,                            "delete to the beginning"),
    KeyBinding([.control("k")],              .edit(.deleteToEnd),    in: line,                            "delete to the end"),
    KeyBinding([.control("l")],              .redraw,                in: line,                            "paint the screen anew"),
  ]
}
