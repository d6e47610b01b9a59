@testable import Engine
import TestSupport
import Testing

@testable import Explorer

/// Screens of a network with modules and a side branch, with and without them.
struct SwitchViewTests {
  private func model(
    _ lines: String..., width: Int = 120, height: Int = 40
  ) throws -> Model {
    var model = ModelFixtures.model(ModuleNetwork.make(), width: width, height: height)
    for line in lines { _ = try ModelFixtures.say(line, to: &model) }
    return model
  }

  private func text(_ model: Model) -> String { MainView.draw(model).plainText }

  @Test(arguments: [(80, 24), (120, 40)])
  func `branches have brackets and words, on and off`(size: (Int, Int)) throws {
    let model = try model(
      "goto residual.branch1.left.conv", "branch off module.branch2", "goto module.branch2.1",
      width: size.0, height: size.1)
    assertSnapshot(MainView.draw(model), named: "main-branch-off-\(size.0)x\(size.1)")
  }

  @Test func `branches in pure ASCII`() throws {
    var model = try model(
      "goto residual.branch1.left.conv", "branch off module.branch2", "goto module.branch2",
      width: 80, height: 24)
    model.glyphs = .ascii
    assertSnapshot(MainView.draw(model), named: "main-branch-off-ascii-80x24")
  }

  @Test func `a side branch that is off says what it is and how to switch it on`() throws {
    let text = text(try model("goto aux1"))
    #expect(text.contains("Szegedy et al. 2014, section 5"))
    #expect(text.contains("side branch aux1 is off; B switches it on"))
    let layer = self.text(try model("goto aux1.fc", "show statistics"))
    #expect(layer.contains("side branch aux1 is off; B switches it on"))
    #expect(!layer.contains("Space computes it"))
  }

  @Test func `a side branch that is on is a part of the network`() throws {
    let text = text(try model("goto aux1", "side on"))
    #expect(text.contains("side branches on"))
    #expect(!text.contains("side branch aux1 is off"))
  }

  @Test func `the card of a branch tells its place in the module`() throws {
    let text = text(try model("goto module.branch2"))
    #expect(text.contains("One of the 3 branches of module"))
    #expect(text.contains("24 of 43"))
    #expect(text.contains("16 … 39 of module.concat"))
  }

  @Test func `a concatenation with a silent branch names the zeros`() throws {
    let text = text(
      try model(
        "branch off module.branch2", "goto module.concat", "show explain", width: 200))
    #expect(text.contains("1 is switched off and gives zeros"))
    #expect(text.contains("16 + 24 of zeros + 3"))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `all answers stand before and after`(size: (Int, Int)) throws {
    var model = try model("side on", width: size.0, height: size.1)
    model = ModelFixtures.computed(model)
    _ = try ModelFixtures.say("branch off all", to: &model)
    model = ModelFixtures.computed(model)
    _ = model.update(.command(.show(.compare)))
    assertSnapshot(MainView.draw(model), named: "compare-side-branches-\(size.0)x\(size.1)")
  }

  @Test func `one run shows its answers`() throws {
    var model = ModelFixtures.computed(try model("side on"))
    _ = model.update(.command(.show(.compare)))
    assertSnapshot(MainView.draw(model), named: "compare-one-run-120x40")
  }

  @Test func `a side branch that ran in one of two runs says so`() throws {
    var model = ModelFixtures.computed(try model())
    _ = try ModelFixtures.say("side on", to: &model)
    model = ModelFixtures.computed(model)
    _ = model.update(.command(.show(.compare)))
    #expect(text(model).contains("did not run"))
    _ = try ModelFixtures.say("side off", to: &model)
    model = ModelFixtures.computed(model)
    #expect(text(model).contains("does not run"))
  }

  @Test(arguments: [(1, 1), (20, 5), (40, 10), (99, 12), (300, 90)])
  func `every size is drawn, with every view`(size: (Int, Int)) throws {
    for lines in [["side on", "branch off all"], ["goto aux1.fc"], ["goto module.branch1"]] {
      var model = try model(width: size.0, height: size.1)
      for line in lines { _ = try ModelFixtures.say(line, to: &model) }
      model = ModelFixtures.computed(model)
      for kind in ViewKind.allCases {
        _ = model.update(.command(.show(kind)))
        #expect(MainView.draw(model).size == Size(width: size.0, height: size.1))
      }
    }
  }
}
