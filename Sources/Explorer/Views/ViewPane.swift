/// Draws the view under the card, with the names of all views in its frame.
enum ViewPane {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard area.height > 0, area.width > 0 else { return }
    buffer.box(area.framed, title: title(model, width: area.width - 2), glyphs: model.glyphs)
    switch model.view.kind {
    case .maps: MapsView.draw(model, in: area, to: &buffer)
    case .compare: CompareView.draw(model, in: area, to: &buffer)
    case .reconcile: ReconcileView.draw(model, in: area, to: &buffer)
    case .statistics: StatisticsView.draw(model, in: area, to: &buffer)
    case .table: TableView.draw(model, in: area, to: &buffer)
    case .cost: CostView.draw(model, in: area, to: &buffer)
    case .explain: ExplainView.draw(model, in: area, to: &buffer)
    case .diff: DiffView.draw(model, in: area, to: &buffer)
    case .weights: WeightsView.draw(model, in: area, to: &buffer)
    }
  }

  /// The view whose name is under a cell of the frame's upper edge.
  static func tab(at point: Point, model: Model, in area: Rect) -> ViewKind? {
    var x = area.x + 1
    for (kind, span) in zip(ViewKind.allCases, title(model, width: area.width - 2)) {
      if point.x >= x, point.x < x + span.displayWidth { return kind }
      x += span.displayWidth
    }
    return nil
  }

  /// One span a view: all names in full, or short, or only that of the view shown.
  private static func title(_ model: Model, width: Int) -> Line {
    let forms: [(name: (ViewKind) -> String, gap: String)] = [
      ({ $0.title }, "  "), ({ $0.shortTitle }, "  "), ({ $0.shortTitle }, " "),
      ({ $0 == model.view.kind ? $0.title : "" }, "  "),
    ]
    let lines = forms.map { name, gap in
      ViewKind.allCases.enumerated().map { place, kind in
        let name = name(kind)
        let text =
          "\(place + 1)" + (name.isEmpty ? "" : " \(name)")
          + (kind == ViewKind.allCases.last ? "" : gap)
        return Span(text, kind == model.view.kind ? .role(.accent, .bold) : .role(.muted))
      }
    }
    return lines.first { $0.displayWidth <= width } ?? lines[lines.count - 1]
  }
}

extension ViewKind {
  /// The name in the frame.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The name where room is short.
  var shortTitle: String {
    switch self {
    case .statistics: "Stats"
    case .weights: "Wts"
    case .explain: "Expl"
    case .compare: "Comp"
    case .reconcile: "Recon"
    case .maps, .cost, .table, .diff: title
    }
  }
}
