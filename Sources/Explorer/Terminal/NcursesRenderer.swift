import CTerminal

/// Shows buffers through ncurses, which sends only what has changed.
@MainActor struct NcursesRenderer: Renderer {
  private let encoder: CellEncoder
  private var shown: CellBuffer?
  private var shownCursor: Point?
  /// Where the real cursor stands; nil hides it.
  var cursor: Point?
  private(set) var size: Size

  init(capabilities: TerminalCapabilities) {
    encoder = CellEncoder(
      colors: ColorTable(depth: capabilities.colorDepth), isUnicode: capabilities.isUnicode)
    size = Self.terminalSize()
  }

  /// Asks the terminal for its size; true when it has changed.
  mutating func updateSize() -> Bool {
    let now = Self.terminalSize()
    guard now != size else { return false }
    size = now
    ct_resize(Int32(now.width), Int32(now.height))
    shown = nil
    return true
  }

  /// Repaints everything next time.
  mutating func forget() {
    shown = nil
    ct_forget_screen()
  }

  mutating func present(_ buffer: CellBuffer) {
    var isChanged = cursor != shownCursor
    for y in 0..<size.height where !isShown(buffer, row: y) {
      let cells = encoder.encode(buffer.row(y), width: size.width)
      cells.withUnsafeBufferPointer { ct_set_row(Int32(y), $0.baseAddress, Int32($0.count)) }
      isChanged = true
    }
    guard isChanged else { return }
    ct_set_cursor(Int32(clamping: cursor?.x ?? -1), Int32(clamping: cursor?.y ?? 0))
    ct_flush()
    (shown, shownCursor) = (buffer, cursor)
  }

  private func isShown(_ buffer: CellBuffer, row: Int) -> Bool {
    guard let shown, shown.size.width == buffer.size.width else { return false }
    return shown.row(row) == buffer.row(row)
  }

  private static func terminalSize() -> Size {
    var (columns, rows): (Int32, Int32) = (0, 0)
    ct_size(&columns, &rows)
    return Size(width: Int(columns), height: Int(rows))
  }
}
