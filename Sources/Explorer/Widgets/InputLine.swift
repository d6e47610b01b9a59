/// A line being typed: its text, the cursor, and the lines typed before.
public struct InputLine: Hashable, Sendable {
  /// The text.
  public private(set) var text: String
  /// Characters left of the cursor.
  public private(set) var cursor: Int
  /// Lines typed before, the oldest first.
  public private(set) var history: [String]
  /// The place in the history that is shown; nil for the line itself.
  private var recalled: Int?
  /// The line as it was before the history was looked through.
  private var draft = ""

  /// Lines that are remembered.
  public static let historyLimit = 500
  /// Unicode scalars that a line can hold; more are dropped.
  public static let lengthLimit = 4_096

  /// Makes a line with the cursor at its end.
  public init(_ text: String = "", history: [String] = []) {
    self.text = ""
    cursor = 0
    self.history = Array(history.suffix(Self.historyLimit))
    insert(text)
  }

  // MARK: - Typing

  /// Inserts typed or pasted text; newlines and tabs become spaces, what a terminal obeys is left out.
  ///
  /// Marks and joiners that take no column stay: files may be named so. They are painted as `?`.
  public mutating func insert(_ pasted: String) {
    let room = max(0, Self.lengthLimit - text.unicodeScalars.count)
    let safe = pasted.unicodeScalars.prefix(room).compactMap { scalar -> Unicode.Scalar? in
      if scalar == "\n" || scalar == "\t" || scalar == "\r" { return " " }
      return scalar.isObeyed ? nil : scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: safe)
    let before = String(text.prefix(cursor)) + String(view)
    replace(before, after)
  }

  /// Replaces everything.
  ///
  /// - Parameters:
  ///   - text: the new line.
  ///   - place: the characters before the cursor; nil puts it at the end.
  public mutating func set(_ text: String, cursor place: Int? = nil) {
    self.text = ""
    cursor = 0
    insert(text)
    if let place { cursor = max(0, min(place, self.text.count)) }
  }

  /// Empties the line and forgets where in the history it was.
  public mutating func clear() {
    set("")
    recalled = nil
    draft = ""
  }

  // MARK: - Moving

  /// One character to the left.
  public mutating func left() { cursor = max(0, cursor - 1) }
  /// One character to the right.
  public mutating func right() { cursor = min(text.count, cursor + 1) }
  /// To the beginning.
  public mutating func home() { cursor = 0 }
  /// To the end.
  public mutating func end() { cursor = text.count }
  /// To the beginning of the word on the left.
  public mutating func wordLeft() { cursor = wordStart }

  // MARK: - Deleting

  /// Deletes the character on the left.
  public mutating func deleteBack() { replace(String(before.dropLast()), after) }
  /// Deletes the character under the cursor.
  public mutating func deleteForward() { replace(before, String(after.dropFirst())) }
  /// Deletes the word on the left and the spaces after it.
  public mutating func deleteWord() { replace(String(text.prefix(wordStart)), after) }
  /// Deletes everything left of the cursor.
  public mutating func deleteToStart() { replace("", after) }
  /// Deletes everything from the cursor on.
  public mutating func deleteToEnd() { replace(before, "") }

  // MARK: - History

  /// Takes the line: remembers and returns it, and starts an empty one.
  public mutating func accept() -> String {
    let line = text
    if !line.allSatisfy({ $0 == " " }), history.last != line { history.append(line) }
    history = Array(history.suffix(Self.historyLimit))
    clear()
    return line
  }

  /// Shows the line typed before; the one being typed is kept.
  public mutating func historyBack() {
    guard let index = recalled.map({ $0 - 1 }) ?? history.indices.last, index >= 0 else { return }
    if recalled == nil { draft = text }
    recalled = index
    set(history[index])
  }

  /// Shows the line typed after, at last the one being typed.
  public mutating func historyForward() {
    guard let index = recalled.map({ $0 + 1 }) else { return }
    let isBack = index >= history.count
    recalled = isBack ? nil : index
    set(isBack ? draft : history[index])
  }

  // MARK: - Painting

  /// Paints a prompt and the part of the line around the cursor.
  ///
  /// - Parameters:
  ///   - area: one row of cells.
  ///   - prompt: what stands before the line.
  ///   - glyphs: what the screen can show.
  ///   - buffer: where to paint.
  /// - Returns: the cursor's cell; nil when there is no room for it.
  @discardableResult
  public func draw(
    in area: Rect, prompt: Span = Span(":"), glyphs: GlyphSet, to buffer: inout CellBuffer
  ) -> Point? {
    let start = buffer.write([prompt], in: area)
    let room = area.inset(left: start).splitTop(1).top
    guard room.width > 0, room.height > 0 else { return nil }
    // The cursor needs a cell of its own after the text.
    let shownBefore = glyphs.isASCII ? ascii(before) : before
    let visible = shownBefore.suffix(columns: room.width - 1)
    let used = buffer.write(visible, in: room, shortening: .clip)
    let rest = glyphs.isASCII ? ascii(after) : after
    buffer.write(rest, x: room.x + used, y: room.y, clip: room)
    return Point(x: room.x + used, y: room.y)
  }

  /// One character for one, so that the cursor stays where it is.
  private func ascii(_ text: String) -> String { String(text.map { $0.isASCII ? $0 : "?" }) }

  // MARK: - Parts

  private var before: String { String(text.prefix(cursor)) }
  private var after: String { String(text.dropFirst(cursor)) }

  private var wordStart: Int {
    let characters = Array(text.prefix(cursor))
    var index = characters.count
    while index > 0, characters[index - 1] == " " { index -= 1 }
    while index > 0, characters[index - 1] != " " { index -= 1 }
    return index
  }

  private mutating func replace(_ before: String, _ after: String) {
    text = before + after
    cursor = min(before.count, text.count)
  }
}
