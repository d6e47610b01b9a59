import Engine

extension Repl {
  /// How many passes are timed.
  private static let passes = 20
  /// Steps that are listed at most.
  private static let listedSteps = 30

  /// Measures where the time of a pass goes, by block and by step.
  func profile(sortedBy column: TableColumn = .time) throws -> [String] {
    let (session, setup) = (session, state.setup)
    let report = try waitFor { try await session.profile(setup, passes: Self.passes) }
    var view = ViewState()
    let blocks = ProfileRows(state.network, report, view)
    (view.costGrouping, view.sorting, view.isDescending) = (.layers, column, true)
    let steps = ProfileRows(state.network, report, view)
    let shown = Array(steps.rows.prefix(Self.listedSteps))
    let rest = steps.rows.count - shown.count
    return table("block", blocks.rows, blocks.total) + [""] + table("layer", shown, steps.total)
      + (rest > 0 ? ["\(rest) more steps"] : []) + ["", report.totals]
  }

  private func table(
    _ title: String, _ rows: [OutlineRow<StepTimes>], _ total: StepTimes
  ) -> [String] {
    let width = max(rows.map(\.name.count).max() ?? 0, 5)
    func line(_ name: String, _ own: StepTimes) -> String {
      let share = total.milliseconds > 0 ? own.milliseconds / total.milliseconds : 0
      let cells = [
        (decimals(own.milliseconds, 3), 9), (NumberFormat.percent(share), 9),
        (own.operations > 0 ? decimals(own.gigaflops, 0) : "", 9),
        (decimals(own.gigabytes, 1), 8),
        (own.expected > 0 ? NumberFormat.percent(own.shareOfLimit) : "", 10),
      ]
      return
        (name.padded(to: width) + cells.map { $0.0.padded(to: $0.1, .right) }.joined() + "  "
        + own.limit).trimmed
    }
    let head =
      title.padded(to: width) + "       ms    share  GFLOP/s    GB/s  of limit  bound by"
    return [head] + rows.map { line($0.name, $0.amount) } + [line("total", total)]
  }
}
