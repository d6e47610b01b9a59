extension String {
  /// The text broken at spaces into lines of at most the given columns.
  ///
  /// Newlines stay, words that are longer than a line are cut, and a width of 0 gives no lines.
  public func wrapped(to columns: Int) -> [String] {
    [Span(self)].wrapped(to: columns).map(\.plainText)
  }
}

extension [Span] {
  /// The line broken at spaces into lines of at most the given columns; newlines break too.
  ///
  /// - Parameters:
  ///   - columns: the columns of a line.
  ///   - indent: the spaces before every line but the first; left out where lines are too narrow for them.
  /// - Returns: the lines.
  public func wrapped(to columns: Int, hanging indent: Int = 0) -> [Line] {
    guard columns > 0 else { return [] }
    var wrapper = LineWrapper(columns: columns, indent: columns > 4 * indent ? indent : 0)
    for span in self {
      for (index, paragraph) in span.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { wrapper.breakLine() }
        wrapper.add(paragraph, style: span.style)
      }
    }
    return wrapper.finish()
  }
}

/// Collects words into lines.
private struct LineWrapper {
  let columns: Int
  let indent: Int
  var lines: [Line] = []
  var current: Line = []
  var width = 0

  init(columns: Int, indent: Int) {
    self.columns = columns
    self.indent = indent
  }

  mutating func add(_ text: Substring, style: Style) {
    var rest = text
    while let first = rest.first {
      let isSpace = first == " "
      let piece = rest.prefix { ($0 == " ") == isSpace }
      rest = rest.dropFirst(piece.count)
      if isSpace { addSpaces(piece, style: style) } else { addWord(piece, style: style) }
    }
  }

  /// Spaces at a line's end are dropped, those that indent a line stay.
  mutating func addSpaces(_ spaces: Substring, style: Style) {
    if width + spaces.count <= columns {
      append(String(spaces), style: style)
    } else {
      width = columns
    }
  }

  mutating func addWord(_ word: Substring, style: Style) {
    if width > 0, width + word.displayWidth > columns, !isIndentOnly { continueBelow() }
    var rest = word
    while !rest.isEmpty {
      var piece = rest.prefix(columns: columns - width)
      if piece.isEmpty {
        if width > 0 {
          continueBelow()
          continue
        }
        piece = String(rest.prefix(1))
      }
      append(piece, style: style)
      rest = rest.dropFirst(piece.count)
      if !rest.isEmpty { continueBelow() }
    }
  }

  mutating func continueBelow() {
    breakLine()
    if indent > 0 { append(String(repeating: " ", count: indent), style: .standard) }
  }

  var isIndentOnly: Bool { current.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

  mutating func append(_ text: String, style: Style) {
    width += text.displayWidth
    if let last = current.last, last.style == style {
      current[current.count - 1].text += text
    } else {
      current.append(Span(text, style))
    }
  }

  mutating func breakLine() {
    while let last = current.last, last.text.hasSuffix(" ") || last.text.isEmpty {
      current[current.count - 1].text = String(last.text.dropLast())
      if current[current.count - 1].text.isEmpty { current.removeLast() }
    }
    lines.append(current)
    current = []
    width = 0
  }

  mutating func finish() -> [Line] {
    breakLine()
    return lines
  }
}

extension [Line] {
  /// Pieces side by side, as many as fit into each line; a piece is broken only where it is longer than a line.
  ///
  /// - Parameters:
  ///   - columns: the columns of a line.
  ///   - gap: the spaces between two pieces.
  /// - Returns: the lines.
  public func packed(into columns: Int, gap: Int = 2) -> [Line] {
    var lines: [Line] = []
    for piece in self {
      if let last = lines.last, last.displayWidth + gap + piece.displayWidth <= columns {
        lines[lines.count - 1] += [Span(String(repeating: " ", count: gap))] + piece
      } else {
        lines += piece.wrapped(to: columns)
      }
    }
    return lines
  }
}
