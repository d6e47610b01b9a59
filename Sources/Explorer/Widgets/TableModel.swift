extension Table {
  /// A column of a table.
  public struct Column: Hashable, Sendable {
    /// The header.
    public var title: String
    /// Where header and cells stand.
    public var alignment: TextAlignment
    /// The narrowest that is still worth showing.
    public var minimumWidth: Int
    /// The widest.
    public var maximumWidth: Int
    /// In a narrow pane columns with a lower priority are left out first.
    public var priority: Int
    /// Which part of a long cell gives way.
    public var shortening: Shortening

    /// Makes a column.
    public init(
      _ title: String, alignment: TextAlignment = .left, minimumWidth: Int = 3,
      maximumWidth: Int = .max, priority: Int = 1, shortening: Shortening = .end
    ) {
      self.title = title
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.maximumWidth = maximumWidth
      self.priority = priority
      self.shortening = shortening
    }
  }
}

/// A cell of a table: text, or a bar for a share of the total.
public struct TableCell: Hashable, Sendable {
  /// The text; beside a bar, what stands before it.
  public var text: String
  /// How it looks.
  public var style: Style
  /// A share of the total, 0…1, drawn as a bar after the text; nil for no bar.
  public var share: Double?

  /// Makes a cell.
  public init(_ text: String, style: Style = .standard, share: Double? = nil) {
    self.text = text
    self.style = style
    self.share = share
  }
}

/// A row of a table.
public struct TableRow: Hashable, Sendable {
  /// One cell a column; missing ones are empty.
  public var cells: [TableCell]
  /// Laid over the styles of the cells.
  public var style: Style

  /// Makes a row.
  public init(_ cells: [TableCell], style: Style = .standard) {
    self.cells = cells
    self.style = style
  }
}

/// What a person has chosen in a table, apart from its rows.
public struct TableState: Hashable, Sendable {
  /// The chosen row and the row on top.
  public var list: ListState
  /// The column that rows are sorted by; nil for their own order.
  public var sortColumn: Int?
  /// Whether the largest comes first.
  public var isDescending: Bool
  /// The column of the chosen cell; nil where a row is chosen as a whole.
  public var column: Int?
  /// Whether the totals are chosen instead of a row.
  public var isOnTotals = false

  /// Makes a state.
  public init(list: ListState = ListState(), sortColumn: Int? = nil, isDescending: Bool = false) {
    self.list = list
    self.sortColumn = sortColumn
    self.isDescending = isDescending
  }

  /// Sorts by a column: first the largest on top, then the smallest, then the rows' own order.
  public mutating func toggleSort(column: Int) {
    if sortColumn != column {
      (sortColumn, isDescending) = (column, true)
    } else if isDescending {
      isDescending = false
    } else {
      sortColumn = nil
    }
  }
}
