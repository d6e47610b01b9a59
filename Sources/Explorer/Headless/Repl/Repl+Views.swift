import Engine

extension Repl {
  mutating func show(_ view: ViewKind) throws -> [String] {
    state.view = view
    return switch view {
    case .maps: try maps()
    case .weights: try weights()
    case .statistics: try statistics()
    case .cost: cost()
    case .table: table(sortedBy: .order)
    case .explain: explanation()
    case .compare: try comparison()
    case .diff: difference()
    case .reconcile: ReconcileReport(state.network, state.analysis).lines.map(\.plainText)
    case .profile: try profile()
    case .curves: try curves()
    case .gradients: try gradients()
    case .saliency: try saliency(nil)
    }
  }

  /// Shows the next view or the one before, round the end.
  mutating func turn(forward: Bool) throws -> [String] {
    let kinds = ViewKind.allCases
    let place = kinds.firstIndex(of: state.view) ?? 0
    return try show(kinds[(place + (forward ? 1 : kinds.count - 1)) % kinds.count])
  }

  // MARK: - Tables

  func table(sortedBy column: TableColumn) -> [String] {
    let summary = NetworkSummary(state.network, state.analysis).sorted(by: column)
    return [summary.text(as: .table, glyphs: glyphs)]
  }

  func export(to file: String) throws -> [String] {
    let summary = NetworkSummary(state.network, state.analysis)
    try TextFile.write(summary.text(as: SummaryFormat(fileName: file)) + "\n", to: file)
    return ["wrote \(counted(summary.rows.count, "layer")) to \(file)"]
  }

  /// The activations by depth: one line for each layer that is computed.
  private func statistics() throws -> [String] {
    let isComputed = available()
    let indices = state.network.nodes.indices.filter {
      isComputed.indices.contains($0) && isComputed[$0]
    }
    guard !indices.isEmpty else {
      throw ReplError.nothingToShow("nothing is computed; step or run first")
    }
    let width = indices.map { state.network.nodes[$0].name.count }.max() ?? 0
    return try indices.map { index in
      let mark = index == state.chosen ? "> " : "  "
      let name = state.network.nodes[index].name.padded(to: width, onTheLeft: false)
      return mark + name + "   " + (try statisticsLine(of: index))
    }
  }

  /// The layer's parameters, and a filter in numbers.
  private func weights() throws -> [String] {
    let node = state.node
    guard let facts = state.analysis[state.chosen], !facts.parameters.isEmpty else {
      throw ReplError.nothingToShow("\(node.name) has no weights")
    }
    let note = state.numbers == .values ? "" : ", \(state.numbers.words)"
    var lines = ["\(node.name): \(state.setup.parameters.caption)\(note)"]
    for specification in facts.parameters {
      guard let tensor = try shownTensor(specification) else { continue }
      let found = tensor.statistics
      lines.append(
        "  \(specification.name)  \(specification.shape.compactDescription)   mean \(NumberFormat.float(found.mean))"
          + "   σ \(NumberFormat.float(found.standardDeviation))"
          + "   \(NumberFormat.float(found.minimum)) … \(NumberFormat.float(found.maximum))")
      if specification.shape.rank == 4 { lines += filter(of: tensor) }
    }
    return lines
  }

  /// The chosen channel's filter over the first input channel.
  private func filter(of weight: Tensor) -> [String] {
    let (rows, columns) = (weight.shape[2], weight.shape[3])
    let number = min(state.channel, weight.shape[0] - 1)
    let start = number * weight.shape[1] * rows * columns
    guard rows * columns <= 400 else { return [] }
    let values = Array(weight.elements[start..<start + rows * columns])
    let lines = (0..<rows).map { row in
      "    "
        + values[row * columns..<(row + 1) * columns].map {
          NumberFormat.float($0, digits: 3).padded(to: 8, onTheLeft: true)
        }.joined(separator: " ")
    }
    return ["  filter \(number), input channel 0:"] + lines
  }

  // MARK: - Help

  func help(on verb: String?) throws -> [String] {
    if let verb, CommandTable.entry(named: verb) == nil {
      throw CommandError.unknownCommand(
        verb, nearest: NearestWord.of(verb, among: CommandTable.allNames))
    }
    let sections =
      verb == nil
      ? HelpContent.commandList : HelpContent.sections(on: verb, glyphs: glyphs)
    return HelpLayout(width: 80, glyphs: glyphs).lines(sections).map(\.plainText)
  }
}

extension NetworkSummary {
  /// The summary with its rows in another order; equal rows stay in the network's.
  func sorted(by column: TableColumn) -> NetworkSummary {
    var copy = self
    copy.rows = rows.enumerated().sorted { left, right in
      switch column {
      case .order, .time, .gflops, .bandwidth, .limit: left.offset < right.offset
      case .name: (left.element.name, left.offset) < (right.element.name, right.offset)
      case .kind: (left.element.kind, left.offset) < (right.element.kind, right.offset)
      case .output, .memory:
        (right.element.output?.elementCount ?? 0, left.offset)
          < (left.element.output?.elementCount ?? 0, right.offset)
      case .parameters:
        (right.element.parameters ?? 0, left.offset) < (left.element.parameters ?? 0, right.offset)
      case .sees:
        (right.element.receptiveField?.area ?? 0, left.offset)
          < (left.element.receptiveField?.area ?? 0, right.offset)
      case .macs:
        (right.element.multiplyAccumulates ?? 0, left.offset)
          < (left.element.multiplyAccumulates ?? 0, right.offset)
      }
    }.map(\.element)
    return copy
  }
}
