import Engine

/// Where things lie on the screen that `MainView` draws.
public struct MainGeometry: ScreenGeometry {
  /// Makes the geometry; it holds nothing.
  public init() {}

  /// Whether the tree and the view take turns on the screen.
  public func isNarrow(_ model: Model) -> Bool { model.size.width < Layout.widthForBoth }

  /// The lines of the tree that are seen at once, without the columns' titles.
  public func treeHeight(_ model: Model) -> Int? {
    Layout(model).tree.map { max(0, $0.height - 1) }
  }

  /// The lines of the view that are seen at once.
  public func viewHeight(_ model: Model) -> Int? { Layout(model).view?.height }

  /// The lines of the view that can be scrolled away at the top.
  public func largestViewOffset(_ model: Model) -> Int {
    guard let area = Layout(model).view else { return 0 }
    return switch model.view.kind {
    case .explain: ExplainView.largestOffset(model, in: area)
    case .reconcile: ReconcileView.largestOffset(model, in: area)
    default: 0
    }
  }

  /// The rows of the table or outline in view that are seen at once; 1 or more.
  ///
  /// Of a table above a panel, whose height changes from row to row, those above the highest panel.
  public func rowsPerPage(_ model: Model) -> Int {
    guard let area = Layout(model).view else { return 1 }
    let rows: Int? =
      switch model.view.kind {
      case .cost: CostView.layout(model, in: area).body.height
      case .profile: ProfileView.layout(model, in: area)?.body.height
      case .table: TableView.layout(model, in: area).body.height
      default: area.height - Self.linesAroundRows
      }
    let hasPanel = [.cost, .profile].contains(model.view.kind) || model.view.cell.showsWhy
    return max(1, min(rows ?? 1, hasPanel ? area.height / 2 - Self.linesAroundRows : .max))
  }

  /// The header, the rule, the totals and the remark of a table without a layout of its own.
  private static let linesAroundRows = 4

  /// The columns of the table that are shown, from left to right.
  public func tableColumns(_ model: Model) -> [TableColumn] {
    guard let area = Layout(model).view else { return [] }
    return switch model.view.kind {
    case .cost: CostView.shownColumns(model, in: area)
    default: TableView.shownColumns(model, in: area)
    }
  }

  /// What the columns of the table of all layers take.
  public func tableMeasures(_ model: Model) -> [Table.Measure] { TableView.measures(model) }

  /// How many maps a page shows.
  public func mapsPerPage(_ model: Model) -> Int {
    guard let area = Layout(model).view else { return 1 }
    if model.view.kind == .weights {
      let picture = WeightsView.pictureArea(model, in: area)
      return WeightsView.filters(model)?.layout(in: picture).perPage ?? 1
    }
    return MapsView.pageSize(model, in: area)
  }

  /// How large each value of the zoomed map is when the whole map is shown; 0 where it has to be reduced.
  public func wholeMapZoom(_ model: Model) -> Int {
    guard let area = Layout(model).view else { return 0 }
    let (pane, shown): (Rect, HeatmapZoom?) =
      switch model.view.kind {
      case .weights: (WeightsView.pictureArea(model, in: area), WeightsView.zoomed(model))
      case .saliency: (SaliencyView.zoomArea(area), SaliencyView.zoomed(model))
      default: (MapsView.zoomArea(area, model), MapsView.zoomed(model))
      }
    guard var zoomed = shown else { return 0 }
    zoomed.zoom = 0
    let fit = zoomed.layout(in: pane).fit
    return fit.samples.width < zoomed.heatmap.image.width ? 0 : fit.factor
  }

  /// The lines of help that are seen at once, and those that can be scrolled away.
  public func helpExtent(_ model: Model) -> (page: Int, largestOffset: Int) {
    guard let help = model.help else { return (0, 0) }
    return (
      HelpView.pageHeight(help, size: model.size, glyphs: model.glyphs),
      HelpView.largestOffset(help, size: model.size, glyphs: model.glyphs)
    )
  }

  /// What lies under a cell.
  public func target(at point: Point, _ model: Model) -> ScreenTarget {
    let layout = Layout(model)
    if let tree = layout.tree, tree.framed.contains(point) {
      let shown = TreePane.tree(model, width: tree.width)
        .layout(in: tree, state: model.tree.list)
      return shown.row(at: point, count: model.rows.count).map { .treeLine($0) } ?? .tree
    }
    if let card = layout.card, card.framed.contains(point) { return .card }
    guard let area = layout.view, area.framed.contains(point) else { return .nothing }
    if point.y == area.y - 1 {
      return ViewPane.tab(at: point, model: model, in: area).map { .viewName($0) } ?? .view
    }
    switch model.view.kind {
    case .maps where model.view.isZoomed:
      return MapsView.place(at: point, model, in: area).map { .value($0) } ?? .view
    case .maps:
      return MapsView.channel(at: point, model, in: area).map { .map(channel: $0) } ?? .view
    case .saliency where model.view.isZoomed:
      return SaliencyView.zoomed(model)?.layout(in: SaliencyView.zoomArea(area)).place(at: point)
        .map { .value($0) } ?? .view
    case .saliency:
      return SaliencyView.picture(at: point, model, in: area).map { .picture($0) } ?? .view
    case .weights: return weightsTarget(at: point, model, in: area)
    case .table: return tableTarget(at: point, model, in: area)
    case .cost:
      let layout = CostView.layout(model, in: area)
      return outlineTarget(at: point, model, layout, TableColumn.costColumns)
    case .profile:
      guard let layout = ProfileView.layout(model, in: area) else { return .view }
      return outlineTarget(at: point, model, layout, ProfileView.columns)
    default: return .view
    }
  }

  private func weightsTarget(at point: Point, _ model: Model, in area: Rect) -> ScreenTarget {
    let picture = WeightsView.pictureArea(model, in: area)
    if let filters = WeightsView.filters(model) {
      return filters.layout(in: picture).index(at: point).map { .map(channel: $0) } ?? .view
    }
    return WeightsView.zoomed(model)?.layout(in: picture).place(at: point).map { .value($0) }
      ?? .view
  }

  private func outlineTarget(
    at point: Point, _ model: Model, _ layout: TableLayout, _ columns: [TableColumn]
  ) -> ScreenTarget {
    let place = layout.column(at: point)
    let column = place.flatMap { columns.indices.contains($0) ? columns[$0] : nil } ?? .name
    if layout.header.contains(point) { return .tableColumn(column) }
    if layout.totals.contains(point) { return .tableCell(row: nil, column) }
    return layout.row(at: point, count: model.outlineOwners.count)
      .map { .tableCell(row: $0, column) } ?? .view
  }

  private func tableTarget(at point: Point, _ model: Model, in area: Rect) -> ScreenTarget {
    let layout = TableView.layout(model, in: area)
    if layout.header.contains(point) {
      return layout.column(at: point).map { .tableColumn(TableView.sorting(of: $0)) } ?? .view
    }
    let column = layout.column(at: point).map(TableView.sorting) ?? .name
    if layout.totals.contains(point) { return .tableCell(row: nil, column) }
    return layout.row(at: point, count: model.tableLayers.count)
      .map { .tableCell(row: $0, column) } ?? .view
  }
}
