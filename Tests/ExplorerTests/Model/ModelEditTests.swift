import Engine
import Testing

@testable import Explorer

struct ModelEditTests {
  @Test func `switching a skip off and on again is the network as it was`() throws {
    var model = try ModelFixtures.model("resnet18")
    let original = model.network
    _ = try ModelFixtures.say("skip off layer2.0", to: &model)
    #expect(model.network.switches.skipsOff == ["layer2.0"])
    #expect(model.notice?.text.contains("OFF") == true)
    _ = try ModelFixtures.say("skip layer2.0", to: &model)
    #expect(model.network == original)
  }

  @Test func `all skips switch together`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = model.update(.command(.skip(nil, .all)))
    #expect(model.network.switches.skipsOff.count == 8)
    _ = model.update(.command(.skip(nil, .all)))
    #expect(model.network.switches.skipsOff.isEmpty)
  }

  @Test func `a line outside of residual blocks has no skip to switch`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = model.update(.command(.skip(nil, .current)))
    #expect(model.notice?.isError == true)
    #expect(model.network.switches.skipsOff.isEmpty)
  }

  @Test func `undo and redo walk through edits of every kind`() throws {
    var model = try ModelFixtures.model("resnet18")
    let start = model.network
    _ = try ModelFixtures.say("set conv1 stride 4", to: &model)
    _ = try ModelFixtures.say("skip off all", to: &model)
    _ = try ModelFixtures.say("input random 5", to: &model)
    let end = model.network
    #expect(model.setup.input.name == "random 5")
    for _ in 0..<3 { _ = model.update(.command(.undo)) }
    #expect(model.network == start)
    #expect(model.setup.input.name == "random 0")
    _ = model.update(.command(.undo))
    #expect(model.notice?.text == "nothing to undo")
    for _ in 0..<3 { _ = model.update(.command(.redo)) }
    #expect(model.network == end)
    #expect(model.setup.input.name == "random 5")
  }

  @Test func `the network that is written is the one that is shown`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set conv1 stride 4", to: &model)
    let effects = try ModelFixtures.say("export network my.yaml", to: &model)
    guard case .write("my.yaml", let text) = effects.first, effects.count == 1 else {
      Issue.record("\(effects)")
      return
    }
    #expect(try NetworkFile.read(text: text, file: "my.yaml") == model.network)
  }

  @Test func `an edit says what it does downstream`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set conv1 stride 4", to: &model)
    let notice = try #require(model.notice)
    #expect(notice.text.contains("layers have another shape"))
    #expect(model.rows.contains { $0.isEdited })
    #expect(model.name(of: model.selection) == "conv1")
  }

  @Test func `a layer that cannot be computed is named with its cause`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set layer2.0.conv1 stride 3", to: &model)
    let notice = try #require(model.notice)
    #expect(notice.isError)
    #expect(notice.text.contains("layer2.0.add cannot be computed"))
    #expect(notice.text.contains("128×19×19 and 128×28×28"))
    #expect(model.update(.command(.run)).isEmpty)
    #expect(model.run == nil)
  }

  @Test func `layers before the one that cannot be computed still run`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set layer2.0.conv1 stride 3", to: &model)
    _ = try ModelFixtures.say("goto conv1", to: &model)
    #expect(model.update(.command(.step)).count == 1)
  }

  @Test func `a bad value changes nothing`() throws {
    var model = try ModelFixtures.model("lenet5")
    let start = model.network
    _ = try ModelFixtures.say("set conv1 stride zero", to: &model)
    #expect(model.notice?.isError == true)
    #expect(model.network == start)
    #expect(model.undone.isEmpty)
  }

  @Test func `opening another network can be undone`() throws {
    var model = try ModelFixtures.model("lenet5")
    let other = try ModelFixtures.model("alexnet")
    #expect(try ModelFixtures.say("open alexnet", to: &model) == [.open("alexnet")])
    _ = model.update(.loaded(.success(.setup(other.setup))))
    #expect(model.network.name == "alexnet")
    _ = model.update(.command(.undo))
    #expect(model.network.name == "lenet5")
  }

  @Test func `what cannot be opened leaves everything as it is`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.loaded(.failure(Message.Failure(ZooError.unknownNetwork("nil", known: [])))))
    #expect(model.network.name == "lenet5")
    #expect(model.notice?.isError == true)
  }
}
