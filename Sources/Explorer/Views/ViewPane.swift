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
    case .saliency: SaliencyView.draw(model, in: area, to: &buffer)
    case .profile: ProfileView.draw(model, in: area, to: &buffer)
    case .curves: CurvesView.draw(model, in: area, to: &buffer)
    case .gradients: GradientsView.draw(model, in: area, to: &buffer)
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

  /// One span a view: all names in full, or short, or as many as fit around the view shown.
  private static func title(_ model: Model, width: Int) -> Line {
    let kinds = ViewKind.allCases
    let forms: [(names: [String], gap: String)] = [
      (kinds.map(\.title), "  "), (kinds.map(\.shortTitle), "  "), (kinds.map(\.shortTitle), " "),
    ]
    let lines = forms.map { line($0.names, gap: $0.gap, model) }
    return lines.first { $0.displayWidth <= width } ?? partialTitle(model, width: width)
  }

  /// The view shown has its name; of the others those nearest to it, as far as there is room.
  private static func partialTitle(_ model: Model, width: Int) -> Line {
    let kinds = ViewKind.allCases
    let shown = kinds.firstIndex(of: model.view.kind) ?? 0
    var best = line(kinds.map { _ in "" }, gap: " ", model)
    var names = kinds.map { _ in "" }
    for place in kinds.indices.sorted(by: { abs($0 - shown) < abs($1 - shown) }) {
      names[place] = kinds[place].shortTitle
      let longer = line(names, gap: " ", model)
      if longer.displayWidth <= width { best = longer } else { names[place] = "" }
    }
    return best
  }

  private static func line(_ names: [String], gap: String, _ model: Model) -> Line {
    zip(ViewKind.allCases, names).enumerated().map { place, view in
      let key = view.0.key?.caption(in: model.glyphs) ?? ""
      let text = [key, view.1].filter { !$0.isEmpty }.joined(separator: " ")
      return Span(
        text + (place == names.count - 1 ? "" : gap),
        view.0 == model.view.kind ? .role(.accent, .bold) : .role(.muted))
    }
  }
}

extension ViewKind {
  /// The name in the frame.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The key that shows it.
  fileprivate var key: Key? { Self.keys[self] }

  private static let keys: [ViewKind: Key] = Dictionary(
    KeyTable.bindings.compactMap { binding -> (ViewKind, Key)? in
      guard case .show(let kind) = binding.command, let key = binding.keys.first else { return nil }
      return (kind, key)
    }, uniquingKeysWith: { first, _ in first })

  /// The name where room is short.
  var shortTitle: String {
    switch self {
    case .statistics: "Stats"
    case .weights: "Wts"
    case .explain: "Expl"
    case .compare: "Comp"
    case .reconcile: "Recon"
    case .profile: "Prof"
    case .gradients: "Grads"
    case .saliency: "Sal"
    case .maps, .cost, .table, .diff, .curves: title
    }
  }
}
