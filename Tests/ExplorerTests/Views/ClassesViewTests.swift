import Engine
import Testing

@testable import Explorer

struct ClassesViewTests {
  @Test func `probabilities are named classes, the best on top`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    _ = try ModelFixtures.say("goto softmax", to: &model)
    let tensor = Tensor([0, 0, 0.125, 0, 0, 0, 0, 0.75, 0.125, 0], shape: [1, 10])
    model.inspected = InspectedActivation(
      layer: model.selectedLayer, tensor: tensor, statistics: tensor.statistics)
    _ = try ModelFixtures.say("show maps", to: &model)
    let lines = MainView.draw(model).plainText.split(separator: "\n").map(String.init)
    let best = try #require(lines.firstIndex { $0.contains("seven") && $0.contains("75 %") })
    #expect(lines[best - 1].contains("classes"))
    #expect(lines[best + 1].contains("two"))
    _ = model.update(.command(.zoom(.in)))
    #expect(MainView.draw(model).plainText.contains("softmax  vector"))
  }
}
