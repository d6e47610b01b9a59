/// Something that shows buffers: the terminal, or a recorder in tests.
@MainActor public protocol Renderer {
  /// The extents of what can be shown now.
  var size: Size { get }

  /// Shows a buffer; what is unchanged since the last one costs nothing.
  mutating func present(_ buffer: CellBuffer)
}
