extension KeyTable {
  private static let line: [KeyContext] = [.commandLine, .find, .form]
  private static let typed: [KeyContext] = [.commandLine, .find]

  // swift-format-ignore
  static let lineBindings: [KeyBinding] = [
    KeyBinding([.enter],                     .edit(.accept),         in: typed, label: "do it",            "take the line"),
    KeyBinding([.enter],                     .edit(.accept),         in: [.form], label: "accept",        "edit the layer so"),
    KeyBinding([.escape, .control("c"), .control("g")], .back,       in: typed, label: "back",            "back"),
    KeyBinding([.escape, .control("c"), .control("g")], .back,       in: [.form], label: "leave",         "leave all as it was"),
    KeyBinding([.tab],                       .edit(.complete),       in: [.commandLine], label: "complete",  "complete the word"),
    KeyBinding([.backTab],                   .edit(.completeBack),   in: [.commandLine],                     "candidate before"),
    KeyBinding([.up, .control("p")],         .edit(.historyBack),    in: typed, label: "line before",      "line typed before"),
    KeyBinding([.down, .control("n")],       .edit(.historyForward), in: typed,                           "line typed after"),
    KeyBinding([.left, .control("b")],       .edit(.left),           in: typed,                           "character to the left"),
    KeyBinding([.right, .control("f")],      .edit(.right),          in: typed,                           "character to the right"),
    KeyBinding([.down, .tab, .control("n")], .next,                  in: [.form], label: "choose",        "next hyper-parameter"),
    KeyBinding([.up, .backTab, .control("p")], .previous,            in: [.form],                         "hyper-parameter before"),
    KeyBinding([.right],                     .edit(.nextValue),      in: [.form], label: "larger",        "next value, larger number"),
    KeyBinding([.left],                      .edit(.previousValue),  in: [.form], label: "smaller",       "value before, smaller number"),
    KeyBinding([.control("b")],              .edit(.left),           in: [.form],                         "character to the left"),
    KeyBinding([.control("f")],              .edit(.right),          in: [.form],                         "character to the right"),
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
