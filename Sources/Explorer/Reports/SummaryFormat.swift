import Engine

/// The forms in which a network's table is written.
enum SummaryFormat: String, CaseIterable {
  case table, json, csv, markdown
}

extension NetworkSummary {
  /// The summary as text, without a line break at the end.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - glyphs: what can be shown; the table is laid out for it.
  /// - Returns: lines with line breaks between them.
  func text(as format: SummaryFormat, glyphs: GlyphSet = .unicode) -> String {
    switch format {
    case .json: json.written
    case .csv: ([Self.head + Self.fieldHead] + cells).map(Self.csvLine).joined(separator: "\n")
    case .markdown: markdown
    case .table: table(glyphs)
    }
  }

  private static let head = ["layer", "kind", "settings", "output", "parameters", "MACs"]
  private static let fieldHead = ["receptive field", "field stride", "field offset"]

  private var cells: [[String]] {
    rows.map { row in
      [
        row.name, row.kind, row.caption, row.output?.compactDescription ?? "?",
        row.parameters.map(String.init) ?? "?", row.multiplyAccumulates.map(String.init) ?? "?",
      ] + (row.receptiveField?.columns ?? ["", "", ""])
    }
  }

  private var json: JSONText {
    .object([
      ("network", .text(network)), ("input", .shape(input.dimensions)),
      ("parameters", .count(totals?.parameters)),
      ("parameters_with_statistics", .count(totals?.parametersWithStatistics)),
      ("macs", .count(totals?.multiplyAccumulates)), ("layers", .list(rows.map(Self.json))),
    ])
  }

  private static func json(_ row: Row) -> JSONText {
    .object([
      ("name", .text(row.name)), ("kind", .text(row.kind)), ("block", .text(row.block)),
      ("inputs", .list(row.inputs.map(JSONText.text))),
      ("output", row.output.map { .shape($0.dimensions) } ?? .null),
      ("parameters", .count(row.parameters)), ("macs", .count(row.multiplyAccumulates)),
      ("receptive_field", row.receptiveField?.json ?? .null),
    ])
  }

  /// A record as RFC 4180 has it: quotes around what needs them, quotes inside doubled.
  private static func csvLine(_ fields: [String]) -> String {
    fields.map { field in
      guard field.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return field }
      return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }

  /// A row of a Markdown table; strokes inside cells would begin new ones.
  private static func markdownLine(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private var markdown: String {
    let rule =
      Self.head.indices.map { $0 < 3 ? "---" : "---:" } + Self.fieldHead.map { _ in "---:" }
    let lines = [Self.head + Self.fieldHead, rule] + cells
    return
      (lines.map(Self.markdownLine) + [
        "", totalsLine, "", NetworkTotals.convention,
      ])
      .joined(separator: "\n")
  }

  private func table(_ glyphs: GlyphSet) -> String {
    let grouped = rows.map { row in
      [
        row.name, row.kind, row.caption, row.output?.compactDescription ?? "?",
        Self.count(row.parameters), Self.count(row.multiplyAccumulates),
        row.receptiveField?.caption ?? "",
      ]
    }
    let body = TextColumns.lines(
      [Self.head + ["sees"]] + grouped,
      alignments: [.left, .left, .left, .left, .right, .right, .right], glyphs: glyphs)
    return (body + ["", totalsLine, NetworkTotals.convention]).joined(separator: "\n")
  }

  private var totalsLine: String {
    "\(network) \(input.compactDescription): \(Self.count(totals?.parameters)) "
      + "parameter\((totals?.parameters ?? 0).plural) "
      + "(\(Self.count(totals?.parametersWithStatistics)) with batch-norm statistics), "
      + "\(Self.count(totals?.multiplyAccumulates)) MACs"
  }

  private static func count(_ number: Int?) -> String { number?.withSeparators ?? "?" }
}

extension String {
  /// The text filled up with blanks.
  func padded(to width: Int, onTheLeft: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return onTheLeft ? blanks + self : self + blanks
  }
}

extension Int {
  /// The number with thousands separators.
  var withSeparators: String {
    var digits = Array(String(magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (self < 0 ? "-" : "") + String(digits)
  }
}

extension SummaryFormat {
  /// The format that a file's name asks for; the table where it asks for none.
  init(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".csv") {
      self = .csv
    } else if name.hasSuffix(".json") {
      self = .json
    } else {
      self = name.hasSuffix(".md") ? .markdown : .table
    }
  }
}
