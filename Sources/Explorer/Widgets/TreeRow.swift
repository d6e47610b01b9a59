/// A column of a tree, right of the names.
public struct TreeColumn: Hashable, Sendable {
  /// Where its texts stand.
  public var alignment: TextAlignment
  /// In a narrow pane columns with a lower priority are left out first.
  public var priority: Int
  /// The header; empty for none.
  public var title: String

  /// Makes a column.
  public init(_ title: String = "", alignment: TextAlignment = .left, priority: Int = 1) {
    self.title = title
    self.alignment = alignment
    self.priority = priority
  }
}

/// A row of a tree.
public struct TreeRow: Hashable, Sendable {
  /// What stands before a name.
  public enum Marker: Hashable, Sendable {
    /// A block whose rows follow.
    case open
    /// A block whose rows are folded away.
    case closed
    /// A row without rows of its own.
    case leaf
    /// The addition where a skip connection ends.
    case addition
  }

  /// A piece of a skip connection's bracket in the margin.
  public enum Bracket: Hashable, Sendable {
    /// Nothing.
    case none
    /// Where it leaves the block's input.
    case start
    /// On its way.
    case through
    /// Where it is added.
    case end
    /// A folded block's whole connection in one row.
    case whole
  }

  /// A piece of the margin: a bracket, and whether its connection is on.
  public struct Margin: Hashable, Sendable {
    /// The piece.
    public var bracket: Bracket
    /// Solid when on, dotted and dimmed when off.
    public var isOn: Bool

    /// Makes a piece.
    public init(_ bracket: Bracket, isOn: Bool = true) {
      self.bracket = bracket
      self.isOn = isOn
    }
  }

  /// What has become of a layer.
  public enum Mark: Hashable, Sendable {
    /// Nothing to say.
    case none
    /// Not computed.
    case missing
    /// Being computed; the share that is done, 0…1.
    case computing(Double)
    /// Some layers of the block are computed.
    case partial
    /// Computed.
    case computed
    /// Changed by the person.
    case edited
    /// Cannot be computed, or gave NaN.
    case bad
  }

  /// How far the name is indented, in levels.
  public var depth: Int
  /// What stands before the name.
  public var marker: Marker
  /// The name; long ones give way in the middle.
  public var name: String
  /// One text a column; missing ones are empty.
  public var columns: [String]
  /// Words in place of the columns, `identity skip OFF`; nil shows the columns.
  public var note: Span?
  /// What has become of the layer.
  public var mark: Mark
  /// The margin from left to right.
  public var margin: [Margin]
  /// The style of name and columns.
  public var style: Style

  /// Makes a row.
  public init(
    depth: Int = 0, marker: Marker = .leaf, name: String, columns: [String] = [],
    note: Span? = nil, mark: Mark = .none, margin: [Margin] = [], style: Style = .standard
  ) {
    self.depth = depth
    self.marker = marker
    self.name = name
    self.columns = columns
    self.note = note
    self.mark = mark
    self.margin = margin
    self.style = style
  }
}
