/// The line that is being typed, and over it the words that could stand at the cursor.
enum PromptLine {
  /// Candidates that are listed at once.
  private static let listed = 8

  static func draw(_ prompt: Prompt, in area: Rect, _ model: Model, to buffer: inout CellBuffer) {
    drawLine(prompt, in: area, model.glyphs, to: &buffer)
    guard let completion = prompt.completion, completion.candidates.count > 1 else { return }
    drawCandidates(completion, above: area, model.glyphs, to: &buffer)
  }

  /// Draws the line alone.
  ///
  /// - Returns: the cursor's cell.
  @discardableResult
  static func drawLine(
    _ prompt: Prompt, in area: Rect, _ glyphs: GlyphSet, to buffer: inout CellBuffer
  ) -> Point? {
    let sign = prompt.purpose == .find ? "/" : ":"
    return prompt.line.draw(in: area, prompt: Span(sign, .bold), glyphs: glyphs, to: &buffer)
  }

  private static func drawCandidates(
    _ completion: CompletionState, above area: Rect, _ glyphs: GlyphSet,
    to buffer: inout CellBuffer
  ) {
    let candidates = completion.candidates
    let state = ListState(selected: completion.chosen ?? 0)
    let height = min(listed, candidates.count, max(0, area.y - 4))
    let offset = state.visibleOffset(count: candidates.count, height: height)
    let words = candidates.reduce(0) { max($0, $1.text.displayWidth) }
    let width = min(area.width, min(words, 40) + 50)
    let frame = Rect(x: area.x, y: area.y - height - 2, width: width, height: height + 2)
    buffer.fill(frame)
    let count = candidates.count > height ? "\(candidates.count) words" : ""
    let inside = buffer.box(
      frame, title: count.isEmpty ? [] : [Span(count, .role(.muted))], style: .role(.accent),
      glyphs: glyphs)
    for (row, candidate) in candidates.dropFirst(offset).prefix(height).enumerated() {
      let line = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
      let (word, help) = line.splitLeft(min(words, 40) + 2)
      buffer.write(
        candidate.text.sanitized, in: word.inset(right: 1), style: .bold, shortening: .middle,
        ellipsis: glyphs.ellipsis)
      buffer.write(
        glyphs.text(candidate.help), in: help, style: .role(.muted), ellipsis: glyphs.ellipsis)
      if offset + row == completion.chosen { buffer.restyle(line, as: .selected) }
    }
  }
}
