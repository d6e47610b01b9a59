import Engine
import TestSupport
import Testing

@testable import Explorer

struct ReconcileViewTests {
  @Test(arguments: [(80, 24), (160, 48)])
  func `AlexNet beside what others print`(width: Int, height: Int) throws {
    let model = try ViewFixture.model(.reconcile, of: "alexnet", width: width, height: height)
    assertSnapshot(MainView.draw(model), named: "reconcile-alexnet-\(width)x\(height)")
  }

  @Test func `an edit is named with what it does to the counts`() throws {
    var model = try ViewFixture.model(.reconcile, of: "alexnet", width: 100, height: 30)
    _ = try ModelFixtures.say("set conv2 groups 1", to: &model)
    let text = MainView.draw(model).plainText
    #expect(text.contains("Not the built-in alexnet"))
    #expect(text.contains("parameters +307,200, MACs"))
  }

  @Test func `j and k scroll to the last figure and back`() throws {
    var model = try ViewFixture.model(.reconcile, of: "googlenet", width: 80, height: 24)
    let chosen = model.selection
    for _ in 0..<200 { model.update(.command(.next)) }
    #expect(MainView.draw(model).plainText.contains("with poolings 27"))
    #expect(model.selection == chosen)
    model.update(.command(.first))
    #expect(model.view.scroll == 0)
    model.update(.command(.last))
    #expect(model.view.scroll > 0)
  }

  @Test func `a network that is not built in says so`() throws {
    var network = try ZooCatalog.network(named: "lenet5")
    network.name = "mine"
    let lines = ReconcileReport(network, NetworkAnalysis(network)).lines.map(\.plainText)
    #expect(
      lines.last == "It is not built in, so no published counts are known to compare it with.")
  }
}
