import Engine
import Testing

@testable import Explorer

struct StatusLineTests {
  @Test func `a long error is read to its end`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    let found = "the file has [1, 3, 100, 224]"
    model.notice = Notice(
      text: "/a/long/way/to/picture.npy: [3, 224, 224] or [1, 3, 224, 224] expected, " + found,
      isError: true)
    let text = MainView.draw(model).plainText.split(separator: "\n").suffix(4).joined(
      separator: " ")
    #expect(text.split(separator: " ").joined(separator: " ").contains(found))
  }

  @Test func `a layer that is not computed says what Space would cost`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    _ = try ModelFixtures.say("goto conv2", to: &model)
    #expect(MainView.draw(model).plainText.contains("Space computes tanh2 (358 K MACs)"))
  }

  @Test func `a small card keeps its numbers and shortens its sentence`() throws {
    var model = try ModelFixtures.model("alexnet", width: 80, height: 24)
    _ = try ModelFixtures.say("goto conv2", to: &model)
    _ = try ModelFixtures.say("show maps", to: &model)
    model.inspected = ModelFixtures.activation(of: model.selectedLayer, in: model)
    let text = MainView.draw(model).plainText
    #expect(text.contains("sees"))
    #expect(text.contains("mean "))
    #expect(text.contains("256 filters of 5×5×48"))
  }

  @Test func `an old answer says that it is one`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("resnet18"))
    _ = try ModelFixtures.say("skip off layer4.0", to: &model)
    var known = model.network.nodes.map { _ in true }
    known[model.network.output] = false
    model.update(.available(known, generation: model.generation))
    model.notice = nil
    #expect(MainView.draw(model).plainText.contains("before the change; r runs again"))
  }
}
