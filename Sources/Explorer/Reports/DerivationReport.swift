import Engine

/// Where a number comes from, as lines for the screen and for text alike.
struct DerivationReport {
  let derivation: Derivation

  init(_ derivation: Derivation) {
    self.derivation = derivation
  }

  /// What is asked: `conv2: parameters`.
  var title: Line {
    [Span(derivation.owner, .bold), Span(": \(derivation.quantity.title)", .role(.muted))]
  }

  /// A line for each step, one under the other.
  var lines: [Line] {
    Self.stacked(derivation.lines) + sumLines + conclusion
      + derivation.remarks.map { [Span($0, .role(.muted))] }
  }

  /// A line for each formula, its steps one behind the other.
  var brief: [Line] {
    let worked = derivation.lines.filter { !$0.isDetail || derivation.lines.count == 1 }
    let sum = briefSum.map { [$0] } ?? []
    // The convention stands below the table already.
    let remarks = derivation.remarks.filter { !$0.hasPrefix(NetworkTotals.convention) }
    return Self.chained(worked) + sum + remarks.map { [Span($0, .role(.muted))] }
  }

  // MARK: - Formulas

  /// Lines with their labels in a column of their own, wide enough for the longest.
  static func stacked(_ lines: [Explanation.Line]) -> [Line] {
    let indent = indent(of: lines)
    return lines.flatMap { stacked($0, indent) }
  }

  private static func chained(_ lines: [Explanation.Line]) -> [Line] {
    let indent = indent(of: lines)
    return lines.map { chained($0, indent) }
  }

  private static func indent(of lines: [Explanation.Line]) -> Int {
    max(10, (lines.map(\.label.displayWidth).max() ?? 0) + 1)
  }

  private static func stacked(_ line: Explanation.Line, _ indent: Int) -> [Line] {
    let blanks = String(repeating: " ", count: indent - 2)
    var lines: [Line] = [
      [Span(line.label.padded(to: indent), .role(.muted)), Span(line.symbols)]
    ]
    for step in [line.numbers, line.step] where !step.isEmpty && step != line.result {
      lines.append([Span(blanks + "= " + step)])
    }
    if !line.result.isEmpty {
      let note: Line = line.note.isEmpty ? [] : [Span("   " + line.note, .role(.muted))]
      lines.append([Span(blanks + "= "), Span(line.result, .bold)] + note)
    }
    if !line.letters.isEmpty {
      lines.append([Span(blanks + "  " + line.letters, .role(.muted))])
    }
    return lines
  }

  private static func chained(_ line: Explanation.Line, _ indent: Int) -> Line {
    let steps = [line.symbols, line.numbers, line.step].filter { !$0.isEmpty }
    let result: Line = line.result.isEmpty ? [] : [Span(" = "), Span(line.result, .bold)]
    let note: Line = line.note.isEmpty ? [] : [Span("   " + line.note, .role(.muted))]
    return [
      Span(line.label.padded(to: indent), .role(.muted)),
      Span(steps.joined(separator: " = ")),
    ] + result + note
  }

  // MARK: - Sums

  private var sumLines: [Line] {
    let names = derivation.parts.map(\.name.displayWidth).max() ?? 0
    let texts = derivation.parts.map(\.text.displayWidth).max() ?? 0
    return derivation.parts.map { part in
      guard let share = part.share else {
        return [Span("  " + part.name.padded(to: names + 2)), Span(part.text)]
      }
      let percent = NumberFormat.percent(share).padded(to: 9, .right)
      return [
        Span("  " + part.name.padded(to: names + 2)),
        Span(part.text.padded(to: texts, .right)), Span(percent, .role(.muted)),
      ]
    }
  }

  /// The sum in one line with its result, and results that no formula ends in.
  private var conclusion: [Line] {
    let result = derivation.result
    let sum: [Line] =
      derivation.parts.count > 1 && !derivation.sum.isEmpty ? [[Span("= " + derivation.sum)]] : []
    guard derivation.lines.last(where: { !$0.isDetail })?.result != result else { return sum }
    return sum + [[Span("= "), Span(result, .bold)]]
  }

  private var briefSum: Line? {
    guard !derivation.parts.isEmpty else {
      return derivation.lines.isEmpty ? conclusion.first : nil
    }
    let isSum = !derivation.sum.isEmpty
    let parts = derivation.parts.map { "\($0.name) \($0.text)" }
    guard isSum else { return [Span(parts.joined(separator: "; "))] }
    return [Span(parts.joined(separator: " + ")), Span(" = "), Span(derivation.result, .bold)]
  }
}
