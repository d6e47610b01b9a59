import Engine

/// What a layer, a block or a network does and where its numbers come from, for the screen and for text alike.
struct ExplanationReport {
  let network: Network
  let analysis: NetworkAnalysis

  init(_ network: Network, _ analysis: NetworkAnalysis) {
    self.network = network
    self.analysis = analysis
  }

  /// Everything of an owner, or one of its numbers.
  func lines(of owner: NumberOwner, _ quantity: Quantity? = nil) -> [Line] {
    if let quantity { return number(quantity, of: owner) }
    return switch owner {
    case .layer(let index): layer(index)
    case .block(let block): self.block(block)
    case .network: whole()
    }
  }

  // MARK: - One number

  private func number(_ quantity: Quantity, of owner: NumberOwner) -> [Line] {
    guard let report = report(quantity, of: owner) else { return [unknown(owner)] }
    return [report.title, []] + report.lines
  }

  private func report(_ quantity: Quantity, of owner: NumberOwner) -> DerivationReport? {
    network.derivation(of: quantity, for: owner, analysis).map(DerivationReport.init)
  }

  private func unknown(_ owner: NumberOwner) -> Line {
    let name = network.name(of: owner)
    if case .layer(let index) = owner, case .illegal(let error) = analysis.states[index] {
      return [Span("\(name) cannot be computed: \(error)", .role(.bad))]
    }
    return [Span("\(name): not known, since a layer cannot be computed.", .role(.bad))]
  }

  // MARK: - Layers

  private func layer(_ index: Int) -> [Line] {
    guard let text = network.explanation(of: index, analysis) else {
      return [unknown(.layer(index))]
    }
    var lines: [Line] = [[Span(text.sentence)]]
    if !text.formula.isEmpty { lines += [[], [Span(text.formula, .role(.accent))]] }
    let others = text.lines.filter { $0.quantity == nil }.map { DerivationReport.stacked([$0]) }
    let numbers = Quantity.allCases.compactMap { report($0, of: .layer(index)) }
      .filter { !$0.derivation.lines.isEmpty }.map(\.lines)
    for paragraph in others + numbers { lines += [[]] + paragraph }
    return lines
  }

  // MARK: - Blocks and the network

  private func block(_ index: Int) -> [Line] {
    let block = network.blocks[index]
    var lines: [Line] = []
    if !block.caption.isEmpty { lines.append([Span("\(block.name): \(block.caption)")]) }
    lines += branch(index)
    if let skip = block.skip { lines += residual(block, skip, index) }
    if let ledger = network.reductionLedger(of: .block(index), analysis) {
      lines += [[]] + LedgerReport(ledger).lines
    }
    return lines + sums(of: .block(index))
  }

  /// What a branch or side branch is, and which channels of its module are its own.
  private func branch(_ index: Int) -> [Line] {
    let layers = network.layers(in: index)
    guard let sentence = network.branchSentence(ofBlock: index, layers) else { return [] }
    var lines: [Line] = [[Span(sentence)]]
    if let place = network.channels(ofBranch: index, analysis) {
      let (first, last) = (place.channels.lowerBound, place.channels.upperBound - 1)
      lines.append([
        Span(
          "Its \(NumberFormat.count(place.channels.count)) channels are \(first) … \(last) of the "
            + "\(NumberFormat.count(place.all)) of \(network.nodes[place.concatenation].name).")
      ])
    }
    if network.blocks[index].isBranch {
      lines.append([
        Span("Switched off, its channels become zeros; no shape and no weight changes.")
      ])
    }
    return lines
  }

  private func whole() -> [Line] {
    let source = network.details.source
    return [[Span(network.title, .bold), Span(source.isEmpty ? "" : "  " + source, .role(.muted))]]
      + (network.reductionLedger(of: .network, analysis).map { [[]] + LedgerReport($0).lines } ?? [])
      + sums(of: .network)
  }

  private func sums(of owner: NumberOwner) -> [Line] {
    let reports = [Quantity.parameters, .macs, .memory].compactMap { report($0, of: owner) }
    guard !reports.isEmpty else { return [[], unknown(owner)] }
    return reports.flatMap { [[], $0.title] + $0.lines }
  }
}
