import Engine

/// Draws the view under the card.
enum ViewPane {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard area.height > 0, area.width > 0 else { return }
    var title: Line = [Span(" ")]
    for (place, kind) in ViewKind.allCases.enumerated() {
      let isShown = kind == model.view.kind
      title.append(
        Span("\(place + 1) \(kind.rawValue) ", isShown ? .role(.accent, .bold) : .role(.muted)))
    }
    _ = buffer.box(area.framed, title: title, glyphs: model.glyphs)
    switch model.view.kind {
    case .maps: MapsView.draw(model, in: area, to: &buffer)
    default: TextView.draw(model, in: area, to: &buffer)
    }
  }
}
