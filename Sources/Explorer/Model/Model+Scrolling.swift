extension Model {
  /// Moves inside the view where it has the keys: along the table, or through a long text.
  ///
  /// - Returns: whether the command was the view's.
  mutating func movesView(_ command: Command) -> Bool {
    switch command {
    case .next, .previous, .first, .last, .page:
      if showsList || showsOutline, let move = command.rowMove(page: geometry.rowsPerPage(self)) {
        return moveInRows(move)
      }
      if view.kind == .reconcile, view.isInFront { return scrollText(command) }
      guard case .page(let page) = command, view.kind == .explain, view.isInFront,
        let height = geometry.viewHeight(self)
      else { return false }
      scrollView(by: page.lines(page: height - 1))
      return true
    case .choose where showsOutline:
      chooseInOutline()
      return true
    default: return false
    }
  }

  /// Moves along the rows of the table or outline in view.
  ///
  /// - Returns: whether there are rows.
  @discardableResult
  mutating func moveInRows(_ move: RowMove) -> Bool {
    if view.kind == .cost || view.kind == .profile { return moveInOutline(move) }
    moveInTable(move)
    return true
  }

  /// Scrolls a text that says nothing of the chosen layer by lines, too.
  private mutating func scrollText(_ command: Command) -> Bool {
    let last = geometry.largestViewOffset(self)
    let page = geometry.viewHeight(self).map { $0 - 1 } ?? 1
    switch command.rowMove(page: page) {
    case .first: view.scroll = 0
    case .last: view.scroll = last
    case .step(let lines), .rows(let lines): scrollView(by: lines)
    case nil: return false
    }
    return true
  }

  /// Scrolls a long text.
  mutating func scrollView(by lines: Int) {
    view.scroll = max(0, min(view.scroll + lines, geometry.largestViewOffset(self)))
  }
}
