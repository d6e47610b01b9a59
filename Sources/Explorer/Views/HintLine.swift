/// The last line: the keys that matter here, most important first.
enum HintLine {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    var line: Line = [Span(" ")]
    for binding in KeyTable.hints(in: model.keyContext) {
      let keys = binding.keys.first?.caption(in: model.glyphs) ?? ""
      let hint: Line = [Span(keys, .bold), Span(" \(binding.label)   ", .role(.muted))]
      guard line.displayWidth + hint.displayWidth - 3 <= area.width else { break }
      line += hint
    }
    buffer.write(model.glyphs.line(line), in: area)
  }
}
