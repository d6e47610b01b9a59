import Engine

/// Draws where the time of a pass goes, by block or by layer, and how far that is from the machine's limits.
enum ProfileView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard let report = model.profile, let times = model.profileRows else {
      Paragraph([[Span(missing(model), .role(.muted))]], glyphs: model.glyphs)
        .draw(in: area, to: &buffer)
      return
    }
    let (upper, foot) = split(area)
    let panel = WhyPanel(upper, lines(model), model)
    table(times, model, width: area.width)
      .draw(in: panel.table.inset(right: 1), state: state(times, model), to: &buffer)
    panel.draw(model, to: &buffer)
    let forms = limits(report.limits).map { model.glyphs.text($0) }
    buffer.write(
      forms.first { $0.displayWidth <= area.width } ?? forms[forms.count - 1], in: foot,
      style: .role(.muted), ellipsis: model.glyphs.ellipsis)
  }

  /// Where the rows lie, for clicks; nil before anything was measured.
  static func layout(_ model: Model, in area: Rect) -> TableLayout? {
    guard let times = model.profileRows else { return nil }
    let pane = WhyPanel(split(area).rest, lines(model), model).table.inset(right: 1)
    return table(times, model, width: area.width).layout(in: pane, state: state(times, model))
  }

  private static func missing(_ model: Model) -> String {
    if model.isProfiling {
      return "Measuring: each step's time, the machine's arithmetic, its memory."
    }
    let macs = NumberFormat.scaled(model.analysis.totals.multiplyAccumulates)
    return
      "Not measured yet: P times \(ProfileProgress.passes) passes of \(macs) MACs, step by step, "
      + "and what this machine can do at most."
  }

  private static func split(_ area: Rect) -> (rest: Rect, bottom: Rect) {
    area.splitBottom(area.height >= 5 ? 1 : 0)
  }

  private static func limits(_ limits: MachineLimits) -> [String] {
    let numbers =
      "\(decimals(limits.operationsPerSecond / 1e9, 0)) GFLOP/s, "
      + "\(decimals(limits.bytesPerSecond / 1e9, 0)) GB/s"
    return [
      "limits measured here: \(numbers), for direct convolutions; over 100 %: Winograd, or caches",
      "limits: \(numbers); over 100 %: Winograd, or caches", "limits: \(numbers)",
    ]
  }

  // MARK: - Rows

  /// What each column is sorted by.
  static let columns: [TableColumn] = [.name, .time, .time, .gflops, .bandwidth, .limit, .limit]

  private static func table(_ times: ProfileRows, _ model: Model, width: Int) -> Table {
    let isByBlock = model.view.costGrouping == .blocks
    let whole = times.total.milliseconds
    return Table(
      columns: [
        Table.Column(
          isByBlock ? "block" : "layer", minimumWidth: width >= 76 ? 26 : 20, priority: 9,
          shortening: .middle),
        Table.Column("time", alignment: .right, minimumWidth: 8, priority: 8),
        Table.Column("share", minimumWidth: 17, priority: 6),
        Table.Column("GFLOP/s", alignment: .right, minimumWidth: 7, priority: 4),
        Table.Column("GB/s", alignment: .right, minimumWidth: 4, priority: 3),
        Table.Column("of limit", alignment: .right, minimumWidth: 8, priority: 7),
        Table.Column("bound by", minimumWidth: 8, priority: 5),
      ],
      rows: times.rows.map { row in
        let share = whole > 0 ? row.amount.milliseconds / whole : 0
        // Six columns wide, so that the bars line up.
        let percent = NumberFormat.percent(share).padded(to: 6, .right)
        return cells(
          isByBlock ? row.label(model.glyphs) : row.name, TableCell(percent, share: share),
          row.amount)
      },
      totals: cells("total", TableCell(""), times.total), glyphs: model.glyphs)
  }

  private static func cells(_ name: String, _ share: TableCell, _ own: StepTimes) -> TableRow {
    TableRow([
      TableCell(name), TableCell(NumberFormat.milliseconds(own.milliseconds)), share,
      TableCell(own.operations > 0 ? NumberFormat.float(own.gigaflops, digits: 3) : ""),
      TableCell(NumberFormat.float(own.gigabytes, digits: 2)),
      TableCell(own.expected > 0 ? NumberFormat.percent(own.shareOfLimit) : ""),
      TableCell(own.limit),
    ])
  }

  private static func state(_ times: ProfileRows, _ model: Model) -> TableState {
    let selected = model.outlineLine(among: times.rows.map(\.owner))
    var state = TableState(
      list: ListState(selected: selected ?? -1, offset: selected.map { max(0, $0 - 8) } ?? 0),
      sortColumn: columns.firstIndex(of: model.view.sorting),
      isDescending: model.view.isDescending)
    if model.showsProfile { state.isOnTotals = model.view.cell.isOnTotals || selected == nil }
    return state
  }

  // MARK: - Below the table

  /// The chosen step: what it computes in one go, how, and what that takes at the limits.
  private static func lines(_ model: Model) -> [Line] {
    guard !model.view.cell.isOnTotals, case .layer(let layer) = model.outlineOwner,
      let step = model.profileStep(of: layer)
    else { return [] }
    func part(_ label: String, _ text: String) -> Line {
      [Span(label + " ", .role(.muted)), Span(text)]
    }
    let names = step.layers.map { model.network.nodes[$0].name }.joined(separator: " + ")
    let arithmetic =
      "\(NumberFormat.scaled(step.multiplyAccumulates)) MACs, "
      + "\(decimals(step.arithmeticMilliseconds, 3)) ms at the limit"
    let memory =
      "\(NumberFormat.bytes(step.bytesRead)) read, \(NumberFormat.bytes(step.bytesWritten)) written, "
      + "\(decimals(step.memoryMilliseconds, 3)) ms at the limit"
    return [
      [Span(names, .bold)],
      part(
        "how",
        [step.algorithm, step.kernel, step.layout].filter { !$0.isEmpty }
          .joined(separator: ", ")),
      part("arithmetic", arithmetic), part("memory", memory),
    ]
  }
}
