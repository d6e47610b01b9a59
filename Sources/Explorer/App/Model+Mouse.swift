extension Model {
  /// Clicks choose, the wheel scrolls what lies under it.
  mutating func handle(_ event: MouseEvent) -> [Effect] {
    if help != nil { return scrollHelp(event) }
    let layout = Layout(self)
    let point = Point(x: event.x, y: event.y)
    if let tree = layout.tree, tree.framed.contains(point) {
      return handleInTree(event, at: point, in: tree)
    }
    if let area = layout.view, area.framed.contains(point) {
      return handleInView(event, at: point, in: area)
    }
    return []
  }

  private mutating func scrollHelp(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: performHelp(.previous)
    case .wheelDown: performHelp(.next)
    case .click, .doubleClick: break
    }
    return []
  }

  private mutating func handleInTree(
    _ event: MouseEvent, at point: Point, in area: Rect
  ) -> [Effect] {
    switch event.action {
    case .wheelUp: move(to: tree.list.selected - 3)
    case .wheelDown: move(to: tree.list.selected + 3)
    case .click, .doubleClick:
      let layout = TreePane.tree(self, width: area.width).layout(in: area, state: tree.list)
      guard let line = layout.row(at: point, count: rows.count) else { return [] }
      move(to: line)
      if event.action == .doubleClick { performMove(.choose) }
    }
    return inspectIfThere()
  }

  private mutating func handleInView(
    _ event: MouseEvent, at point: Point, in area: Rect
  ) -> [Effect] {
    if event.action == .click, point.y == area.y - 1 {
      if let kind = ViewPane.tab(at: point, model: self, in: area) {
        return perform(.show(kind))
      }
      return []
    }
    switch (view.kind, event.action) {
    case (.maps, .wheelUp): return perform(.previousMaps)
    case (.maps, .wheelDown): return perform(.nextMaps)
    case (.maps, _): handleInMaps(event, at: point, in: area)
    case (.table, .click), (.table, .doubleClick): return clickTable(at: point, in: area)
    case (.explain, .wheelUp): scrollView(by: -3)
    case (.explain, .wheelDown): scrollView(by: 3)
    case (_, .wheelUp): return perform(.page(.halfUp))
    case (_, .wheelDown): return perform(.page(.halfDown))
    default: break
    }
    return []
  }

  private mutating func handleInMaps(_ event: MouseEvent, at point: Point, in area: Rect) {
    if view.isZoomed {
      if let place = MapsView.place(at: point, self, in: area) { placeCursor(place) }
      if event.action == .doubleClick { performLook(.zoom(.out)) }
    } else if let channel = MapsView.channel(at: point, self, in: area) {
      view.channel = channel
      if event.action == .doubleClick { performLook(.zoom(.in)) }
    }
  }
}
