import Engine

/// A network's counts beside published ones, as lines for the screen and for text alike.
struct ReconcileReport {
  private let network: Network
  private let analysis: NetworkAnalysis
  private let reconciliation: Reconciliation

  /// Prepares the text of what was found by comparing a network with published counts.
  init(_ network: Network, _ analysis: NetworkAnalysis, _ reconciliation: Reconciliation) {
    self.network = network
    self.analysis = analysis
    self.reconciliation = reconciliation
  }

  /// Compares a network with what is published under its name.
  init(_ network: Network, _ analysis: NetworkAnalysis) {
    self.init(network, analysis, Reconciliation(network, analysis))
  }

  /// The network's own counts, what was changed in it, and each published figure with its reason.
  var lines: [Line] {
    own + changes + reconciliation.rows.flatMap { [[]] + figure($0) } + nothing
  }

  // MARK: - The network's own

  private var own: [Line] {
    let totals = analysis.totals
    let statistics = totals.parametersWithStatistics - totals.parameters
    let parameters =
      NumberFormat.count(totals.parameters) + " parameter\(totals.parameters.plural)"
      + (statistics > 0 ? " (and \(NumberFormat.count(statistics)) statistics)" : "")
    let sideBranches =
      network.sideBranchNames.isEmpty
      ? "" : network.switches.sideBranches ? ", side branches counted" : ", side branches left out"
    return [
      [Span("\(network.title), as it is here\(sideBranches)", .bold)],
      [Span("  \(parameters), \(NumberFormat.count(totals.multiplyAccumulates)) MACs")],
      [Span("  " + layers(totals))],
    ]
  }

  private func layers(_ totals: NetworkTotals) -> String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(NumberFormat.count(number)) \(noun)\(number == 1 ? "" : "s")"
    }
    return count(totals.convolutions, "convolution") + " and "
      + count(totals.fullyConnected, "fully connected layer") + ", "
      + count(reconciliation.depth, "layer") + " with weights on the longest path"
  }

  private var changes: [Line] {
    guard let changes = reconciliation.changes, let name = reconciliation.builtIn else { return [] }
    let changed = changes.changedRows
    let names = changed.prefix(3).map(\.name).joined(separator: ", ")
    let layers =
      changed.isEmpty
      ? "other layers are counted"
      : "\(changed.count) \(changed.count == 1 ? "layer differs" : "layers differ") (\(names)\(changed.count > 3 ? ", …" : ""))"
    let parameters = signed(changes.newTotals.parameters - changes.oldTotals.parameters)
    let macs = signed(changes.newTotals.multiplyAccumulates - changes.oldTotals.multiplyAccumulates)
    return [
      [],
      [
        Span("Not the built-in \(name): ", .role(.warning)),
        Span("\(layers); parameters \(parameters), MACs \(macs)."),
      ],
    ]
  }

  private var nothing: [Line] {
    guard reconciliation.rows.isEmpty else { return [] }
    let text =
      reconciliation.builtIn == nil
      ? "It is not built in, so no published counts are known to compare it with."
      : "No published counts are known of it."
    return [[], [Span(text, .role(.muted))]]
  }

  // MARK: - Published figures

  private func figure(_ row: Reconciliation.Row) -> [Line] {
    let figure = row.figure
    let counted =
      figure.kind == .other ? figure.printed : "\(figure.printed) \(figure.kind.rawValue)"
    var lines: [Line] = [
      [
        Span(counted, .bold), Span(verdict(row), style(row)),
        Span("   " + figure.source, .role(.muted)),
      ],
      [Span("  " + figure.reason.prefix(1).uppercased() + figure.reason.dropFirst() + ".")],
    ]
    if !figure.evidence.caption.isEmpty {
      lines.append([Span("  " + figure.evidence.caption, .role(.muted))])
    }
    return lines
  }

  /// How far the network is from a figure.
  private func verdict(_ row: Reconciliation.Row) -> String {
    guard let difference = row.difference else { return "" }
    if difference == 0 { return "   the same" }
    return isRounded(row) ? "   the same, rounded" : "   here " + signed(difference)
  }

  private func isRounded(_ row: Reconciliation.Row) -> Bool {
    guard case .rounded(let unit, _) = row.figure.evidence, let difference = row.difference else {
      return false
    }
    return abs(difference) < unit
  }

  private func style(_ row: Reconciliation.Row) -> Style {
    row.difference == 0 || isRounded(row) ? .role(.good) : .role(.accent)
  }

  private func signed(_ value: Int) -> String {
    value == 0 ? "unchanged" : (value > 0 ? "+" : "") + NumberFormat.count(value)
  }
}
