import Engine

extension Repl {
  /// Layers that are listed at most; the dearest come first.
  private static let listedCosts = 20

  /// Where the cost lies, by block and by layer, and the ledger of the module around the chosen layer.
  func cost() -> [String] {
    let ledger = state.network.reductionLedger(around: .layer(state.chosen), state.analysis)
    return costs(.blocks) + [""] + costs(.layers)
      + (ledger.map { [""] + LedgerReport($0).lines.map(\.plainText) } ?? [])
      + ["", NetworkTotals.convention + "; activations in float32"]
      + (state.analysis.firstError == nil
        ? [] : ["the sums are those of the layers that can be computed"])
  }

  /// One table: blocks in the network's order, or the dearest layers.
  func costs(_ grouping: CostGrouping) -> [String] {
    var view = ViewState()
    view.costGrouping = grouping
    if grouping == .layers { (view.sorting, view.isDescending) = (.macs, true) }
    let costs = CostRows(state.network, state.analysis, view)
    let shown = grouping == .layers ? Array(costs.rows.prefix(Self.listedCosts)) : costs.rows
    let width = max(shown.map(\.name.count).max() ?? 0, 5)
    let title = (grouping == .blocks ? "block" : "layer").padded(to: width)
    let head =
      title + "      MACs        parameters  activations      share of MACs"
    let rest = costs.rows.count - shown.count
    return [head] + shown.map { line($0.name.padded(to: width), $0.amount, of: costs.total) }
      + [line("total".padded(to: width), costs.total, of: costs.total)]
      + (rest > 0 ? ["the \(shown.count) dearest of \(costs.rows.count) layers"] : [])
  }

  private func line(_ name: String, _ cost: Cost, of total: Cost) -> String {
    let cells = [
      (cost.macs, total.macs, NumberFormat.scaled(cost.macs)),
      (cost.parameters, total.parameters, NumberFormat.scaled(cost.parameters)),
      (cost.memory, total.memory, NumberFormat.bytes(cost.memory)),
    ].map { value, whole, text in
      let share = value > 0 ? NumberFormat.percent(Double(value) / Double(max(1, whole))) : ""
      return (value > 0 ? text : "").padded(to: 8, .right) + share.padded(to: 8, .right)
    }
    let bar = Double(cost.macs) / Double(max(1, total.macs)) * 20
    return (name + cells.joined() + "  " + String(repeating: "#", count: Int(bar.rounded())))
      .trimmed
  }
}
