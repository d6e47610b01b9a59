import Engine
import Testing

@testable import Explorer

struct ModelRestructuringTests {
  @Test func `what is put in is chosen and marked as new`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("insert after pool1 convolution channels=6", to: &model)
    #expect(model.name(of: model.selection) == "conv")
    let row = try #require(model.rows.first { model.name(of: $0.item) == "conv" })
    #expect(row.caption.hasPrefix("new, "))
    #expect(model.notice?.text.hasPrefix("conv put in after pool1") == true)
  }

  @Test func `open blocks stay open, the chosen layer stays chosen`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer3.1.conv2", to: &model)
    let open = model.tree.openBlocks.map { model.network.blocks[$0].name }
    _ = try ModelFixtures.say("remove layer1.0", to: &model)
    #expect(model.name(of: model.selection) == "layer3.1.conv2")
    let now = Set(model.tree.openBlocks.map { model.network.blocks[$0].name })
    #expect(now == Set(open).subtracting(["layer1.0"]))
  }

  @Test func `the chosen block is taken out where none is named`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer2.1", to: &model)
    _ = try ModelFixtures.say("remove", to: &model)
    #expect(model.network.blockIndex(of: "layer2.1") == nil)
    #expect(model.notice?.text.hasPrefix("layer2.1 taken out") == true)
  }

  @Test func `shapes from before an edit are told for the layers that stayed`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("remove pool1", to: &model)
    let row = try #require(model.rows.first { model.name(of: $0.item) == "conv2" })
    #expect(row.caption == "was 16×10×10")
  }

  @Test func `what cannot be done leaves all as it is and says which layer needs it`() throws {
    var model = try ModelFixtures.model("resnet18")
    let start = model.network
    _ = try ModelFixtures.say("remove input", to: &model)
    #expect(model.notice?.isError == true)
    _ = try ModelFixtures.say("remove layer1.0.conv3", to: &model)
    #expect(model.notice?.text.hasSuffix("; did you mean layer1.0.conv1?") == true)
    #expect(model.network == start)
    #expect(model.undone.isEmpty)
  }

  @Test func `a problem is told with the nearest values, as long as it lasts`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set layer1.0.conv1 groups 3", to: &model)
    #expect(model.notice?.text.contains("it could with groups 2 or 4") == true)
    model.update(.command(.next))
    #expect(model.consequences.remedies.map(\.sentence) == ["groups 2 or 4"])
    _ = try ModelFixtures.say("set layer1.0.conv1 groups 4", to: &model)
    #expect(model.consequences.remedies.isEmpty)
    #expect(model.notice?.text.contains("all layers can be computed again") == true)
  }

  @Test func `the screen says which weights were kept and which drawn anew`() throws {
    var model = try ModelUndoTests.trained()
    _ = try ModelFixtures.say("set conv2 channels 20", to: &model)
    #expect(
      model.notice?.text.contains("weights of conv2 and fc1 drawn anew, 3 layers keep theirs")
        == true)
    #expect(model.consequences.drawnAnew.map { model.network.nodes[$0].name } == ["conv2", "fc1"])
    let header = MainView.draw(model).plainText(row: 0)
    #expect(header.contains("lenet5.safetensors, 2 layers random"))
  }

  @Test func `two runs of different layers are compared by the layers' names`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("resnet18"))
    _ = try ModelFixtures.say("duplicate layer1.1", to: &model)
    _ = try ModelFixtures.say("remove layer4.1", to: &model)
    _ = try ModelFixtures.say("show compare", to: &model)
    _ = MainView.draw(model)
    model = ModelFixtures.computed(model)
    let names = model.comparedLayers.map { model.network.nodes[$0].name }
    #expect(names.contains("layer4.0.conv1") && !names.contains("layer1.1-2.conv1"))
    let earlier = try #require(model.earlierRun?.setup.network)
    for (now, before) in model.earlierPlaces {
      #expect(model.network.nodes[now].name == earlier.nodes[before].name)
    }
    for layer in model.network.nodes.map(\.name) {
      _ = try ModelFixtures.say("goto \(layer)", to: &model)
      _ = MainView.draw(model)
    }
  }

  @Test func `other classes have numbers for names`() throws {
    var model = try ModelUndoTests.trained()
    _ = try ModelFixtures.say("set classes 12", to: &model)
    #expect(model.network.classCount == 12)
    #expect(model.network.labels.isEmpty)
  }
}
