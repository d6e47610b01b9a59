/// Lays help out for a width: wrapped, terms on the left, in two columns where there is room.
struct HelpLayout {
  /// The columns there are.
  let width: Int
  /// What the screen can show.
  let glyphs: GlyphSet

  /// The width from which help stands in two columns.
  static let widthForTwo = 106
  private static let gap = 4

  /// The lines of the sections.
  func lines(_ sections: [HelpSection]) -> [Line] {
    guard width > 0 else { return [] }
    guard width >= Self.widthForTwo, sections.count > 2 else {
      return joined(sections.map { lines($0, width: width) })
    }
    let columnWidth = (width - Self.gap) / 2
    let blocks = sections.map { lines($0, width: columnWidth) }
    let heights = blocks.map { $0.count + 1 }
    let total = heights.reduce(0, +)
    // The left column takes whole sections, so many that the longer column is as short as can be.
    let cut = (1..<blocks.count).reversed().min { first, second in
      let height = { (count: Int) in
        let left = heights.prefix(count).reduce(0, +)
        return max(left, total - left)
      }
      return height(first) < height(second)
    }
    return sideBySide(
      joined(Array(blocks.prefix(cut ?? 1))), joined(Array(blocks.dropFirst(cut ?? 1))),
      width: columnWidth)
  }

  private func joined(_ blocks: [[Line]]) -> [Line] {
    Array(blocks.joined(separator: [[]]))
  }

  private func sideBySide(_ left: [Line], _ right: [Line], width: Int) -> [Line] {
    (0..<max(left.count, right.count)).map { row in
      let first = row < left.count ? left[row] : []
      guard row < right.count, !right[row].isEmpty else { return first }
      let space = width + Self.gap - first.displayWidth
      return first + [Span(String(repeating: " ", count: max(1, space)))] + right[row]
    }
  }

  private func lines(_ section: HelpSection, width: Int) -> [Line] {
    let widest = section.entries.map { glyphs.text($0.term).displayWidth }.max() ?? 0
    let termWidth = widest == 0 ? 0 : min(widest, max(8, width * 2 / 5))
    let title = [Span(glyphs.text(section.title), .role(.accent, .bold))]
    return title.wrapped(to: width)
      + section.entries.flatMap { lines($0, termWidth: termWidth, width: width) }
  }

  /// A term with its text beside it; a term that is too long has its text below.
  private func lines(_ entry: HelpEntry, termWidth: Int, width: Int) -> [Line] {
    let indent = min(termWidth > 0 ? termWidth + 4 : 2, max(0, width - 1))
    let margin = Span(String(repeating: " ", count: indent))
    let body =
      glyphs.text(entry.text).wrapped(to: width - indent).map { [margin, Span($0)] }
      + (entry.note.isEmpty
        ? []
        : glyphs.text(entry.note).wrapped(to: width - indent).map {
          [margin, Span($0, .role(.muted))]
        })
    let term = glyphs.text(entry.term)
    guard !term.isEmpty else { return body }
    let start = Span("  " + term, .bold)
    guard term.displayWidth <= termWidth, let first = body.first else {
      return [start].wrapped(to: width) + body
    }
    let space = Span(String(repeating: " ", count: max(0, indent - 2 - term.displayWidth)))
    return [[start, space] + first.dropFirst()] + body.dropFirst()
  }
}
