/// Rows of text in columns.
enum TextColumns {
  /// One line a row; each column as wide as its widest cell, nothing behind the last one.
  ///
  /// - Parameters:
  ///   - rows: the cells of each row.
  ///   - alignments: one a column.
  ///   - glyphs: what can be shown. Cells take this form before they are measured: `→` has two columns in ASCII.
  /// - Returns: the lines.
  static func lines(
    _ rows: [[String]], alignments: [TextAlignment], glyphs: GlyphSet
  ) -> [String] {
    let shown = rows.map { $0.map(glyphs.text) }
    let widths = alignments.indices.map { column in
      shown.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return shown.map { row in
      let line = zip(row.indices, row).map { column, cell in
        cell.padded(to: widths[column], alignments[column])
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
