extension Model {
  /// Clicks choose, the wheel scrolls what lies under it.
  mutating func handle(_ event: MouseEvent) -> [Effect] {
    if help != nil { return scrollHelp(event) }
    if form != nil { return moveInForm(event) }
    let target = geometry.target(at: Point(x: event.x, y: event.y), self)
    switch event.action {
    case .wheelUp: return turnWheel(over: target, isUp: true)
    case .wheelDown: return turnWheel(over: target, isUp: false)
    case .click: return click(target, isDouble: false)
    case .doubleClick: return click(target, isDouble: true)
    }
  }

  private mutating func scrollHelp(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: performHelp(.previous)
    case .wheelDown: performHelp(.next)
    case .click, .doubleClick: break
    }
    return []
  }

  private mutating func moveInForm(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: form?.move(by: -1)
    case .wheelDown: form?.move(by: 1)
    case .click, .doubleClick: break
    }
    return []
  }

  private mutating func turnWheel(over target: ScreenTarget, isUp: Bool) -> [Effect] {
    switch target {
    case .nothing, .card: return []
    case .tree, .treeLine:
      move(to: tree.list.selected + (isUp ? -3 : 3))
      return inspectIfThere()
    default: break
    }
    switch view.kind {
    case .maps, .weights, .saliency: return perform(isUp ? .previousMaps : .nextMaps)
    case .explain, .reconcile: scrollView(by: isUp ? -3 : 3)
    case .table, .diff, .cost, .profile:
      moveInRows(.rows(isUp ? -3 : 3))
      return inspectIfThere()
    default: return perform(.page(isUp ? .halfUp : .halfDown))
    }
    return []
  }

  private mutating func click(_ target: ScreenTarget, isDouble: Bool) -> [Effect] {
    switch target {
    case .nothing, .tree, .view: break
    case .card: if isDouble { return perform(.form(nil)) }
    case .treeLine(let line):
      move(to: line)
      if isDouble { performMove(.choose) }
      return inspectIfThere()
    case .viewName(let kind): return perform(.show(kind))
    case .picture(let picture):
      view.picture = picture
      if isDouble { performLook(.zoom(.in)) }
    case .map(let channel):
      view.channel = channel
      if isDouble { performLook(.zoom(.in)) }
    case .value(let place):
      placeCursor(place)
      if isDouble { performLook(.zoom(.out)) }
    case .tableCell(let row, let column):
      chooseCell(row: row, column)
      if isDouble { showsOutline ? chooseInOutline() : explain(nil, nil) }
      return inspectIfThere()
    case .tableColumn(let column): sortTable(by: column)
    }
    return []
  }
}
