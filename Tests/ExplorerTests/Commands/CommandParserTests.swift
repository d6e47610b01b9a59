import Engine
import Testing

@testable import Explorer

struct CommandParserTests {
  @Test(arguments: [
    ("goto layer3.2.conv2", Command.goTo("layer3.2.conv2")),
    ("  next  ", .next),
    ("prev", .previous),
    ("skip off layer2.0", .skip(false, .block("layer2.0"))),
    ("skip on all", .skip(true, .all)),
    ("skip", .skip(nil, .current)),
    ("skip off", .skip(false, .current)),
    ("branch", .branch(nil, .current)),
    ("branch off inception3a.branch2", .branch(false, .block("inception3a.branch2"))),
    ("branch all", .branch(nil, .all)),
    ("side-branches on", .sideBranches(true)),
    ("side", .sideBranches(nil)),
    ("input random 7", .inputRandom(seed: 7)),
    ("input random", .inputRandom(seed: 0)),
    ("input 'my photo.jpg'", .input("my photo.jpg")),
    (#"input my\ photo.jpg"#, .input("my photo.jpg")),
    (#"weights "a \"b\".safetensors""#, .weights("a \"b\".safetensors")),
    ("set layer1.0.conv1 stride 2", .set(layer: "layer1.0.conv1", property: "stride", value: "2")),
    ("set input size 3x64x64", .set(layer: "input", property: "size", value: "3x64x64")),
    ("set classes 10", .setClasses("10")),
    ("remove", .remove(nil)),
    ("delete layer1.1", .remove("layer1.1")),
    ("duplicate layer1.1", .duplicate("layer1.1")),
    ("insert after conv1 relu", .insert(Insertion("relu", at: InsertionPlace(.after, "conv1")))),
    (
      "insert before layer1.0.conv2 convolution channels=64  kernel=3",
      .insert(
        Insertion(
          "convolution", at: InsertionPlace(.before, "layer1.0.conv2"),
          settings: ["channels=64", "kernel=3"]))
    ),
    ("find batch norm", .find("batch norm")),
    ("saliency tiger cat", .saliency("tiger cat")),
    (
      #"train "folder:/tmp/my pics" epochs 2"#,
      .train(.start(["folder:/tmp/my pics", "epochs", "2"]))
    ),
    (
      "compare plain8 'mnist:my data' clip 1",
      .compare(TwinsWish(names: ["plain8"], settings: ["mnist:my data", "clip", "1"]))
    ),
    ("export table FILE.csv", .exportTable("FILE.csv")),
    ("export network my-net.yaml", .exportNetwork("my-net.yaml")),
    ("NEXT_BLOCK", .nextBlock),
    ("show maps", .show(.maps)),
  ])
  func `a line says a command`(line: String, command: Command) throws {
    #expect(try CommandParser.parse(line).get() == command)
  }

  @Test(arguments: [
    ("", "a command expected, the line is empty"),
    ("opne vgg16", "no command is called opne; did you mean open?"),
    ("xyzzy", "no command is called xyzzy; help lists them"),
    ("goto", "goto: LAYER expected, for example: goto layer3.2.conv2"),
    ("goto ''", "goto: LAYER expected, for example: goto layer3.2.conv2"),
    ("next 5", "next: nothing expected after next, found 5"),
    ("input a.png 5", "input: nothing expected after input photo.jpg, found 5"),
    ("channel -1", "channel: a whole number from 0 to 16777216 expected, found -1"),
    ("channel 99999999999999999999", "channel: a whole number from 0 to 16777216 expected"),
    ("zoom sideways", "zoom: in or out expected, found sideways"),
    ("export picture x", "export: table, network or weights expected, found picture"),
    ("input \"photo.jpg", "a quote is opened and not closed"),
    ("skip sometimes layer2.0", "skip: nothing expected after skip [on|off] [BLOCK|all]"),
    ("side-branches aux1", "side-branches: on or off expected, found aux1"),
    ("set conv1 stride", "set: VALUE expected, for example: set conv1 stride 2"),
    ("set classes", "set: PROPERTY|NUMBER expected, for example: set conv1 stride 2"),
    ("set classes 10 20", "set: nothing expected after set conv1 stride 2, found 20"),
    ("insert conv1 relu", "insert: after or before expected, found conv1"),
    (
      "insert after conv1",
      "insert: KIND|LAYER|BLOCK expected, for example: insert after conv1 relu"
    ),
  ])
  func `a line that is no command gets a sentence`(line: String, sentence: String) throws {
    let error = try #require(throws: CommandError.self) { try CommandParser.parse(line).get() }
    #expect(error.description.contains(sentence), "\(error)")
  }

  @Test func `control characters of a line stay out of the sentence`() throws {
    let error = try #require(throws: CommandError.self) {
      try CommandParser.parse("\u{1B}[2Jopen").get()
    }
    #expect(!error.description.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [
    ("kitten", "sitting", 3), ("abc", "acb", 1), ("", "abc", 3), ("same", "same", 0),
  ])
  func `distance counts the fewest edits`(left: String, right: String, expected: Int) {
    #expect(NearestWord.distance(Array(left), Array(right)) == expected)
  }
}
