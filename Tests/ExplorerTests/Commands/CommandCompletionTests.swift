import TestSupport
import Testing

@testable import Explorer

struct CommandCompletionTests {
  private func complete(_ line: String, cursor: Int? = nil) throws -> CommandCompletion {
    CommandCompletion(line: line, cursor: cursor ?? line.count, context: try .resnet18)
  }

  private func words(_ line: String) throws -> [String] {
    try complete(line).candidates.map(\.text)
  }

  @Test(arguments: [
    ("sk", ["skip"]),
    ("prev", ["previous", "previous-block", "previous-channel", "previous-maps", "previous-view"]),
    ("col", ["colors"]),
    ("xyzzy", []),
    ("help ste", ["step"]),
    ("show st", ["statistics"]),
    ("palette c", ["cividis"]),
    ("export ", ["network", "table", "weights"]),
    ("open resnet18.", ["resnet18.yaml"]), ("open ./", []),
    ("open 'my folder/", ["my folder/a.yml"]),
    ("open my", ["my folder/"]), ("open digits", ["digits.yaml"]), ("open nin", ["nin"]),
    ("next ", []),
    ("channel ", []),
    ("xyzzy l", []),
    ("open resnet18", ["resnet18", "resnet18.yaml"]),
    ("open RESNET50_L", ["resnet50-lab"]),
    ("skip off layer2.", ["layer2.0", "layer2.1"]),
    ("skip layer4.1", ["layer4.1"]),
    ("skip o", ["off", "on"]),
    ("skip off layer1.0 ", []),
    ("set layer1.0.conv1 str", ["stride"]),
    ("set conv1 bias ", ["off", "on"]),
    ("set conv1 kernel ", ["7"]),
    ("set nothing str", []),
    ("set cla", ["classes"]),
    ("set classes ", ["1000"]),
    ("set classes 1", ["1000"]),
    ("set input ", ["size"]),
    ("set maxpool mode ", ["average", "max"]),
    ("insert ", ["after", "before"]),
    ("insert after conv1 re", ["relu"]),
    ("insert after conv1 la", ["layer1", "layer2", "layer3", "layer4"]),
    ("insert after conv1 convolution ke", ["kernel="]),
    ("insert after conv1 convolution kernel=3 st", ["stride="]),
    ("insert after conv1 addition w", ["with="]),
    ("duplicate la", ["layer1", "layer2", "layer3", "layer4"]),
    ("input n", []),
    ("input ra", ["random"]),
    ("weights n", ["net.safetensors"]),
    ("input my", ["my folder/", "my photo.jpg"]),
    ("input .s", [".secret.png"]),
    ("input 'my folder/", ["my folder/a.png"]),
    ("input nowhere/", []),
  ])
  func `each place offers what fits there`(line: String, expected: [String]) throws {
    #expect(try words(line).sorted() == expected)
  }

  @Test(arguments: [
    ("branch off module", ["module", "module.branch1", "module.branch2", "module.branch3"]),
    ("branch residual.branch1.", ["residual.branch1.left", "residual.branch1.right"]),
    ("branch off st", []),
    ("branch al", ["all"]),
    ("side", ["side-branches"]),
    ("side ", ["off", "on"]),
  ])
  func `branches of modules are offered, and modules`(line: String, expected: [String]) {
    let context = CompletionContext(ModuleNetwork.make()) { _ in [] }
    let completion = CommandCompletion(line: line, cursor: line.count, context: context)
    #expect(completion.candidates.map(\.text).sorted() == expected)
  }

  @Test func `names of layers are offered a level at a time`() throws {
    #expect(try words("goto l") == ["layer1", "layer2", "layer3", "layer4"])
    #expect(try words("goto layer1") == ["layer1.0", "layer1.1", "layer1"])
    #expect(
      try words("goto layer2.0.d") == ["layer2.0.downsample.0", "layer2.0.downsample.1"])
  }

  @Test func `where no name begins with the text those that contain it are offered`() throws {
    #expect(try words("goto 4.1.conv") == ["layer4.1.conv1", "layer4.1.conv2"])
  }

  @Test func `candidates say what they are`() throws {
    let completion = try complete("goto conv1", cursor: 10)
    #expect(completion.candidates.first?.help == "convolution 7×7 /2")
    let skips = try complete("skip off layer2.0", cursor: 17)
    #expect(skips.candidates.first?.help == "projection skip, on")
    let property = try complete("set conv1 stri", cursor: 14)
    #expect(property.candidates.first?.help == "now 2; a number from 1, or HEIGHTxWIDTH")
    #expect(CommandCompletion.verbs("ste").first?.help == "Compute up to the chosen layer.")
    #expect(CommandCompletion.verbs("sto").first?.help == "cancel: Stop what is running.")
  }

  @Test func `the whole word under the cursor is replaced`() throws {
    let completion = try complete("goto layer1.0 x", cursor: 8)
    #expect(completion.range == 5..<13)
    #expect(completion.typed == "lay")
  }

  @Test(arguments: [(-3, 0..<0), (0, 0..<0), (99, 5..<5)])
  func `a cursor outside the line counts as its end`(cursor: Int, range: Range<Int>) throws {
    let line = cursor > 0 ? "show " : ""
    #expect(try complete(line, cursor: cursor).range == range)
  }

  @Test func `every candidate of every command is read by the parser`() throws {
    for entry in CommandTable.entries where entry.arguments.count == 1 {
      for candidate in try complete(entry.name + " ").candidates where !candidate.isPartial {
        let line = entry.name + " " + CommandLineWords.quoted(candidate.text)
        #expect(throws: Never.self, "\(line)") { try CommandParser.parse(line).get() }
      }
    }
  }
}
