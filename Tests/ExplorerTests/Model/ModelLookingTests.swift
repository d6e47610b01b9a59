import Engine
import Testing

@testable import Explorer

struct ModelLookingTests {
  @Test func `channels stop at both ends and a wrong number gets a sentence`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    _ = try ModelFixtures.say("goto conv1", to: &model)
    _ = model.update(.command(.previousChannel))
    #expect(model.view.channel == 0)
    _ = try ModelFixtures.say("channel 5", to: &model)
    _ = model.update(.command(.nextChannel))
    #expect(model.view.channel == 5)
    _ = try ModelFixtures.say("channel 6", to: &model)
    #expect(model.view.channel == 5)
    #expect(model.notice?.text.contains("from 0 to 5") == true)
  }

  @Test func `a zoomed map has a cursor that stays inside`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    _ = model.update(.command(.zoom(.in)))
    #expect(model.keyContext == .zoomedMap)
    _ = model.update(.command(.cursor(.left)))
    #expect(model.view.cursor == MatrixPlace(column: 0, row: 0))
    for _ in 0..<50 { _ = model.update(.command(.cursor(.down))) }
    #expect(model.view.cursor == MatrixPlace(column: 0, row: 31))
    _ = model.update(.command(.back))
    #expect(model.keyContext == .main)
  }

  @Test func `Escape is not spent on a zoomed map that another view hides`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    _ = model.update(.command(.zoom(.in)))
    _ = model.update(.command(.show(.table)))
    #expect(model.keyContext == .table)
    _ = model.update(.command(.back))
    #expect(model.keyContext == .main)
    #expect(model.view.isZoomed)
    _ = model.update(.command(.show(.maps)))
    _ = model.update(.command(.back))
    #expect(!model.view.isZoomed)
  }

  @Test(arguments: [("softmax", "index 2, two: "), ("fc3", "index 2, two: "), ("fc2", "index 2: ")])
  func `a zoomed vector is read out by index, and by class where it scores classes`(
    layer: String, expected: String
  ) throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    _ = try ModelFixtures.say("goto \(layer)", to: &model)
    let activation = try #require(ModelFixtures.activation(of: model.selectedLayer, in: model))
    _ = model.update(
      .inspected(layer: model.selectedLayer, generation: model.generation, .success(activation)))
    _ = model.update(.command(.zoom(.in)))
    for _ in 0..<2 { _ = model.update(.command(.cursor(.right))) }
    let view = try #require(MapsView.zoomed(model))
    let text = view.readoutLine(view.words.summary(of: view.heatmap.image)).plainText
    #expect(text.hasPrefix(expected))
  }

  @Test func `the zoom of a map goes in and out`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    for _ in 0..<3 { _ = model.update(.command(.zoom(.in))) }
    // The whole map has to be reduced, so the first step shows each value once.
    #expect(model.view.zoom == 2)
    for _ in 0..<3 { _ = model.update(.command(.zoom(.out))) }
    #expect(!model.view.isZoomed)
    #expect(model.view.zoom == 0)
  }

  @Test func `maps turn by pages`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("resnet18"))
    _ = try ModelFixtures.say("goto layer1.0.conv1", to: &model)
    let activation = try #require(ModelFixtures.activation(of: model.selectedLayer, in: model))
    _ = model.update(
      .inspected(layer: model.selectedLayer, generation: model.generation, .success(activation)))
    _ = model.update(.command(.nextMaps))
    let area = try #require(Layout(model).view)
    #expect(model.view.channel == MapsView.pageSize(model, in: area))
    _ = model.update(.command(.previousMaps))
    #expect(model.view.channel == 0)
  }

  @Test func `on a narrow screen tree and view take turns`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    #expect(Layout(model).view == nil)
    _ = model.update(.command(.nextView))
    #expect(Layout(model).tree == nil)
    _ = model.update(.command(.back))
    #expect(Layout(model).view == nil)
  }

  @Test func `half blocks are refused where only ASCII can be shown`() throws {
    var model = try ModelFixtures.model("lenet5")
    model.glyphs = .ascii
    _ = try ModelFixtures.say("ladder 256", to: &model)
    #expect(model.view.ladder == .ascii)
    #expect(model.notice?.isError == true)
  }

  @Test func `ladders of colours are refused where there are none`() throws {
    var model = try ModelFixtures.model("lenet5")
    model.hasColors = false
    model.view.ladder = .ascii
    _ = try ModelFixtures.say("ladder 256", to: &model)
    #expect(model.view.ladder == .ascii)
    #expect(model.notice?.text.contains("this terminal shows none") == true)
    _ = try ModelFixtures.say("ladder ascii", to: &model)
    #expect(model.notice?.isError == false)
  }

  @Test func `escape closes one thing after the other`() throws {
    var model = ModelFixtures.computed(
      try ModelFixtures.model("lenet5", width: 80, height: 24))
    _ = model.update(.command(.zoom(.in)))
    _ = model.update(.command(.help(nil)))
    _ = model.update(.command(.back))
    #expect(model.help == nil && model.view.isZoomed)
    _ = model.update(.command(.back))
    #expect(!model.view.isZoomed && model.view.isInFront)
    _ = model.update(.command(.back))
    #expect(!model.view.isInFront)
  }
}
