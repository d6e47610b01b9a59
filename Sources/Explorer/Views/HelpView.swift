/// Draws the help over the screen, made from the tables of keys and commands.
enum HelpView {
  static func draw(_ help: HelpState, _ model: Model, to buffer: inout CellBuffer) {
    let area = buffer.bounds.inset(left: 3, top: 1, right: 3, bottom: 1)
    buffer.fill(area)
    let inside = buffer.box(
      area, title: [Span(" Help ", .bold), Span("Esc closes ", .role(.muted))],
      glyphs: model.glyphs)
    for (row, line) in lines(help).dropFirst(help.offset).prefix(inside.height).enumerated() {
      buffer.write(model.glyphs.line(line), in: inside, row: row)
    }
  }

  private static func lines(_ help: HelpState) -> [Line] {
    if let verb = help.verb, let entry = CommandTable.entry(named: verb) {
      return [
        [Span(entry.usage, .bold)], [], [Span(entry.help)], [Span("Example: " + entry.example)],
      ]
    }
    let keys = KeyTable.bindings(in: .main).map { binding -> Line in
      [Span(binding.caption.padded(to: 16), .bold), Span(binding.help)]
    }
    let commands = CommandTable.entries.map { entry -> Line in
      [Span((":" + entry.usage).padded(to: 34), .bold), Span(entry.help)]
    }
    return keys + [[]] + commands
  }
}
