import Engine
import Testing

@testable import Explorer

struct ModelTableTests {
  @Test func `sorting by MACs puts the dearest layer on top`() throws {
    var model = try ViewFixture.model(.table)
    model.update(.command(.sort(.macs)))
    let costs = model.tableLayers.map { model.analysis[$0]?.multiplyAccumulates ?? 0 }
    #expect(costs == costs.sorted(by: >))
    model.update(.command(.sort(.macs)))
    #expect(!model.view.isDescending)
    #expect(model.tableLayers.count == model.network.nodes.count - 1)
  }

  @Test(arguments: [TableColumn.output, .parameters, .macs, .kind])
  func `equal rows keep the network's order both ways`(_ column: TableColumn) throws {
    var model = try ViewFixture.model(.table, of: "vgg11")
    let activations = { (model: Model) in
      model.tableLayers.filter { model.network.nodes[$0].layer.kind == .relu }
    }
    for _ in 0..<2 {
      model.update(.command(.sort(column)))
      let rows = activations(model).filter { model.analysis[$0]?.output == [256, 56, 56] }
      #expect(rows.count == 2)
      #expect(rows == rows.sorted())
    }
  }

  @Test func `going down follows the rows of the sorted table`() throws {
    var model = try ViewFixture.model(.table, of: "lenet5")
    model.update(.command(.sort(.parameters)))
    model.update(.command(.first))
    let most = model.analysis[model.tableLayer]?.parameterCount ?? 0
    model.update(.command(.next))
    let second = model.analysis[model.tableLayer]?.parameterCount ?? 0
    #expect(
      most == model.network.nodes.indices.compactMap { model.analysis[$0]?.parameterCount }.max())
    #expect(second > 0 && second <= most)
  }

  @Test func `the table has its keys only while it is in front`() throws {
    var model = try ViewFixture.model(.table)
    #expect(model.keyContext == .table)
    model.update(.command(.back))
    #expect(model.keyContext == .main)
  }

  /// The rows of the table or the cost view that are seen.
  private func shownRows(_ model: Model) throws -> Range<Int> {
    let area = try #require(Layout(model).view)
    let layout =
      model.view.kind == .cost
      ? CostView.layout(model, in: area) : TableView.layout(model, in: area)
    return layout.offset..<layout.offset + layout.body.height
  }

  @Test(arguments: [PageMove.down, .halfDown], [ViewKind.table, .cost])
  func `every row is seen on the way down by pages, and back`(
    page: PageMove, kind: ViewKind
  ) throws {
    var model = try ViewFixture.model(kind, of: "resnet18", width: 80, height: 24)
    model.view.isInFront = true
    model.view.costGrouping = .layers
    model.update(.command(.first))
    var seen = try shownRows(model)
    let back: PageMove = page == .down ? .up : .halfUp
    for command in Array(repeating: page, count: 30) + Array(repeating: back, count: 30) {
      model.update(.command(.page(command)))
      let next = try shownRows(model)
      #expect(next.lowerBound <= seen.upperBound && seen.lowerBound <= next.upperBound)
      seen = next
    }
    #expect(seen.lowerBound == 0)
  }

  @Test func `pages reach the totals, and the first layer again`() throws {
    var model = try ViewFixture.model(.table, of: "resnet18", width: 80, height: 24)
    for _ in 0..<30 { model.update(.command(.page(.down))) }
    #expect(model.view.cell.isOnTotals)
    for _ in 0..<30 { model.update(.command(.page(.up))) }
    #expect(model.tableLayer == 1 && !model.view.cell.isOnTotals)
  }

  @Test func `a notch of the wheel goes three rows on`() throws {
    var model = try ViewFixture.model(.table, of: "vgg16", width: 80, height: 24)
    let area = try #require(Layout(model).view)
    model.update(.command(.fold(false)))
    model.update(.command(.first))
    let wheel = MouseEvent(action: .wheelDown, x: area.x + 4, y: area.y + 4)
    let first = model.tableLayer
    model.update(.mouse(wheel))
    #expect(model.tableLayer == first + 3)
  }

  @Test func `page keys scroll a long explanation and no further than its end`() throws {
    var model = try ViewFixture.model(.explain, width: 80, height: 14, at: "layer2.0.conv2")
    let chosen = model.selection
    for _ in 0..<20 { model.update(.command(.page(.down))) }
    #expect(model.selection == chosen)
    #expect(model.view.scroll > 0)
    for _ in 0..<20 { model.update(.command(.page(.up))) }
    #expect(model.view.scroll == 0)
  }
}

/// Cells of the table that are asked why.
struct ModelCellTests {
  private func table() throws -> Model {
    var model = try ViewFixture.model(.table, of: "lenet5", at: "conv2")
    model.update(.resized(Size(width: 160, height: 48)))
    return model
  }

  private func say(_ commands: Command..., to model: inout Model) {
    for command in commands { model.update(.command(command)) }
  }

  @Test func `columns are walked from left to right and no further`() throws {
    var model = try table()
    var columns: [TableColumn] = []
    for _ in 0..<8 {
      say(.cursor(.right), to: &model)
      columns.append(model.view.cell.column)
    }
    #expect(columns.prefix(5) == [.kind, .output, .sees, .parameters, .macs])
    #expect(columns.last == .macs)
    for _ in 0..<8 { say(.cursor(.left), to: &model) }
    #expect(model.view.cell.column == .name)
  }

  @Test func `a cell is worked out below the table, then in full, and Escape goes back`() throws {
    var model = try table()
    model.view.cell.column = .parameters
    #expect(KeyTable.command(for: .enter, in: model.keyContext) == .explain(nil, nil))
    say(.explain(nil, nil), to: &model)
    #expect(model.view.cell.showsWhy)
    #expect(model.cellDerivations.map(\.result) == ["2,416"])
    #expect(MainView.draw(model).plainText.contains("K·C·R·S + K = 16·6·5·5 + 16"))
    say(.explain(nil, nil), to: &model)
    #expect(model.view.kind == .explain)
    #expect(model.view.question?.quantity == .parameters)
    say(.back, to: &model)
    #expect(model.view.kind == .table && model.view.cell.showsWhy)
    say(.back, to: &model)
    #expect(!model.view.cell.showsWhy)
    #expect(model.keyContext == .table)
  }

  @Test func `below the last layer are the totals, whose sum is written out`() throws {
    var model = try table()
    model.view.cell = CellChoice(column: .macs, showsWhy: true)
    say(.last, .next, to: &model)
    #expect(model.view.cell.isOnTotals)
    #expect(model.cellDerivations.first?.sum == "117,600 + 240,000 + 48,000 + 10,080 + 840")
    #expect(MainView.draw(model).plainText.contains("fc3 840 = 416,520"))
    say(.previous, to: &model)
    #expect(!model.view.cell.isOnTotals)
    #expect(model.network.nodes[model.tableLayer].name == "softmax")
  }

  @Test func `columns are as wide as all rows want, whichever are seen, and follow an edit`() throws
  {
    var model = try ViewFixture.model(.table, width: 200)
    let area = try #require(Layout(model).view)
    let columns = TableView.layout(model, in: area).columns
    say(.last, to: &model)
    #expect(TableView.layout(model, in: area).columns == columns)
    let measured = try #require(model.measuredTable?.measures(for: model))
    _ = try ModelFixtures.say("set fc units 1234567", to: &model)
    #expect(model.measuredTable?.measures(for: model) == TableView.measures(model))
    #expect(model.measuredTable?.measures != measured)
  }

  @Test func `a click chooses a cell, a double click asks why`() throws {
    var model = try table()
    let area = try #require(Layout(model).view)
    let layout = TableView.layout(model, in: area)
    let column = try #require(layout.columns.first { TableView.sorting(of: $0.index) == .sees })
    let x = column.x + column.width - 1
    model.update(.mouse(MouseEvent(action: .click, x: x, y: layout.body.y)))
    #expect(model.view.cell.column == .sees)
    #expect(model.network.nodes[model.tableLayer].name == "conv1")
    model.update(.mouse(MouseEvent(action: .doubleClick, x: x, y: layout.totals.y)))
    #expect(model.view.cell.isOnTotals && model.view.cell.showsWhy)
  }

  @Test func `explain by name goes there, and a wrong name gets a sentence`() throws {
    var model = try ViewFixture.model(.maps, of: "lenet5")
    say(.explain("conv2", .macs), to: &model)
    #expect(model.network.nodes[model.selectedLayer].name != "input")
    #expect(model.view.question == Question(owner: .layer(4), quantity: .macs))
    say(.next, to: &model)
    #expect(model.view.question == nil, "moving on explains what is chosen")
    say(.explain("lenet5", nil), to: &model)
    #expect(MainView.draw(model).plainText.contains("= 61,706"))
    say(.explain("conv9", nil), to: &model)
    #expect(model.notice?.isError == true)
  }
}
