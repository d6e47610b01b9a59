/// What a terminal would show of the bytes that a program sends: a small xterm.
///
/// Understands what curses sends to `xterm-256color`, `screen`, `linux` and `vt100`: cursor
/// addressing, erasing, inserting and deleting, scroll regions, colours and attributes, the
/// alternate screen, line-drawing characters. Modes are kept as numbers for tests to look at.
public struct TerminalScreen: Sendable, CustomStringConvertible {
  /// A colour as the program asked for it.
  public enum Color: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// One of 256.
    case indexed(Int)
    /// Red, green, blue.
    case rgb(Int, Int, Int)
  }

  /// How a cell looks beside its character.
  public struct Look: Hashable, Sendable {
    /// The character's colour.
    public var foreground = Color.standard
    /// The cell's colour.
    public var background = Color.standard
    /// Attributes.
    public var isBold = false, isDim = false, isUnderlined = false, isReversed = false
  }

  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The character; 0 for the right half of a wide one.
    public var scalar: Unicode.Scalar = " "
    /// Colours and attributes.
    public var look = Look()
  }

  /// Columns.
  public internal(set) var columns: Int
  /// Rows.
  public internal(set) var rows: Int
  /// The cursor's column and row, from 0.
  public internal(set) var x = 0, y = 0
  /// The private modes that are on: 25 cursor, 1000 mouse, 1049 alternate screen, 2004 paste.
  public internal(set) var modes: Set<Int> = [7, 25]
  /// How many bells rang.
  public internal(set) var bells = 0

  var cells: [[Cell]]
  var look = Look()
  var wrapsNext = false
  var top = 0, bottom: Int
  var saved = (x: 0, y: 0, look: Look())
  var mainScreen: [[Cell]]?
  var charsets: [UInt8] = [UInt8(ascii: "B"), UInt8(ascii: "B")]
  var activeCharset = 0
  var lastScalar: Unicode.Scalar = " "
  var pending: [UInt8] = []

  /// An empty screen.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    bottom = rows - 1
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// Whether the alternate screen is shown.
  public var isAlternate: Bool { mainScreen != nil }
  /// Whether the cursor is visible.
  public var isCursorVisible: Bool { modes.contains(25) }

  /// The cell at a place; an empty one outside.
  public func cell(x: Int, y: Int) -> Cell {
    cells.indices.contains(y) && cells[y].indices.contains(x) ? cells[y][x] : Cell()
  }

  /// A row's characters without the blanks at its end.
  public func text(row: Int) -> String {
    guard cells.indices.contains(row) else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: cells[row].map(\.scalar).filter { $0.value != 0 })
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// All rows.
  public var lines: [String] { (0..<rows).map(text(row:)) }

  /// The whole screen as text.
  public var text: String { lines.joined(separator: "\n") }

  /// The screen's text, for failed expectations.
  public var description: String { "\n" + text }

  /// Whether some row shows the text.
  public func shows(_ wanted: String) -> Bool {
    lines.contains { $0.contains(wanted) }
  }

  /// Changes the extents; what no longer fits is cut off.
  public mutating func resize(columns: Int, rows: Int) {
    cells = Self.fitted(cells, columns: columns, rows: rows)
    mainScreen = mainScreen.map { Self.fitted($0, columns: columns, rows: rows) }
    (self.columns, self.rows) = (columns, rows)
    (top, bottom) = (0, rows - 1)
    (x, y) = (min(x, columns - 1), min(y, rows - 1))
    wrapsNext = false
  }

  private static func fitted(_ cells: [[Cell]], columns: Int, rows: Int) -> [[Cell]] {
    (0..<rows).map { y in
      (0..<columns).map { x in
        cells.indices.contains(y) && cells[y].indices.contains(x) ? cells[y][x] : Cell()
      }
    }
  }
}
