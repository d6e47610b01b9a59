import Engine
import TestSupport
import Testing

@testable import Explorer

struct ReplTests {
  /// The answers to commands, one after the other, on a network with random weights.
  private func answers(_ commands: String..., network: String = "lenet5") throws -> [[String]] {
    var repl = try Repl(loader: SetupLoader(network: network, seed: 1))
    return try commands.map { try repl.perform(line: $0) }
  }

  private func sentence(_ command: String, after commands: String...) throws -> String {
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    for command in commands { _ = try repl.perform(line: command) }
    let error = try #require(throws: (any Error).self) { try repl.perform(line: command) }
    return "\(error)"
  }

  @Test func `blank lines and comments say nothing`() throws {
    #expect(try answers("", "  ", "# a remark") == [[], [], []])
  }

  @Test func `a class's saliency and gradients are shown as text`() throws {
    let answers = try answers(
      "goto pool1", "saliency three", "draw gradient", "goto conv1", "show weights", "draw change")
    #expect(answers[1].first?.hasPrefix("class 3, three") == true)
    #expect(
      answers[1].contains("Grad-CAM at pool1")
        || answers[1].contains("Grad-CAM at pool1: speaks nowhere for it"))
    #expect(answers[2].last?.contains("zero in the middle") == true)
    #expect(
      answers[4].first == "conv1: random weights (He, seed 1), the gradient of a class's score")
    #expect(answers[5].contains { $0.contains("mean 0   σ 0   0 … 0") })
  }

  @Test func `a profile lists blocks and layers against the limits`() throws {
    let lines = try #require(try answers("profile").first)
    #expect(lines.first?.hasPrefix("block") == true)
    #expect(
      lines.contains {
        $0.hasPrefix("conv2") && ($0.hasSuffix("compute") || $0.hasSuffix("memory"))
      })
    #expect(lines.last?.contains("at the limits of this machine") == true)
  }

  @Test func `going shows the layer's card`() throws {
    let card = try #require(try answers("goto conv2").last)
    #expect(card.first == "conv2   convolution 5×5")
    #expect(card.contains { $0.contains("16·6·5·5 + 16 = 2,416") })
    #expect(card.contains { $0.contains("not computed; step computes it") })
  }

  @Test func `a formula without a result has no equals sign behind it`() throws {
    let card = try #require(try answers("goto norm1", network: "alexnet").last)
    let divisor = try #require(card.first { $0.contains("divisor") })
    #expect(divisor.contains("^0.75") && !divisor.contains("="))
  }

  @Test func `step computes what is missing and says so`() throws {
    let answers = try answers("goto conv2", "step", "step")
    #expect(answers[1].first?.contains("computed 5 layers") == true)
    #expect(answers[1].last?.contains("mean") == true)
    #expect(answers[2].first?.contains("1 were there already") == true)
  }

  @Test func `run names the five most probable classes`() throws {
    let answer = try answers("run")[0]
    #expect(answer.count == 6)
    #expect(answer.dropFirst().allSatisfy { $0.contains(" %  ") })
  }

  @Test func `an exported network is opened again with its edits and weights`() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/edited.yaml"
    var repl = try Repl(loader: SetupLoader(network: "lenet5"))
    let answer = try repl.perform(line: "run").dropFirst()
    #expect(try repl.perform(line: "export network \(file)") == ["wrote lenet5 to \(file)"])
    _ = try repl.perform(line: "open resnet18")
    _ = try repl.perform(line: "open \(file)")
    // The trained weights fit a network that is the trained one.
    #expect(try repl.perform(line: "run").dropFirst() == answer)
    _ = try repl.perform(line: "set conv1 channels 12")
    let edited = repl.state.network
    _ = try repl.perform(line: "export network \(file)")
    _ = try repl.perform(line: "undo")
    _ = try repl.perform(line: "open \(file)")
    #expect(repl.state.network == edited)
  }

  @Test func `compare shows both answers and the spread by depth`() throws {
    let lines = try #require(
      try answers(
        "run", "skip off all", "run", "show compare", network: "resnet50-lab"
      ).last)
    #expect(lines[0].contains("resnet50-lab"))
    #expect(lines[0].contains("16 skip connections off"))
    #expect(lines.contains { $0.contains("σ by depth") })
    let conv1 = lines.first { $0.hasPrefix("conv1") }
    #expect(conv1?.contains("1×") == true, "what no skip reaches stays as it is")
  }

  @Test func `compare without two runs says what is needed`() throws {
    #expect(try sentence("show compare", after: "run").contains("two runs are needed"))
  }

  @Test func `one map has the bounds of each step of its ramp`() throws {
    let lines = try #require(try answers("next", "channel 3").last)
    #expect(lines.first == "conv1, map 3 of 6")
    #expect(lines.contains { $0.contains("'@'") })
    #expect(try sentence("channel 6", after: "next").contains("from 0 to 5 expected, found 6"))
  }

  @Test(arguments: [
    ["goto conv2", "channel 15", "set conv2 channels 4"],
    ["goto conv2", "set conv2 channels 20", "channel 19", "undo", "undo"],
    ["goto conv2", "channel 15", "set conv2 channels 2", "undo"],
    ["set conv2 channels 20", "undo", "redo", "channel 19", "undo"],
    ["goto conv1", "channel 5", "open resnet8"],
    ["goto conv1", "channel 5", "open plain8", "undo"],
  ])
  func `the chosen channel is one of the chosen layer's, whatever is opened and edited`(
    _ commands: [String]
  ) throws {
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    for command in commands { _ = try? repl.perform(line: command) }
    #expect((0..<repl.state.channelCount).contains(repl.state.channel))
    #expect(try !repl.perform(line: "zoom in").isEmpty)
    #expect(try !repl.perform(line: "cursor right").isEmpty)
  }

  @Test func `a class of another network is not asked for`() throws {
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    _ = try repl.perform(line: "saliency 7")
    _ = try repl.perform(line: "set classes 4")
    #expect(repl.state.wantedClass == nil)
    _ = try repl.perform(line: "saliency 3")
    _ = try repl.perform(line: "open resnet8")
    _ = try repl.perform(line: "undo")
    #expect(repl.state.wantedClass == nil)
  }

  @Test func `maps are turned page by page and stay at the ends`() throws {
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    _ = try repl.perform(line: "goto conv1")
    let first = try repl.perform(line: "show maps")
    let later = try (1...6).map { _ in try repl.perform(line: "next-maps") }
    #expect(first.last?.contains("maps 0–") == true)
    #expect(later[0].first != first.first)
    #expect(later[5] == later[4], "six maps have at most six pages")
    #expect(later[5].last?.hasSuffix("–5 of 6") == true)
    let back = try (1...6).map { _ in try repl.perform(line: "previous-maps") }
    #expect(back[5] == first)
  }

  @Test func `the cursor reads values out and stops at the edge`() throws {
    let answers = try answers("cursor left", "cursor right")
    #expect(answers[0].first?.hasPrefix("input, map 0, row 0, column 0: ") == true)
    #expect(answers[1].first?.hasPrefix("input, map 0, row 0, column 1: ") == true)
  }

  @Test func `save-screen writes the last answer`() throws {
    let folder = try ScratchFolder()
    let answers = try answers("goto conv1", "save-screen \(folder.path)/card.txt")
    #expect(folder.read("card.txt") == answers[0].joined(separator: "\n") + "\n")
    #expect(try sentence("save-screen x.txt").contains("no answer to save"))
  }

  @Test func `an edit says what follows from it, undo takes it back`() throws {
    let answers = try answers("set conv1 stride 2", "undo")
    #expect(answers[0].last?.contains("have another shape") == true)
    #expect(answers[1].first?.contains("1×32×32") == true)
  }

  @Test func `show cost has blocks, layers and the module's ledger`() throws {
    let lines = try #require(
      try answers("goto inception_3a", "show cost", network: "googlenet").last)
    #expect(lines.contains { $0.hasPrefix("inception_3b") && $0.contains("304 M    19 %") })
    #expect(lines.contains { $0.hasPrefix("conv2 ") && $0.contains("347 M    22 %") })
    #expect(lines.contains { $0.contains("2,408,448 + 10,035,200 = 12,443,648  120,422,400") })
    #expect(lines.last?.hasPrefix(NetworkTotals.convention) == true)
  }

  @Test func `show reconcile gives each published figure with its reason`() throws {
    let lines = try #require(try answers("show reconcile", network: "alexnet").last)
    #expect(lines.contains { $0.hasPrefix("60,965,224 parameters   the same   Caffe") })
    #expect(lines.contains { $0.hasPrefix("62,378,344 parameters   here -1,413,120") })
    #expect(lines.contains { $0.contains("conv2 groups 1, conv4 groups 1, conv5 groups 1") })
    #expect(lines.contains { $0.hasPrefix("60 million parameters   the same, rounded") })
  }

  @Test func `explain works a number out step by step`() throws {
    let answers = try answers(
      "explain conv2 size", "explain parameters", "explain lenet5 macs", "explain")
    #expect(answers[0].first == "conv2: output size")
    #expect(answers[0].contains { $0.hasSuffix("= ⌊(14 − 5) / 1⌋ + 1") })
    #expect(answers[0].contains { $0.hasSuffix("= ⌊9⌋ + 1") })
    #expect(answers[1].contains { $0.contains("16·6·5·5 + 16") })
    #expect(answers[2].contains("= 117,600 + 240,000 + 48,000 + 10,080 + 840"))
    #expect(answers[2].contains("= 416,520"))
    #expect(answers[3].first?.hasPrefix("conv2   convolution") == true)
    #expect(try sentence("explain conv9").contains("did you mean conv1?"))
  }

  @Test func `an edit that cannot be computed names the layer`() throws {
    let lines = try answers("set conv2 kernel 99")[0]
    #expect(lines.last?.hasPrefix("conv2 cannot be computed: ") == true)
    #expect(try sentence("run", after: "set conv2 kernel 99").hasPrefix("conv2: "))
  }

  @Test func `blocks are listed layer by layer`() throws {
    let lines = try #require(
      try answers("goto layer1.0.conv1", "open-block", network: "resnet18").last)
    #expect(lines.first == "layer1.0   block 1 of 2, 7 layers")
    #expect(lines[1].hasPrefix("> layer1.0.conv1"))
  }

  @Test(arguments: [
    ("goto nowhere", "lenet5 has no layer or block nowhere"),
    ("goto conv3", "did you mean conv1?"),
    ("previous", "this is the first layer"),
    ("find xyz", "nothing in lenet5 matches xyz"),
    ("skip", "input is in no block with a skip connection"),
    ("undo", "there is no edit to take back"),
    ("cancel", "nothing is running"),
    ("weights /nowhere.safetensors", "/nowhere.safetensors: cannot open the file"),
    ("export table /nowhere/x.csv", "/nowhere/x.csv: cannot write the file"),
    ("export network /nowhere/x.yaml", "/nowhere/x.yaml: cannot write the file"),
    ("open /nowhere/x.yaml", "/nowhere/x.yaml: cannot open the file"),
    ("help opne", "did you mean open?"),
    ("mouse off", "mouse works on the full screen only"),
  ])
  func `what cannot be done gets a sentence`(command: String, expected: String) throws {
    #expect(try sentence(command).contains(expected))
  }

  @Test func `every example of the table is understood`() throws {
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    for entry in CommandTable.entries where !["open", "export", "save-screen"].contains(entry.name)
    {
      do {
        _ = try repl.perform(line: entry.example)
      } catch is CommandError {
        Issue.record("\(entry.example) is no command")
      } catch {}
    }
    #expect(repl.isFinished)
  }
}
