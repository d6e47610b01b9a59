/// Where things lie on the screen that a model makes: what moving by pages and clicking need to know of the views.
///
/// The views answer; the model only asks, so that it does not depend on how it is drawn.
public protocol ScreenGeometry: Sendable {
  /// Whether the tree and the view take turns on the screen.
  func isNarrow(_ model: Model) -> Bool
  /// The lines of the tree that are seen at once; nil where the tree is not shown.
  func treeHeight(_ model: Model) -> Int?
  /// The lines of the view that are seen at once; nil where the view is not shown.
  func viewHeight(_ model: Model) -> Int?
  /// The lines of the view that can be scrolled away at the top.
  func largestViewOffset(_ model: Model) -> Int
  /// The rows of the table or outline in view that are seen at once; 1 or more.
  func rowsPerPage(_ model: Model) -> Int
  /// The columns of the table that are shown, from left to right.
  func tableColumns(_ model: Model) -> [TableColumn]
  /// What the columns of the table of all layers take.
  func tableMeasures(_ model: Model) -> [Table.Measure]
  /// How many maps a page shows.
  func mapsPerPage(_ model: Model) -> Int
  /// How large each value of the zoomed map is when the whole map is shown; 0 where it has to be reduced.
  func wholeMapZoom(_ model: Model) -> Int
  /// The lines of help that are seen at once, and those that can be scrolled away at the top.
  func helpExtent(_ model: Model) -> (page: Int, largestOffset: Int)
  /// What lies under a cell.
  func target(at point: Point, _ model: Model) -> ScreenTarget
}

/// What lies under a cell of the screen.
public enum ScreenTarget: Hashable, Sendable {
  /// Nothing that can be clicked or scrolled.
  case nothing
  /// The tree beside its lines.
  case tree
  /// The card of the chosen layer.
  case card
  /// A line of the tree.
  case treeLine(Int)
  /// The view, where nothing in it can be clicked.
  case view
  /// A view's name.
  case viewName(ViewKind)
  /// A small map.
  case map(channel: Int)
  /// A picture of the saliency view.
  case picture(SalientPicture)
  /// A value of the zoomed map.
  case value(MatrixPlace)
  /// A cell of the table of layers; the totals where there is no row.
  case tableCell(row: Int?, TableColumn)
  /// The header of a column of the table.
  case tableColumn(TableColumn)
}
