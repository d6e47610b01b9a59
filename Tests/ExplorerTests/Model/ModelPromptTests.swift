import Engine
import Testing

@testable import Explorer

struct ModelPromptTests {
  private func type(_ text: String, into model: inout Model) {
    for character in text { _ = model.update(.typed(String(character))) }
  }

  @Test func `a typed line is done`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.commandLine))
    type("goto conv2", into: &model)
    _ = model.update(.command(.edit(.accept)))
    #expect(model.prompt == nil)
    #expect(model.name(of: model.selection) == "conv2")
  }

  @Test func `a bad line gives a sentence and stays in the history`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.commandLine))
    type("gotto conv2", into: &model)
    _ = model.update(.command(.edit(.accept)))
    #expect(model.notice?.text.contains("did you mean goto") == true)
    _ = model.update(.command(.commandLine))
    _ = model.update(.command(.edit(.historyBack)))
    #expect(model.prompt?.line.text == "gotto conv2")
  }

  @Test func `the tab key completes a layer's name`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = model.update(.command(.commandLine))
    type("goto layer3.1.bn", into: &model)
    _ = model.update(.command(.edit(.complete)))
    #expect(model.prompt?.line.text == "goto layer3.1.bn1")
    #expect(model.prompt?.completion?.candidates.count == 2)
  }

  @Test func `backspace in an empty line goes back`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.findLine))
    _ = model.update(.command(.edit(.deleteBack)))
    #expect(model.prompt == nil)
  }

  @Test func `escape leaves the line and nothing is done`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.commandLine))
    type("quit", into: &model)
    #expect(model.update(.command(.back)).isEmpty)
    #expect(model.prompt == nil)
  }
}
