import Engine
import Testing

@testable import Explorer

struct ModelMovesTests {
  private func name(_ model: Model) -> String { model.name(of: model.selection) }

  @Test func `next and previous stop at both ends`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.previous))
    #expect(name(model) == "input")
    for _ in 0..<100 { _ = model.update(.command(.next)) }
    #expect(name(model) == "softmax")
  }

  @Test func `inner blocks are not listed under a closed block`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer2", to: &model)
    _ = model.update(.command(.closeBlock))
    let names = model.rows.map { model.name(of: $0.item) }
    #expect(names.contains("layer2"))
    #expect(!names.contains { $0.hasPrefix("layer2.") })
  }

  @Test func `a large network opens with about a screen of lines`() throws {
    #expect(try ModelFixtures.model("resnet152").rows.count <= 32)
    #expect(try ModelFixtures.model("vgg16").rows.count <= 32)
  }

  @Test func `goto opens the blocks around a layer`() throws {
    var model = try ModelFixtures.model("resnet152")
    _ = try ModelFixtures.say("goto layer3.20.conv2", to: &model)
    #expect(name(model) == "layer3.20.conv2")
  }

  @Test func `goto says which name may be meant`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer1.0.conv9", to: &model)
    let notice = try #require(model.notice)
    #expect(notice.isError)
    #expect(notice.text.contains("did you mean layer1.0.conv1"))
    #expect(name(model) == "input")
  }

  @Test func `find goes round and opens what it finds`() throws {
    var model = try ModelFixtures.model("resnet50")
    _ = try ModelFixtures.say("find 7x7", to: &model)
    #expect(name(model) == "conv1")
    _ = try ModelFixtures.say("find layer4.2.conv2", to: &model)
    #expect(name(model) == "layer4.2.conv2")
    _ = try ModelFixtures.say("find 7x7", to: &model)
    #expect(name(model) == "conv1")
  }

  @Test(arguments: [("vgg16", "conv"), ("vgg16", "max-pool"), ("resnet18", "batch norm")])
  func `a kind is found, also that of a folded layer`(network: String, text: String) throws {
    var model = try ModelFixtures.model(network)
    _ = try ModelFixtures.say("find \(text)", to: &model)
    #expect(model.notice == nil)
    #expect(name(model) != "input")
  }

  @Test func `find goes to the next line that matches, not to the one it stands on`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("goto conv1", to: &model)
    _ = try ModelFixtures.say("find conv", to: &model)
    #expect(name(model) == "conv2")
    _ = try ModelFixtures.say("find conv2", to: &model)
    #expect(name(model) == "conv2", "the only one, round the end")
  }

  @Test func `find says when nothing matches`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("find 9x9", to: &model)
    #expect(model.notice?.isError == true)
  }

  @Test func `a block closes around the chosen layer and opens again`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto layer1.1.conv2", to: &model)
    _ = model.update(.command(.closeBlock))
    #expect(name(model) == "layer1.1")
    _ = model.update(.command(.openBlock))
    _ = model.update(.command(.next))
    #expect(name(model) == "layer1.1.conv1")
  }

  @Test func `folding keeps the layer chosen`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("goto conv1", to: &model)
    _ = try ModelFixtures.say("fold off", to: &model)
    #expect(model.rows.contains { model.name(of: $0.item) == "bn1" })
    #expect(model.selectedLayer == model.network.index(of: "relu"))
    _ = try ModelFixtures.say("fold on", to: &model)
    #expect(name(model) == "conv1")
  }

  @Test func `the wheel scrolls the tree and a click chooses a line`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.mouse(MouseEvent(action: .wheelDown, x: 5, y: 5)))
    #expect(model.tree.list.selected == 3)
    let tree = try #require(Layout(model).tree)
    // The first row of the pane holds the columns' titles.
    _ = model.update(.mouse(MouseEvent(action: .click, x: tree.x + 2, y: tree.y + 2)))
    #expect(name(model) == "conv1")
  }

  @Test func `a click on a view's name shows the view`() throws {
    var model = try ModelFixtures.model("lenet5")
    let view = try #require(Layout(model).view)
    let row = (0..<view.width).first { x in
      ViewPane.tab(at: Point(x: view.x + x, y: view.y - 1), model: model, in: view) == .table
    }
    let x = try #require(row)
    _ = model.update(.mouse(MouseEvent(action: .click, x: view.x + x, y: view.y - 1)))
    #expect(model.view.kind == .table)
  }
}
