import Engine
import Testing

@testable import Explorer

struct EditFormTests {
  /// A model with the form of a layer open.
  private func model(_ network: String = "lenet5", _ layer: String) throws -> Model {
    var model = try ModelFixtures.model(network)
    _ = try ModelFixtures.say("form \(layer)", to: &model)
    return model
  }

  private func press(_ keys: Key..., in model: inout Model) {
    for key in keys {
      if let command = KeyTable.command(for: key, in: model.keyContext) {
        model.update(.command(command))
      } else if case .character(let character) = key, model.keyContext.isLine {
        model.update(.typed(String(character)))
      }
    }
  }

  @Test func `e opens the form of the chosen line, folded layers included`() throws {
    var model = try ModelFixtures.model("resnet18")
    press("j", "e", in: &model)
    let form = try #require(model.form)
    #expect(form.layers == ["conv1", "bn1", "relu"])
    let names = form.fields.map { "\($0.layer).\($0.property.name)" }
    #expect(names.contains("conv1.stride") && names.contains("relu.function"))
    #expect(model.keyContext == .form)
  }

  @Test func `typing takes the place of the value, Enter edits the network`() throws {
    var model = try model("lenet5", "conv1")
    press(.down, .down, "2", in: &model)
    #expect(model.form?.line.text == "2")
    #expect(model.form?.draft.analysis[1]?.output == [6, 14, 14])
    #expect(model.analysis[1]?.output == [6, 28, 28])
    press(.enter, in: &model)
    #expect(model.form == nil)
    #expect(model.analysis[1]?.output == [6, 14, 14])
    #expect(model.notice?.text.hasPrefix("conv1: stride 2") == true)
  }

  @Test func `Escape leaves everything as it was`() throws {
    var model = try model("lenet5", "conv1")
    let start = model.network
    press(.right, .right, .down, "9", .escape, in: &model)
    #expect(model.form == nil)
    #expect(model.network == start)
    #expect(model.undone.isEmpty)
  }

  @Test func `several values are one edit`() throws {
    var model = try model("lenet5", "conv1")
    let start = model.network
    press("1", "2", .down, "3", .tab, "2", .enter, in: &model)
    #expect(model.analysis[1]?.output == [12, 15, 15])
    #expect(
      model.notice?.text.hasPrefix("conv1: channels 12, conv1: kernel 3, conv1: stride 2") == true)
    press("u", in: &model)
    #expect(model.network == start)
  }

  @Test func `arrows step through numbers and choices`() throws {
    var model = try model("lenet5", "pool1")
    press(.left, in: &model)
    #expect(model.form?.fields[0].property.value == "1")
    press(.left, in: &model)
    #expect(model.form?.fields[0].property.value == "1", "no kernel is smaller")
    press(.up, .right, in: &model)
    #expect(model.form?.fields.map(\.property.name).contains("count-border") == false)
    #expect(model.form?.draft.network.nodes[3].layer.kind == .maxPooling)
    press(.enter, in: &model)
    #expect(model.network.nodes[3].layer.kind == .maxPooling)
  }

  @Test func `a text that is no value is told and not taken`() throws {
    var model = try model("lenet5", "conv1")
    press(.down, "x", in: &model)
    #expect(
      model.form?.complaint == "conv1: kernel: a number from 1, or HEIGHTxWIDTH expected, found x")
    press(.enter, in: &model)
    #expect(model.form != nil)
    press(.backspace, "3", "x", "5", .enter, in: &model)
    #expect(model.analysis[1]?.output == [6, 30, 28])
  }

  @Test func `the first layer that cannot be computed is told with the nearest values`() throws {
    var model = try model("resnet18", "layer2.0.conv1")
    press(.down, .down, "3", in: &model)
    let form = try #require(model.form)
    let problem = try #require(form.draft.analysis.firstError)
    #expect(form.draft.network.nodes[problem.index].name == "layer2.0.add")
    #expect(form.remedies.first?.sentence == "stride 2")
    #expect(form.remedies.first?.layer == "layer2.0.conv1")
  }

  @Test func `the input has a size, flatten has nothing to set, a block has layers`() throws {
    var model = try model("lenet5", "input")
    #expect(model.form?.fields.map(\.property.name) == ["size"])
    press("1", "x", "2", "8", "x", "2", "8", .enter, in: &model)
    #expect(model.network.inputShape == [1, 28, 28])
    _ = try ModelFixtures.say("form flatten", to: &model)
    #expect(model.form == nil)
    #expect(model.notice?.text == "flatten has nothing to set")
    model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer1.0", to: &model)
    press("e", in: &model)
    #expect(model.notice?.text == "layer1.0 is a block: choose one of its layers to edit it")
  }

  @Test func `pasted text and the line's own keys edit the value`() throws {
    var model = try model("lenet5", "fc1")
    model.update(.typed("1024"))
    press(.home, .delete, .end, .control("h"), in: &model)
    #expect(model.form?.line.text == "02")
    #expect(model.form?.draft.network.nodes[8].layer.caption == "→ 2")
  }
}
