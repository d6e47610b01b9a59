import Engine
import TestSupport
import Testing

@testable import Explorer

struct ReplEditTests {
  private func answers(_ commands: String..., network: String? = nil) throws -> [[String]] {
    var repl = try Repl(loader: SetupLoader(network: network))
    return try commands.map { try repl.perform(line: $0) }
  }

  private func sentence(_ command: String) throws -> String {
    var repl = try Repl(loader: SetupLoader(network: "resnet18"))
    let error = try #require(throws: (any Error).self) { try repl.perform(line: command) }
    return "\(error)"
  }

  @Test func `an edit says what was done, the layer as it is, and what follows`() throws {
    let lines = try answers("set conv2 channels 20")[0]
    #expect(lines.first == "conv2: channels 20")
    #expect(lines.contains { $0.contains("20·6·5·5 + 20 = 3,020") })
    #expect(lines.contains("weights of conv2 and fc1 drawn anew, 3 layers keep theirs"))
    #expect(lines.last == "4 layers have another shape")
  }

  @Test func `the weights that were drawn anew are counted until they are back`() throws {
    let answers = try answers("set classes 7", "remove tanh4", "reset", "undo")
    #expect(answers[1].contains { $0.contains("lenet5.safetensors, 1 layer random") })
    #expect(answers[2].contains { $0.hasSuffix("lenet5.safetensors   digit-7.png") })
    #expect(answers[3].contains { $0.contains("1 layer random") })
  }

  @Test func `diff is a table with the sums`() throws {
    let lines = try answers("set fc3 units 20", "duplicate tanh1", "diff")[2]
    #expect(lines[0].hasPrefix("layer"))
    #expect(lines[1].hasPrefix("tanh1-2  put in"))
    let fc3 = try #require(lines.first { $0.hasPrefix("fc3") })
    #expect(fc3.contains("units 10 → 20") && fc3.contains("850 → 1,700") && fc3.hasSuffix("new"))
    #expect(lines.contains { $0.hasPrefix("total") && $0.contains("61,706 → 62,556") })
    #expect(try answers("diff")[0] == ["the network is as it was opened"])
  }

  @Test func `diff is against the network that was opened last`() throws {
    let lines = try answers("set fc3 units 20", "open alexnet", "diff", "undo", "diff")
    #expect(lines[2] == ["the network is as it was opened"])
    #expect(lines[4].contains { $0.hasPrefix("fc3") })
  }

  @Test func `runs before and after a change of the graph are compared by name`() throws {
    let lines = try answers("run", "remove pool1", "duplicate tanh4", "run", "show compare")[4]
    let conv1 = try #require(lines.first { $0.hasPrefix("conv1") })
    #expect(conv1.hasSuffix("1×"), "what lies before the edit is as it was")
    #expect(!lines.contains { $0.hasPrefix("pool1") || $0.hasPrefix("tanh4-2") })
  }

  @Test func `a weight file loaded after an edit fills what fits`() throws {
    let path = try AssetFolder.path(of: "weights/lenet5.safetensors")
    let lines = try answers("weights random 3", "set classes 7", "weights \(path)")
    #expect(lines[2][0].contains("lenet5.safetensors, 1 layer random"))
  }

  @Test func `form lists what can be set`() throws {
    let lines = try answers("form pool1")[0]
    #expect(lines.contains { $0.hasPrefix("  mode") && $0.hasSuffix("max or average") })
    #expect(try sentence("form flatten") == "flatten has nothing to set")
  }

  @Test func `a layer that cannot be computed comes with the nearest values`() throws {
    let answers = try answers("set layer1.0.conv1 groups 3", network: "resnet18")
    #expect(answers[0].contains("  it could with groups 2 or 4"))
    #expect(answers[0].last?.hasSuffix("; it could with groups 2 or 4") == true)
  }

  @Test func `of a network that cannot be computed no sums are shown`() throws {
    let answers = try answers("set conv1 kernel 40", "undo", "redo", "show table", "show cost")
    #expect(answers[2].contains { $0.contains("   ? parameters   ? MACs   ") })
    #expect(answers[3][0].contains("lenet5 1×32×32: ? parameters"))
    #expect(answers[4].last == "the sums are those of the layers that can be computed")
  }

  @Test func `values that help one layer only name it`() throws {
    let lines = try answers(
      "set layer1.0.conv1 groups 3", "set layer4.0.conv1 groups 3", network: "resnet18")[1]
    #expect(lines.last?.hasSuffix("; layer1.0.conv1 could with groups 2 or 4") == true)
  }

  @Test func `an edited network whose input no picture fits is opened again`() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/two.yaml"
    let lines = try answers("set input size 2x32x32", "export network \(file)", "open \(file)")
    #expect(lines[2].contains { $0.contains("2×32×32") && $0.hasSuffix("random 0") })
  }

  @Test func `labels stand in a column of their own`() throws {
    let card = try answers("goto inception_3a.output", network: "googlenet")[0]
    #expect(card.contains { $0.hasPrefix("  channels 64 + 128 + ") })
  }

  @Test(arguments: [
    ("remove input", "the input stays the first layer; its size can be set"),
    ("remove layer1.2", "resnet18 has no layer or block layer1.2; did you mean layer1.0?"),
    ("insert after conv1 rely", "rely is no kind of layer"),
    ("insert after conv1 rely", "did you mean relu?"),
    ("set input size 3x64", "input: size: CHANNELSxHEIGHTxWIDTH, or a number from 1 expected"),
    ("set classes many", "fc: units: a whole number from 1 expected, found many"),
    ("set layer1.1 mode max", "layer1.1 is a block, a layer expected: it has layer1.1.conv1,"),
    ("set maxpool mode min", "maxpool: mode: max or average expected, found min"),
  ])
  func `what cannot be done gets a sentence`(_ command: String, _ expected: String) throws {
    #expect(try sentence(command).contains(expected))
  }
}
