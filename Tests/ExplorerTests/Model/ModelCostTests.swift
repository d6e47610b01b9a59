import Engine
import Testing

@testable import Explorer

struct ModelCostTests {
  private func costs(
    _ network: String = "resnet50", at place: String? = nil, height: Int = 48
  ) throws -> Model {
    try ViewFixture.model(.cost, of: network, width: 160, height: height, at: place)
  }

  private func say(_ commands: Command..., to model: inout Model) {
    for command in commands { model.update(.command(command)) }
  }

  @Test func `blocks add up to the network, by block and by layer`() throws {
    var model = try costs("googlenet")
    for grouping in CostGrouping.allCases {
      say(.costs(grouping), to: &model)
      let rows = model.costs.rows
      let totals = model.analysis.totals
      #expect(rows.map(\.amount.macs).reduce(0, +) == totals.multiplyAccumulates)
      #expect(rows.map(\.amount.parameters).reduce(0, +) == totals.parameters)
      #expect(rows.map(\.amount.memory).reduce(0, +) == model.costs.total.memory)
    }
    #expect(model.costs.rows.allSatisfy { $0.isOpen == nil })
  }

  @Test func `Enter lists what is inside a block, and again closes it`() throws {
    var model = try costs(at: "layer1")
    let closed = model.costs.rows.count
    say(.choose, to: &model)
    #expect(model.costs.rows.count == closed + 3)
    say(.next, to: &model)
    #expect(model.outlineOwner == model.network.numberOwner(named: "layer1.0"))
    say(.previous, .choose, to: &model)
    #expect(model.costs.rows.count == closed)
  }

  @Test func `Enter on a number works it out, for a block the sum`() throws {
    var model = try costs(at: "layer1")
    say(.cursor(.right), .cursor(.right), .choose, to: &model)
    #expect(model.view.cell.showsWhy)
    #expect(model.cellDerivations.map(\.sum) == ["75,008 + 70,400 + 70,400"])
    #expect(model.cellDerivations.map(\.result) == ["215,808"])
    #expect(MainView.draw(model).plainText.contains("layer1.1 70,400"))
  }

  @Test func `sorting keeps what is inside a block below it`() throws {
    var model = try costs(at: "layer1")
    say(.choose, .sort(.parameters), to: &model)
    let rows = model.costs.rows
    let top = rows.filter { $0.depth == 0 }.map(\.amount.parameters)
    #expect(top == top.sorted(by: >))
    #expect(rows.first?.name == "layer4")
    let place = try #require(rows.firstIndex { $0.name == "layer1" })
    #expect(rows[place + 1].name == "layer1.0" && rows[place + 1].depth == 1)
    say(.sort(nil), to: &model)
    #expect(model.view.sorting == .memory)
  }

  @Test func `the keys of the cost view are there while it is in front`() throws {
    var model = try costs()
    #expect(model.keyContext == .cost)
    #expect(KeyTable.command(for: "t", in: .cost) == .costs(nil))
    say(.back, to: &model)
    #expect(model.keyContext == .main)
  }

  @Test func `going down passes every line and ends at the totals`() throws {
    var model = try costs("lenet5")
    var owners: [NumberOwner] = []
    say(.first, to: &model)
    for _ in 0..<20 {
      owners.append(model.cellOwner)
      say(.next, to: &model)
    }
    #expect(owners.last == .network)
    let lines = model.costs.rows.map(\.owner)
    let followers = model.network.followers
    let passed = lines.filter {
      if case .layer(let index) = $0 { followers[index] == nil } else { true }
    }
    #expect(owners.prefix(passed.count) == passed[...])
  }

  @Test(arguments: [(80, 24), (160, 48)])
  func `a module shows its ledger`(width: Int, height: Int) throws {
    let model = try ViewFixture.model(
      .cost, of: "googlenet", width: width, height: height, at: "inception_3a")
    let text = MainView.draw(model).plainText
    #expect(text.contains("2,408,448 + 10,035,200 = 12,443,648  120,422,400"))
    #expect(text.contains("128,049,152  303,464,448"))
  }

  @Test func `a click chooses a cell, a double click on a block opens it`() throws {
    var model = try costs(at: "layer2")
    let area = try #require(Layout(model).view)
    let layout = CostView.layout(model, in: area)
    let line = try #require(model.outlineLine(among: model.costs.rows.map(\.owner))) - layout.offset
    let name = MouseEvent(action: .doubleClick, x: layout.body.x, y: layout.body.y + line)
    model.update(.mouse(name))
    #expect(model.view.openCosts == ["layer2"])
  }
}
