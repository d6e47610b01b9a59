import Engine

/// Draws the gradients of what is trained, by depth and over the steps, with a verdict by layer and its rule.
enum GradientsView {
  /// Columns from which on two plots stand side by side.
  private static let columnsForBoth = 60

  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let runs = model.training.history.latest.filter { !$0.profiles.isEmpty }
    guard !runs.isEmpty else {
      TrainingHints.draw(model, in: area, to: &buffer)
      return
    }
    let rule = Paragraph([[Span(GradientVerdict.rule, .role(.muted))]], glyphs: model.glyphs)
    let rows = rule.wrapped(to: max(1, area.width)).count
    let (rest, bottom) = area.splitBottom(area.height >= rows + 12 ? rows : 0)
    rule.draw(in: bottom, to: &buffer)
    let panels = runs.enumerated().map { GradientPanel($1, place: $0, model) }
    guard panels.count > 1 else {
      panels[0].draw(in: rest, to: &buffer)
      return
    }
    let (left, right) =
      rest.width >= columnsForBoth
      ? rest.splitLeft(rest.width / 2) : rest.splitTop(rest.height / 2)
    panels[0].draw(in: left.inset(right: 1), to: &buffer)
    panels[1].draw(in: right.inset(left: rest.width >= columnsForBoth ? 1 : 0), to: &buffer)
  }
}
