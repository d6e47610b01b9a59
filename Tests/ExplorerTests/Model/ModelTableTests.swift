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
