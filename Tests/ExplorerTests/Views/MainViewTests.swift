@testable import Engine
import TestSupport
import Testing

@testable import Explorer

struct MainViewTests {
  @Test func `a network of one layer and one parameter is spoken of in the singular`() throws {
    let model = try ModelFixtures.model("one-by-one", width: 160)
    #expect(MainView.draw(model).plainText.contains("1 parameter "))
    #expect(!MainView.draw(model).plainText.contains("1 parameters"))
  }

  @Test(arguments: ["80x24", "120x40", "200x60"])
  func `the main screen before anything runs`(size: String) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    let model = try ModelFixtures.model("resnet18", width: parts[0], height: parts[1])
    assertSnapshot(MainView.draw(model), named: "main-resnet18-\(size)")
  }

  @Test func `a computed layer with maps and a skip that is off`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("skip off layer1.1", to: &model)
    _ = try ModelFixtures.say("goto layer1.1.conv2", to: &model)
    model.view.ladder = .ascii
    assertSnapshot(MainView.draw(ModelFixtures.computed(model)), named: "main-skip-off-120x40")
  }

  @Test func `an edit that breaks the network`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set layer2.0.conv1 stride 3", to: &model)
    assertSnapshot(MainView.draw(model), named: "main-illegal-120x40")
  }

  @Test func `one map with its cursor in pure ASCII`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    model.glyphs = .ascii
    _ = try ModelFixtures.say("goto conv2", to: &model)
    model = ModelFixtures.computed(model)
    _ = model.update(.command(.zoom(.in)))
    _ = model.update(.command(.cursor(.right)))
    _ = model.update(.command(.cursor(.down)))
    assertSnapshot(MainView.draw(model), named: "main-zoom-ascii-80x24")
  }

  @Test(arguments: [nil, Command.commandLine, .findLine, .help(nil), .form("conv1")])
  func `a screen that is too small says which key leaves what has the keys`(
    _ command: Command?
  ) throws {
    var model = try ModelFixtures.model("lenet5", width: 30, height: 5)
    if let command { _ = model.update(.command(command)) }
    let text = MainView.draw(model).plainText
    #expect(text.contains("30x5 is too small"))
    #expect(text.contains(command == nil ? "q quits" : "Esc goes back"))
  }

  @Test func `a run under way and a line being typed`() throws {
    var model = try ModelFixtures.model("lenet5", width: 80, height: 24)
    _ = model.update(.command(.run))
    let result = Session.LayerResult(index: 0, milliseconds: 1, completed: 1, total: 12)
    _ = model.update(.layerDone(run: 1, result))
    _ = model.update(.command(.commandLine))
    for character in "goto c" { _ = model.update(.typed(String(character))) }
    _ = model.update(.command(.edit(.complete)))
    assertSnapshot(MainView.draw(model), named: "main-running-80x24")
    #expect(MainView.cursor(model) == Point(x: 10, y: 23))
  }

  @Test(
    arguments: ["lenet5", "resnet18"],
    [(1, 1), (0, 0), (20, 5), (40, 10), (41, 11), (99, 12), (100, 10), (300, 90), (40, 200)])
  func `every size is drawn, with every view`(network: String, size: (Int, Int)) throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      for kind in ViewKind.allCases {
        var model = try ModelFixtures.model(network, width: size.0, height: size.1)
        model.glyphs = glyphs
        model = ModelFixtures.computed(model)
        _ = model.update(.command(.show(kind)))
        #expect(MainView.draw(model).size == Size(width: size.0, height: size.1))
        _ = model.update(.command(.zoom(.in)))
        _ = model.update(.command(.help(nil)))
        _ = MainView.draw(model)
        for action in [MouseEvent.Action.click, .doubleClick, .wheelUp, .wheelDown] {
          _ = model.update(
            .mouse(MouseEvent(action: action, x: size.0 / 2, y: size.1 / 2)))
        }
      }
    }
  }

  @Test func `a screen in ASCII holds nothing else`() throws {
    for kind in ViewKind.allCases {
      var model = try ModelFixtures.model("resnet18")
      model.glyphs = .ascii
      _ = try ModelFixtures.say("goto layer1.0.add", to: &model)
      model = ModelFixtures.computed(model)
      _ = model.update(.command(.show(kind)))
      let wrong = MainView.draw(model).cells.map(\.scalar).filter { !$0.isASCII }
      #expect(wrong.isEmpty, "\(kind): \(String(String.UnicodeScalarView(wrong)))")
    }
  }
}
