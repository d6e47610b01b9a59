import Engine

/// A module's cost with and without its 1×1 reductions, as lines for the screen and for text alike.
struct LedgerReport {
  let ledger: ReductionLedger

  init(_ ledger: ReductionLedger) {
    self.ledger = ledger
  }

  /// The paths with their sums, the totals, and what the reductions save.
  var lines: [Line] {
    let rows = ledger.paths.map(row) + (ledger.paths.count > 1 ? [totals] : [])
    let names = rows.map(\.name.displayWidth).max() ?? 0
    let sums = max(rows.map(\.with.displayWidth).max() ?? 0, "MACs with 1×1".displayWidth)
    let direct = max(rows.map(\.without.displayWidth).max() ?? 0, "without".displayWidth)
    let head: Line = [
      Span(
        "".padded(to: names + 2) + "MACs with 1×1".padded(to: sums, .right) + "  "
          + "without".padded(to: direct, .right), .role(.muted))
    ]
    let body = rows.enumerated().map { place, row -> Line in
      let style: Style = place == ledger.paths.count ? .bold : .standard
      return [
        Span(row.name.padded(to: names + 2), style), Span(row.with.padded(to: sums, .right), style),
        Span("  " + row.without.padded(to: direct, .right), style),
        Span(row.note.isEmpty ? "" : "  " + row.note, .role(.muted)),
      ]
    }
    return [title, head] + body + formulas
  }

  private typealias Row = (name: String, with: String, without: String, note: String)

  private var title: Line {
    [
      Span(ledger.owner, .bold),
      Span(": 1×1 reductions on \(ledger.input.compactDescription)", .role(.muted)),
    ]
  }

  private func row(_ path: ReductionLedger.Path) -> Row {
    let steps = path.steps.map { NumberFormat.count($0.macs) }
    let sum = path.steps.count > 1 ? " = " + NumberFormat.count(path.macs) : ""
    let channels = path.pooledChannels.map { counted($0, "channel") }
    return (
      path.name, steps.joined(separator: " + ") + sum, NumberFormat.count(path.directMacs),
      channels ?? (path.isReduced ? ratio(path.directMacs, path.macs) : "")
    )
  }

  private var totals: Row {
    (
      "total", NumberFormat.count(ledger.macs), NumberFormat.count(ledger.directMacs),
      ratio(ledger.directMacs, ledger.macs)
    )
  }

  private func ratio(_ direct: Int, _ reduced: Int) -> String {
    guard reduced > 0 else { return "" }
    return NumberFormat.float(Double(direct) / Double(reduced), digits: 3) + " times"
  }

  /// Each reduced path's products.
  private var formulas: [Line] {
    let reduced = ledger.paths.filter(\.isReduced)
    let products = reduced.flatMap { path -> [Line] in
      let with = path.steps.map(\.formula).joined(separator: " + ")
      let without = path.direct.map(\.formula).joined(separator: " + ")
      return [[Span("\(path.name): \(with)  against  \(without)", .role(.muted))]]
    }
    let parameters =
      "parameters of the convolutions: \(NumberFormat.count(ledger.parameters)) against "
      + NumberFormat.count(ledger.directParameters)
    let pooled = ledger.paths.contains { $0.pooledChannels != nil }
    let remark = "without its 1×1 convolution, a pooling passes on all channels of the input"
    return [[Span(parameters, .role(.muted))]] + products
      + (pooled ? [[Span(remark, .role(.muted))]] : [])
  }
}
