import Engine

/// Draws where the cost lies, by block or by layer, and below it a module's ledger or the chosen cell worked out.
enum CostView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let costs = model.costs
    let (upper, foot) = split(area)
    let panel = WhyPanel(upper, lines(model), model)
    table(costs, model, width: area.width)
      .draw(in: panel.table.inset(right: 1), state: state(costs, model), to: &buffer)
    panel.draw(model, to: &buffer)
    let convention =
      area.width < convention.displayWidth ? NetworkTotals.shortConvention : convention
    buffer.write(
      model.glyphs.text(convention), in: foot, style: .role(.muted), ellipsis: model.glyphs.ellipsis
    )
  }

  /// Where the rows lie, for clicks.
  static func layout(_ model: Model, in area: Rect) -> TableLayout {
    let costs = model.costs
    let pane = WhyPanel(split(area).rest, lines(model), model).table.inset(right: 1)
    return table(costs, model, width: area.width).layout(in: pane, state: state(costs, model))
  }

  /// The columns that a pane has room for.
  static func shownColumns(_ model: Model, in area: Rect) -> [TableColumn] {
    layout(model, in: area).columns.map { TableColumn.costColumns[$0.index] }
  }

  private static let convention = NetworkTotals.convention + "; activations in float32"

  private static func split(_ area: Rect) -> (rest: Rect, bottom: Rect) {
    area.splitBottom(area.height >= 5 ? 1 : 0)
  }

  private static func state(_ costs: CostRows, _ model: Model) -> TableState {
    let selected = model.outlineLine(among: costs.rows.map(\.owner))
    var state = TableState(
      list: ListState(selected: selected ?? -1, offset: selected.map { max(0, $0 - 8) } ?? 0),
      sortColumn: TableColumn.costColumns.firstIndex(of: model.view.sorting),
      isDescending: model.view.isDescending)
    guard model.showsCost else { return state }
    let column = model.view.cell.column
    state.column = column == .name ? nil : TableColumn.costColumns.firstIndex(of: column)
    state.isOnTotals = model.view.cell.isOnTotals || selected == nil
    return state
  }

  // MARK: - Rows

  private static func table(_ costs: CostRows, _ model: Model, width: Int) -> Table {
    let bars = (all: width >= 92, macs: width >= 64)
    return Table(
      columns: [
        Table.Column(
          model.view.costGrouping == .blocks ? "block" : "layer", minimumWidth: 8, priority: 9,
          shortening: .middle),
        Table.Column(
          "MACs", alignment: bars.macs ? .left : .right, minimumWidth: 13, priority: 8),
        Table.Column(
          "parameters", alignment: bars.all ? .left : .right, minimumWidth: 13, priority: 7),
        Table.Column(
          "activations", alignment: bars.all ? .left : .right, minimumWidth: 13, priority: 6),
      ],
      rows: costs.rows.map { row in
        let (own, all) = (row.amount, costs.total)
        return TableRow([
          TableCell(row.label(model.glyphs)),
          cell(own.macs, of: all.macs, NumberFormat.scaled(own.macs), bar: bars.macs),
          cell(
            own.parameters, of: all.parameters, NumberFormat.scaled(own.parameters), bar: bars.all),
          cell(own.memory, of: all.memory, NumberFormat.bytes(own.memory), bar: bars.all),
        ])
      },
      totals: TableRow([
        TableCell("total"), TableCell(NumberFormat.scaled(costs.total.macs)),
        TableCell(NumberFormat.scaled(costs.total.parameters)),
        TableCell(NumberFormat.bytes(costs.total.memory)),
      ]), glyphs: model.glyphs)
  }

  private static func cell(_ value: Int, of whole: Int, _ text: String, bar: Bool) -> TableCell {
    guard value > 0, whole > 0 else { return TableCell("") }
    let share = Double(value) / Double(whole)
    // Six columns wide, so that the numbers before it line up.
    let percent = NumberFormat.percent(share).padded(to: 6, .right)
    return TableCell("\(text) \(percent)", share: bar ? share : nil)
  }

  // MARK: - Below the table

  private static func lines(_ model: Model) -> [Line] {
    let why = WhyPanel.lines(model)
    guard why.isEmpty else { return why }
    let owner = model.outlineOwner
    if let ledger = model.network.reductionLedger(around: owner, model.analysis) {
      return LedgerReport(ledger).lines
    }
    guard case .layer = owner else { return [] }
    return [.macs, .parameters, .memory].flatMap { (quantity: Quantity) -> [Line] in
      let derivation = model.network.derivation(of: quantity, for: owner, model.analysis)
      guard let derivation, !derivation.lines.isEmpty else { return [] }
      return DerivationReport(derivation).brief
    }
  }
}

extension OutlineRow {
  /// The name under the blocks around it, with a triangle for a block.
  func label(_ glyphs: GlyphSet) -> String {
    let indent = String(repeating: "  ", count: depth)
    guard let isOpen else { return indent + "  " + name }
    return indent + String(isOpen ? glyphs.triangleOpen : glyphs.triangleClosed) + " " + name
  }
}
