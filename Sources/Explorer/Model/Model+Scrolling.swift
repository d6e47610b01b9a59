extension Model {
  /// Moves inside the view where it has the keys: along the table, or through a long text.
  ///
  /// - Returns: whether the command was the view's.
  mutating func movesView(_ command: Command) -> Bool {
    switch command {
    case .next, .previous, .first, .last, .page:
      if showsList {
        moveInTable(command)
        return true
      }
      if showsOutline { return moveInOutline(command) }
      if view.kind == .reconcile, view.isInFront { return scrollText(command) }
      guard case .page(let page) = command, view.kind == .explain, view.isInFront,
        let height = geometry.viewHeight(self)
      else { return false }
      scrollView(by: page.lines(of: height + 5))
      return true
    case .choose where showsOutline:
      chooseInOutline()
      return true
    default: return false
    }
  }

  /// Scrolls a text that says nothing of the chosen layer by lines, too.
  private mutating func scrollText(_ command: Command) -> Bool {
    let page = geometry.viewHeight(self).map { $0 + 5 } ?? size.height
    guard let target = command.target(from: view.scroll, of: .max, height: page) else {
      return false
    }
    view.scroll = max(0, min(target, geometry.largestViewOffset(self)))
    return true
  }

  /// Scrolls a long text.
  mutating func scrollView(by lines: Int) {
    view.scroll = max(0, min(view.scroll + lines, geometry.largestViewOffset(self)))
  }
}
