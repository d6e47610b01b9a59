import Engine

/// Draws the form of a layer's hyper-parameters over the screen, with what accepting it would do.
enum FormView {
  /// The most columns that the form takes.
  private static let widest = 84
  private static let nameWidth = 14
  private static let valueWidth = 16
  /// The lines kept for what accepting would do, so that the form does not jump.
  private static let previewHeight = 6

  static func draw(_ form: EditForm, _ model: Model, to buffer: inout CellBuffer) {
    let layout = layout(form, model)
    layout.overlay.draw(in: buffer.bounds, offset: layout.offset, to: &buffer)
    buffer.restyle(layout.row, as: .selected)
    buffer.fill(layout.value)
    form.line.draw(in: layout.value, prompt: Span(""), glyphs: model.glyphs, to: &buffer)
  }

  /// Where the terminal's cursor stands.
  static func cursor(_ form: EditForm, _ model: Model) -> Point? {
    var buffer = CellBuffer(size: model.size)
    let layout = layout(form, model)
    return form.line.draw(in: layout.value, prompt: Span(""), glyphs: model.glyphs, to: &buffer)
  }

  private struct FormLayout {
    let overlay: Overlay
    let offset: Int
    /// The chosen field's row, and the part of it in which the value is typed.
    let row: Rect
    let value: Rect
  }

  private static func layout(_ form: EditForm, _ model: Model) -> FormLayout {
    let screen = Rect(model.size)
    let width = max(8, min(widest, screen.width - (screen.width >= 20 ? 8 : 4)))
    let (fields, selected) = fieldLines(form, model.glyphs, width: width)
    let overlay = Overlay(
      title: [Span("Edit \(form.layers.first ?? "")", .bold)],
      paragraph: Paragraph(
        fields + [[]] + preview(form, model, width: width), glyphs: model.glyphs),
      footer: footer(model.glyphs))
    let frame = overlay.frame(in: screen)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    // What accepting would do stays in view as long as the chosen field does too.
    let count = fields.count + 1 + previewHeight
    let offset = max(0, min(selected, count - inside.height))
    let row = Rect(
      x: inside.x, y: inside.y + selected - offset, width: inside.width, height: 1
    ).intersection(inside)
    let value = row.splitLeft(2 + nameWidth).rest.splitLeft(valueWidth).left
    return FormLayout(overlay: overlay, offset: offset, row: row, value: value)
  }

  // MARK: - Fields

  /// The lines of the fields under their layers' names, and which of them is chosen.
  private static func fieldLines(
    _ form: EditForm, _ glyphs: GlyphSet, width: Int
  ) -> ([Line], Int) {
    var lines: [Line] = []
    var selected = 0
    for (place, field) in form.fields.enumerated() {
      if place == 0 || form.fields[place - 1].layer != field.layer {
        lines.append(heading(field.layer, form, width: width))
      }
      if place == form.selected { selected = lines.count }
      lines.append(line(field, glyphs, width: width))
    }
    return (lines, selected)
  }

  /// As wide as the form, so that its frame keeps its place.
  private static func heading(_ layer: String, _ form: EditForm, width: Int) -> Line {
    let network = form.draft.network
    let words = network.index(of: layer).map { network.nodes[$0].layer.spokenCaption } ?? ""
    let name = layer.shortened(to: max(4, width / 2), .middle)
    return [
      Span(name, .role(.accent, .bold)),
      Span(("  " + words).padded(to: max(0, width - name.displayWidth)), .role(.muted)),
    ]
  }

  private static func line(
    _ field: EditForm.Field, _ glyphs: GlyphSet, width: Int
  ) -> Line {
    let property = field.property
    let was = field.original.map { $0 == property.value ? "" : "was \($0)   " } ?? "new   "
    let rest = max(0, width - 2 - nameWidth - valueWidth)
    return [
      Span("  " + property.name.padded(to: nameWidth)),
      Span(property.value.shortened(to: valueWidth - 1, .end).padded(to: valueWidth), .bold),
      Span(was, .role(.warning)),
      Span(
        property.expected.shortened(
          to: max(0, rest - was.displayWidth), .end, ellipsis: glyphs.ellipsis), .role(.muted)),
    ]
  }

  private static func footer(_ glyphs: GlyphSet) -> Line {
    let hints = KeyTable.hints(in: .form).map { hint in
      "\(hint.keys.first?.caption(in: glyphs) ?? "") \(hint.label)"
    }
    return [Span(hints.joined(separator: "  "), .role(.muted))]
  }

  // MARK: - What accepting would do

  private static func preview(_ form: EditForm, _ model: Model, width: Int) -> [Line] {
    let lines = (complaint(form) ?? consequences(form, model)).flatMap {
      model.glyphs.line($0).wrapped(to: width)
    }
    let room = Array(lines.prefix(previewHeight))
    return room + Array(repeating: [], count: previewHeight - room.count)
  }

  private static func complaint(_ form: EditForm) -> [Line]? {
    form.complaint.map { [[Span($0.sanitized, .role(.bad, .bold))]] }
  }

  private static func consequences(_ form: EditForm, _ model: Model) -> [Line] {
    let (network, analysis) = (form.draft.network, form.draft.analysis)
    var lines = [output(form, model)]
    if let problem = EditReport.problem(network, analysis, form.remedies) {
      return lines + [[Span(problem, .role(.bad, .bold))]]
    }
    let (old, new) = (model.analysis.totals, analysis.totals)
    lines.append(
      entry("parameters", NumberFormat.scaled(new.parameters), NumberFormat.scaled(old.parameters)))
    lines.append(
      entry(
        "MACs", NumberFormat.scaled(new.multiplyAccumulates),
        NumberFormat.scaled(old.multiplyAccumulates)))
    let report = EditReport(
      from: model.setup, model.analysis, to: form.setup(of: model.setup), analysis, remedies: [])
    for sentence in [report.shapes, report.weights].compactMap(\.self) {
      lines.append([Span(sentence, .role(.warning))])
    }
    return lines
  }

  private static func output(_ form: EditForm, _ model: Model) -> Line {
    let name = form.layers.last ?? ""
    func shape(_ network: Network, _ analysis: NetworkAnalysis) -> String {
      network.index(of: name).flatMap { analysis[$0]?.output.compactDescription } ?? "not known"
    }
    return entry(
      "output", shape(form.draft.network, form.draft.analysis), shape(model.network, model.analysis)
    )
  }

  private static func entry(_ label: String, _ new: String, _ old: String) -> Line {
    [
      Span(label.padded(to: nameWidth + 2), .role(.muted)), Span(new, .bold),
      Span(new == old ? "" : "   was \(old)", .role(.warning)),
    ]
  }
}
