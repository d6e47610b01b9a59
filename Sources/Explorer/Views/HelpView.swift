/// Draws the help over the screen, made from the tables of keys and commands.
enum HelpView {
  /// Draws help on a model's screen.
  static func draw(_ help: HelpState, _ model: Model, to buffer: inout CellBuffer) {
    draw(help, glyphs: model.glyphs, to: &buffer)
  }

  /// Draws help on a screen.
  static func draw(_ help: HelpState, glyphs: GlyphSet, to buffer: inout CellBuffer) {
    overlay(help, size: buffer.size, glyphs: glyphs)
      .draw(in: buffer.bounds, offset: help.offset, to: &buffer)
  }

  /// The largest offset that leaves no room empty.
  static func largestOffset(_ help: HelpState, size: Size, glyphs: GlyphSet) -> Int {
    let overlay = overlay(help, size: size, glyphs: glyphs)
    return max(0, overlay.paragraph.lines.count - pageHeight(help, size: size, glyphs: glyphs))
  }

  /// The lines that are seen at once.
  static func pageHeight(_ help: HelpState, size: Size, glyphs: GlyphSet) -> Int {
    max(0, overlay(help, size: size, glyphs: glyphs).frame(in: Rect(size)).height - 2)
  }

  /// The frame with the lines wrapped to what is inside of it.
  private static func overlay(_ help: HelpState, size: Size, glyphs: GlyphSet) -> Overlay {
    // The overlay keeps two columns free on both sides, and takes two for frame and margin.
    let width = size.width - (size.width >= 20 ? 8 : 4)
    let sections = HelpContent.sections(on: help.verb, glyphs: glyphs)
    let lines = HelpLayout(width: width, glyphs: glyphs).lines(sections)
    let hints = KeyTable.hints(in: .help).map { hint in
      "\(hint.keys.first?.caption(in: glyphs) ?? "") \(hint.label)"
    }
    return Overlay(
      title: [Span("Help" + (help.verb.map { ": " + $0.sanitized } ?? ""), .bold)],
      paragraph: Paragraph(lines, glyphs: glyphs),
      footer: [Span(hints.joined(separator: "  "), .role(.muted))])
  }
}
