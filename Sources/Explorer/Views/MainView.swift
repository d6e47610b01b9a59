/// Draws the whole screen.
public enum MainView {
  /// The smallest screen on which anything can be read.
  static let smallest = Size(width: 40, height: 10)

  /// Draws a model onto a screen of its size.
  public static func draw(_ model: Model) -> CellBuffer {
    var buffer = CellBuffer(size: model.size)
    guard model.size.width >= smallest.width, model.size.height >= smallest.height else {
      drawTooSmall(model, to: &buffer)
      return buffer
    }
    let layout = Layout(model)
    HeaderLine.draw(model, in: layout.header, to: &buffer)
    if let summary = layout.summary { SummaryLine.draw(model, in: summary, to: &buffer) }
    if let tree = layout.tree { TreePane.draw(model, in: tree, to: &buffer) }
    if let card = layout.card { CardPane.draw(model, in: card, to: &buffer) }
    if let view = layout.view { ViewPane.draw(model, in: view, to: &buffer) }
    StatusLine.draw(model, in: layout.status, to: &buffer)
    if let prompt = model.prompt {
      PromptLine.draw(prompt, in: layout.hints, model, to: &buffer)
    } else {
      HintLine.draw(model, in: layout.hints, to: &buffer)
    }
    if let form = model.form { FormView.draw(form, model, to: &buffer) }
    if let help = model.help { HelpView.draw(help, model, to: &buffer) }
    return buffer
  }

  /// Where the terminal's cursor stands: in the line that is being typed, else nowhere.
  public static func cursor(_ model: Model) -> Point? {
    if let form = model.form, model.help == nil { return FormView.cursor(form, model) }
    guard let prompt = model.prompt else { return nil }
    var buffer = CellBuffer(size: model.size)
    return PromptLine.drawLine(prompt, in: Layout(model).hints, model.glyphs, to: &buffer)
  }

  private static func drawTooSmall(_ model: Model, to buffer: inout CellBuffer) {
    let size = model.size
    let lines = [
      "\(size.width)x\(size.height) is too small:",
      "\(smallest.width)x\(smallest.height) needed.",
      model.keyContext.isOnTop ? "Esc goes back" : "q quits",
    ]
    for (row, line) in lines.prefix(size.height).enumerated() {
      buffer.write(line, in: buffer.bounds, row: row, ellipsis: model.glyphs.ellipsis)
    }
  }
}
