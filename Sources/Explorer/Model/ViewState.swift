/// Which view is shown, and how.
public struct ViewState: Hashable, Sendable {
  /// The view.
  public var kind = ViewKind.maps
  /// The channel that is chosen.
  public var channel = 0
  /// Whether one map fills the pane.
  public var isZoomed = false
  /// How large each value of a zoomed map is; 0 shows the whole map.
  public var zoom = 0
  /// Lines of a long view that are scrolled away at the top.
  public var scroll = 0
  /// The value that the cursor reads out in a zoomed map.
  public var cursor = MatrixPlace(column: 0, row: 0)
  /// The palette of unsigned maps.
  public var palette = Palette.viridis
  /// What a map's colours span.
  public var scale = RangePolicy.layer
  /// How values become cells.
  public var ladder = HeatmapLadder.ascii
  /// The column that the table is sorted by.
  public var sorting = TableColumn.order
  /// Whether the table's largest come first.
  public var isDescending = false
  /// Whether a narrow screen shows the view instead of the tree.
  public var isInFront = false
}
