/// A screen in memory: rows of cells that views paint and a renderer shows.
///
/// Every operation clips: painting outside the buffer does nothing, whatever its size.
public struct CellBuffer: Hashable, Sendable {
  /// The buffer's extents.
  public let size: Size
  /// All cells, row by row.
  public private(set) var cells: [Cell]

  /// Makes an empty buffer.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.width * size.height)
  }

  /// The whole buffer as a rectangle.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place; reading outside gives an empty cell, writing outside does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * size.width + x] : Cell() }
    set { if contains(x, y) { cells[y * size.width + x] = newValue } }
  }

  /// The cells of one row; empty outside the buffer.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }
}
