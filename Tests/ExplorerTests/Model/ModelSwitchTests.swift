@testable import Engine
import TestSupport
import Testing

@testable import Explorer

/// Branches and side branches switched from the explorer.
struct ModelSwitchTests {
  private func model() -> Model { ModelFixtures.model(ModuleNetwork.make()) }

  private func row(_ name: String, in model: Model) throws -> NetworkRow {
    try #require(model.rows.first { model.name(of: $0.item) == name })
  }

  @Test func `this branch goes off and on again`() throws {
    var model = model()
    let original = model.network
    _ = try ModelFixtures.say("goto module.branch2.1", to: &model)
    _ = model.update(.command(.branch(nil, .current)))
    #expect(model.network.switches.branchesOff == ["module.branch2"])
    #expect(
      model.notice?.text
        == "branch module.branch2 is OFF, its channels are zeros; r runs again")
    _ = model.update(.command(.branch(nil, .current)))
    #expect(model.network == original)
  }

  @Test(arguments: [
    ("resnet18", "layer1", "layer1 has 2 blocks with skips, layer1.0, layer1.1"),
    ("resnet50", "layer3", "layer3 has 6 blocks with skips, layer3.0 … layer3.5"),
  ])
  func `on a stage the key says which of its blocks have skips`(
    network: String, stage: String, sentence: String
  ) throws {
    var model = try ModelFixtures.model(network)
    let whole = sentence + ": go to one, or S (skip all) switches those of the network"
    _ = try ModelFixtures.say("goto \(stage)", to: &model)
    _ = model.update(.command(.skip(nil, .current)))
    #expect(model.notice?.text == whole)
    _ = model.update(.command(.skip(nil, .block(stage))))
    #expect(model.notice?.text == whole)
    var repl = try Repl(loader: SetupLoader(network: network, seed: 1))
    let error = try #require(throws: (any Error).self) {
      try repl.perform(line: "skip off \(stage)")
    }
    #expect("\(error)" == whole)
  }

  @Test func `on a module the key means all its branches`() throws {
    var model = model()
    _ = try ModelFixtures.say("goto residual.concat", to: &model)
    _ = model.update(.command(.branch(nil, .current)))
    #expect(model.network.switches.branchesOff == ["residual.branch0", "residual.branch1"])
    _ = try ModelFixtures.say("branch on all", to: &model)
    #expect(model.network.switches.branchesOff.isEmpty)
  }

  @Test func `inside a branch that is off the key brings that one back`() throws {
    var model = model()
    _ = try ModelFixtures.say("branch off residual.branch1", to: &model)
    _ = try ModelFixtures.say("goto residual.branch1.left.conv", to: &model)
    _ = model.update(.command(.branch(nil, .current)))
    #expect(model.network.switches.branchesOff.isEmpty)
  }

  @Test func `side branches count in the totals while they are on`() throws {
    var model = model()
    let without = model.analysis.totals
    let index = try #require(model.network.index(of: "aux1.fc"))
    let facts = try #require(model.analysis[index])
    _ = model.update(.command(.sideBranches(nil)))
    #expect(model.notice?.text == "side branches on: aux1; r runs again")
    #expect(model.analysis.totals.parameters == without.parameters + facts.parameterCount)
    #expect(
      model.analysis.totals.multiplyAccumulates
        == without.multiplyAccumulates + facts.multiplyAccumulates)
  }

  @Test func `undo and redo walk through switches of each kind`() throws {
    var model = model()
    let start = model.network
    for line in ["branch off module.branch1", "side on", "skip off residual"] {
      _ = try ModelFixtures.say(line, to: &model)
    }
    let end = model.network
    _ = model.update(.command(.undo))
    #expect(model.notice?.text == "taken back: all skips on")
    _ = model.update(.command(.undo))
    #expect(model.notice?.text == "taken back: side branches off")
    _ = model.update(.command(.undo))
    #expect(model.notice?.text == "taken back: all branches on")
    #expect(model.network == start)
    for _ in 0..<3 { _ = model.update(.command(.redo)) }
    #expect(model.network == end)
  }

  @Test(arguments: [
    ("branch off aux1", "aux1 is no branch of a module and has none"),
    ("branch off nowhere", "modules has no block nowhere"),
    ("branch", "stem is in no module with branches"),
  ])
  func `what is no branch gets a sentence`(line: String, sentence: String) throws {
    var model = model()
    _ = try ModelFixtures.say("goto stem", to: &model)
    _ = try ModelFixtures.say(line, to: &model)
    #expect(model.notice == Notice(text: sentence, isError: true))
    #expect(model.undone.isEmpty)
  }

  @Test(arguments: [
    ("branch off all", "lenet5 has no modules with branches"),
    ("side-branches on", "lenet5 has no side branches"),
  ])
  func `a network without them says so`(line: String, sentence: String) throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say(line, to: &model)
    #expect(model.notice == Notice(text: sentence, isError: true))
  }

  @Test func `a layer that is switched off says how to bring it back instead of running`() throws {
    var model = ModelFixtures.computed(model())
    _ = try ModelFixtures.say("goto aux1.fc", to: &model)
    #expect(model.update(.command(.step)).isEmpty)
    #expect(model.notice?.text == "side branch aux1 is off; B switches it on")
    _ = try ModelFixtures.say("branch off module.branch2", to: &model)
    _ = try ModelFixtures.say("goto module.branch2.0", to: &model)
    #expect(model.update(.command(.step)).isEmpty)
    #expect(
      model.notice?.text
        == "branch module.branch2 is OFF, its channels are zeros; b switches it on")
    _ = model.update(.command(.branch(true, .current)))
    #expect(model.update(.command(.step)).count == 1)
  }

  @Test func `remembered activations of a branch that is off are not shown`() throws {
    var model = model()
    _ = try ModelFixtures.say("branch off module.branch2", to: &model)
    _ = try ModelFixtures.say("goto module.branch2.1", to: &model)
    let all = model.network.nodes.map { _ in true }
    let effects = model.update(.available(all, generation: model.generation))
    #expect(!effects.contains { if case .inspect = $0 { true } else { false } })
    #expect(model.activations[model.selectedLayer] == .missing)
  }

  @Test func `lines say what is off in words`() throws {
    var model = model()
    _ = try ModelFixtures.say("goto residual.branch1.left.conv", to: &model)
    _ = try ModelFixtures.say("goto module.branch2.0", to: &model)
    #expect(try row("aux1", in: model).caption == "side branch off")
    #expect(try row("aux1", in: model).isSilent)
    #expect(try row("module.branch2", in: model).caption == "branch")
    #expect(try row("module.branch2", in: model).branchBracket == .start)
    #expect(try row("module.branch2.1", in: model).branchBracket == .end)
    #expect(try row("residual.branch1.left.conv", in: model).branchBracket == .end)
    #expect(try row("residual.branch1.concat", in: model).branchBracket == .end)
    _ = try ModelFixtures.say("branch off module.branch2", to: &model)
    _ = try ModelFixtures.say("branch off residual.branch1", to: &model)
    _ = try ModelFixtures.say("skip off residual", to: &model)
    _ = try ModelFixtures.say("side on", to: &model)
    #expect(try row("aux1", in: model).caption == "side branch")
    #expect(try !row("aux1", in: model).isSilent)
    #expect(try row("module", in: model).caption == "1 branch OFF")
    #expect(try row("module.concat", in: model).caption == "concat, 1 of 3 OFF")
    #expect(try row("module.branch2", in: model).caption == "branch OFF")
    #expect(try !row("module.branch2.0", in: model).branchIsOn)
    #expect(try !row("residual.branch1.left.conv", in: model).branchIsOn)
    #expect(try row("residual", in: model).caption == "skip OFF, 1 branch OFF")
  }

  @Test func `the news after a run names the best class of every answer`() throws {
    var model = model()
    _ = try ModelFixtures.say("side on", to: &model)
    model = ModelFixtures.computed(model)
    #expect(model.notice?.text.hasPrefix("seven 75 %   aux1: one 50 %   computed") == true)
    #expect(model.answers.now.sideBranches.map(\.name) == ["aux1"])
  }
}
