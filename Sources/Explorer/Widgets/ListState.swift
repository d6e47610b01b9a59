/// Which row of a list is chosen and which is on top, apart from the rows themselves.
public struct ListState: Hashable, Sendable {
  /// The chosen row.
  public var selected: Int
  /// The row on top.
  public var offset: Int

  /// Makes a state.
  public init(selected: Int = 0, offset: Int = 0) {
    self.selected = selected
    self.offset = offset
  }

  /// Chooses a row so many further down, kept among `count`.
  public mutating func move(by rows: Int, count: Int) {
    selected = max(0, min(count - 1, selected + rows))
  }

  /// The row to show on top so that the chosen one is in view and no room is left empty.
  public func visibleOffset(count: Int, height: Int) -> Int {
    guard height > 0, count > height else { return 0 }
    let chosen = max(0, min(count - 1, selected))
    let shown = max(chosen - height + 1, min(chosen, offset))
    return max(0, min(count - height, shown))
  }

  /// Remembers the row on top, so that the list moves only when the chosen row leaves the view.
  public mutating func scrollToSelection(count: Int, height: Int) {
    offset = visibleOffset(count: count, height: height)
  }
}
