import Engine

/// Draws the whole screen.
public enum MainView {
  /// The smallest screen on which anything can be read.
  static let smallest = Size(width: 40, height: 10)

  /// Draws a model onto a screen of its size.
  public static func draw(_ model: Model) -> CellBuffer {
    var buffer = CellBuffer(size: model.size)
    guard model.size.width >= smallest.width, model.size.height >= smallest.height else {
      buffer.write(
        "\(smallest.width)x\(smallest.height) needed, \(model.size.width)x\(model.size.height) here",
        in: buffer.bounds)
      return buffer
    }
    let layout = Layout(model)
    drawHeader(model, in: layout.header, to: &buffer)
    if let tree = layout.tree { drawTree(model, in: tree, to: &buffer) }
    if let card = layout.card { CardPane.draw(model, in: card, to: &buffer) }
    if let view = layout.view { ViewPane.draw(model, in: view, to: &buffer) }
    drawStatus(model, in: layout.status, to: &buffer)
    drawHints(model, in: layout.hints, to: &buffer)
    if let help = model.help { HelpView.draw(help, model, to: &buffer) }
    return buffer
  }

  private static func drawHeader(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let totals = model.analysis.totals
    let weights = model.setup.parameters
    let line: Line = [
      Span(" " + model.network.title, .role(.accent, .bold)),
      Span("  " + model.network.inputShape.compactDescription),
      Span("  " + NumberFormat.scaled(totals.parameters) + " parameters"),
      Span("  " + NumberFormat.scaled(totals.multiplyAccumulates) + " MACs"),
      Span("  " + weights.caption.sanitized, .role(weights.isRandom ? .warning : .good)),
    ]
    let input = model.setup.input.name.sanitized + " "
    buffer.write(model.glyphs.line(line), in: area)
    if line.displayWidth + input.displayWidth + 2 <= area.width {
      buffer.write(input, in: area, style: .role(.muted), alignment: .right)
    }
  }

  private static func drawTree(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let off = model.network.switches.skipsOff.count
    let title: Line =
      [Span(" Network ", .bold)] + (off > 0 ? [Span("\(off) skips OFF ", .role(.warning))] : [])
    _ = buffer.box(area.framed, title: title, glyphs: model.glyphs)
    TreePane.draw(model, in: area, to: &buffer)
  }

  private static func drawStatus(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    var line: Line = [Span(" ")]
    if let run = model.run {
      line.append(Span("running  layer \(run.completed) of \(max(run.total, 1))", .role(.busy)))
      line.append(Span("  Ctrl-C cancels", .role(.muted)))
    } else if let notice = model.notice {
      line.append(Span(notice.text.sanitized, .role(notice.isError ? .bad : .good)))
    } else if let best = model.answers.now.first {
      line.append(Span(best.label + " " + NumberFormat.percent(Double(best.probability)), .bold))
      line.append(Span("  " + NumberFormat.milliseconds(model.answers.milliseconds), .role(.muted)))
    } else {
      line.append(Span("Space computes up to this layer, r the whole network", .role(.muted)))
    }
    buffer.write(model.glyphs.line(line), in: area)
  }

  private static func drawHints(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    if let prompt = model.prompt {
      let sign = prompt.purpose == .find ? "/" : ":"
      buffer.write(sign + prompt.text, in: area, shortening: .middle)
      return
    }
    var line: Line = [Span(" ")]
    for binding in KeyTable.hints(in: model.keyContext) {
      let keys = binding.keys.first?.caption ?? ""
      line += [Span(binding.label + " ", .role(.muted)), Span(keys + "  ", .bold)]
      if line.displayWidth > area.width { break }
    }
    buffer.write(model.glyphs.line(line), in: area)
  }
}
