public import Engine

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
  /// The picture of the saliency view that is chosen.
  public var picture = SalientPicture.saliency
  /// The class whose score is looked at; nil for the most probable one.
  public var wantedClass: Int?
  /// What maps and weights show.
  public var numbers = DrawnNumbers.values
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
  /// Whether the cost view lists blocks or layers.
  public var costGrouping = CostGrouping.blocks
  /// The names of the blocks whose parts the cost view lists.
  public var openCosts: Set<String> = []
  /// The cell of a table that is chosen.
  public var cell = CellChoice()
  /// What is explained other than the chosen layer or block; nil for that.
  public var question: Question?
  /// Whether a narrow screen shows the view instead of the tree.
  public var isInFront = false
}

/// The chosen cell of a table, beside the row that the tree's chosen line gives.
public struct CellChoice: Hashable, Sendable {
  /// The column.
  public var column = TableColumn.name
  /// Whether the totals are chosen instead of a row.
  public var isOnTotals = false
  /// Whether the cell's number is worked out under the table.
  public var showsWhy = false
}

/// A picture of the saliency view.
public enum SalientPicture: Hashable, Sendable, CaseIterable {
  /// What the network is fed.
  case input
  /// Where the score depends on the input.
  case saliency
  /// Which places of a layer speak for the class.
  case gradCAM

  /// Its place from the left.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The picture so many places on, at most at the ends.
  func moved(by step: Int) -> SalientPicture {
    Self.allCases[max(0, min(place + step, Self.allCases.count - 1))]
  }
}

extension ViewKind {
  /// Whether one of the view's pictures can have all of it.
  var hasPictures: Bool { [.maps, .weights, .saliency].contains(self) }
}

/// Something that is to be explained.
public struct Question: Hashable, Sendable {
  /// Whose number.
  public var owner: NumberOwner
  /// Which number; nil for all.
  public var quantity: Quantity?
  /// The view to go back to.
  public var origin: ViewKind?
}
