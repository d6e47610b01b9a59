import ArgumentParser
import Engine
import TestSupport
import Testing

@testable import Explorer

struct SubcommandTests {
  private func run(_ arguments: String..., input: String = "", locale: String = "C.UTF-8") throws
    -> ProgramRun
  {
    try ProgramRun("convscope", arguments, input: input, environment: ["LC_ALL": locale])
  }

  @Test(arguments: [
    (["run", "lenet5"], "no command is called run; there are explore, list"),
    (["sumary", "lenet5"], "no command is called sumary; did you mean summary?"),
    (["sumary"], "no command is called sumary; did you mean summary?"),
  ])
  func `a word that was meant for a command says so`(arguments: [String], expected: String) throws {
    let result = try ProgramRun("convscope", arguments, environment: ["LC_ALL": "C.UTF-8"])
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("convscope: " + expected))
  }

  @Test(arguments: [
    ["plan20"], ["lenet6"], ["./sumary"], ["sumary.yaml"], ["resnet50", "photo.jpg"],
    ["ResNet-50", "photo.jpg"], ["my.yaml", "photo.jpg"], ["plain26", "photo.jpg"],
  ])
  func `a network's name, or one like it, or a path is no command`(arguments: [String]) throws {
    #expect(UnknownCommand(arguments, among: Convscope.configuration.subcommands) == nil)
  }

  @Test func `forward prints its fields as JSON`() throws {
    let result = try run("forward", "lenet5", "--json", "--top", "1")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(#"{"network":"lenet5","milliseconds":"#))
    #expect(result.output.contains(#""top":[{"index":7,"label":"seven","probability":0.99"#))
    #expect(result.errors == "")
  }

  @Test(arguments: [
    ("json", #""receptive_field":{"size":[14,14],"stride":[2,2],"offset":[0,0]}"#),
    ("csv", "conv2,convolution,5×5,16×10×10,2416,240000,14x14,2x2,0 0"),
    ("markdown", "| 14x14 | 2x2 | 0 0 |"), ("table", "240,000  14×14 /2"),
  ])
  func `summary has receptive fields in every format`(format: String, expected: String) throws {
    let result = try run("summary", "lenet5", "--format", format)
    #expect(result.status == 0)
    #expect(result.output.contains(expected))
  }

  @Test(arguments: [
    ("json", #""parameters":null,"parameters_with_statistics":null,"macs":null,"layers":"#),
    (
      "json", #""kind":"convolution","block":"","inputs":["input"],"output":null,"parameters":null"#
    ),
    ("csv", "conv1,convolution,5×5,?,?,?,"),
    ("markdown", "lenet5 1×3×3: ? parameters (? with batch-norm statistics), ? MACs"),
    ("table", "lenet5 1×3×3: ? parameters (? with batch-norm statistics), ? MACs"),
  ])
  func `summary says what is not known, and fails`(format: String, expected: String) throws {
    // Padding 0, so that the window does not fit.
    let folder = try ScratchFolder()
    folder.write(Self.tooSmall, to: "small.yaml")
    let result = try run("summary", folder.path + "/small.yaml", "--format", format)
    #expect(result.status == 1)
    #expect(result.output.contains(expected), "\(result.output)")
    #expect(result.errors.contains("conv1: the window's height of 5 does not fit"))
  }

  private static let tooSmall = """
    network: lenet5
    input: 1x3x3
    layers:
    - conv1: {kind: convolution, channels: 6, kernel: 5}

    """

  @Test func `tables line up without Unicode`() throws {
    let lines = try run("summary", "lenet5", locale: "C").output.split(separator: "\n")
      .prefix { !$0.hasPrefix("lenet5") }
    #expect(lines.contains { $0.contains("-> 120") })
    #expect(Set(lines.map(\.count)).count == 1)
    let said = try run("repl", "lenet5", "-c", "show table", locale: "C").output
    #expect(said.split(separator: "\n").first == lines.first)
  }

  @Test func `one parameter is no plural`() throws {
    let list = try run("list").output.split(separator: "\n")
    let line = try #require(list.first { $0.contains(" one-by-one ") })
    #expect(line.contains(" 1 parameter "))
    #expect(Set(list.filter { $0.contains(" parameter") }.map(\.count)).count == 1)
  }

  @Test func `forward prints an answer of feature maps as numbers`() throws {
    let result = try run("forward", "one-by-one")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("1×1 convolution of a matrix, the example's weights, ") == true)
    #expect(lines.dropFirst().first == "  2  4  6 12 10 16")
    #expect(lines.count == 7)
    let json = try run("forward", "one-by-one", "--json").output
    #expect(json.hasSuffix("\"top\":[]}\n"))
    let maps = try run("forward", "reduce-channels").output
    #expect(maps.contains("\n32×28×28: 0 … "))
  }

  @Test func `saliency says what a class's score depends on, and writes the maps`() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/map.npy"
    let result = try run(
      "saliency", "lenet5", "--class", "three", "--layer", "conv2", "--save", file)
    #expect(result.status == 0)
    #expect(result.output.contains("class 3, three"))
    #expect(result.output.contains("Grad-CAM at conv2: largest"))
    #expect(try NumpyFile.read(path: file).shape == [32, 32])
    let json = try run("saliency", "lenet5", "--json")
    #expect(json.output.hasPrefix(#"{"network":"lenet5","class":7,"label":"seven","logit":"#))
    #expect(json.output.contains(#""grad_cam":{"height":32,"width":32,"values":["#))
  }

  @Test(arguments: [
    (["--class", "10"], "a class from 0 to 9 expected, found 10"),
    (["--class", "e"], "e is part of the names of several classes: zero; one; three; five"),
    (["--layer", "fc1"], "fc1 has no feature maps"),
    (["--layer", "cnv1"], "did you mean conv1?"),
  ])
  func `saliency says what it cannot do`(arguments: [String], expected: String) throws {
    let result = try ProgramRun(
      "convscope", ["saliency", "lenet5"] + arguments, environment: ["LC_ALL": "C.UTF-8"])
    #expect(result.status == 1)
    #expect(result.errors.contains(expected))
  }

  @Test func `profile has times by block and step as JSON`() throws {
    let json = try run("profile", "lenet5", "--passes", "2", "--json").output
    for member in ["\"blocks\":[{", "\"steps\":[{", "\"bound_by\":\"", "\"share_of_limit\":"] {
      #expect(json.contains(member))
    }
  }

  @Test func `a network of feature maps has no number of classes`() throws {
    let result = try run("summary", "conv-layer", "--classes", "5")
    #expect(result.status == 1)
    #expect(result.errors.contains("conv-layer puts out feature maps, no classes"))
  }

  @Test(arguments: ["foo", "3x224", "3x0x4", "3x99999999999999999999x4", "1x1x1x1"])
  func `an input size that is none is told with what is expected`(size: String) throws {
    let result = try run("summary", "lenet5", "--input-size", size)
    #expect(result.status == 64)
    #expect(
      result.errors.contains(
        "channels, height and width expected, each from 1 to 65536, such as 3x224x224; found \(size)"
      ))
  }

  @Test func `list has every network once, by the parts of the lecture`() throws {
    let lines = try run("list").output.split(separator: "\n").map(String.init)
    let parts = [
      "LeNet-5", "One convolution layer", "AlexNet", "VGG", "Plain", "Residual",
      "Residual blocks and the lab", "1×1 convolution and Network in Network",
      "Inception module and its cost", "GoogLeNet", "Inception v2 to v4 and Inception-ResNet",
    ]
    #expect(lines.filter(parts.contains) == parts)
    let rows = lines.filter { $0.hasPrefix("  ") }
    #expect(rows.count == ZooCatalog.all.count)
    #expect(Set(rows.map { $0.dropFirst(2).prefix { $0 != " " } }).count == rows.count)
    // Columns stand under each other.
    #expect(Set(rows.map(\.count)).count == 1)
    let deepest = try #require(rows.first { $0.hasPrefix("  resnet1202 ") })
    #expect(deepest.contains(" 2015 "))
    #expect(deepest.hasSuffix("19,421,274 parameters   2,829,238,912 MACs"))
  }

  @Test func `forward writes one file for each layer, and the answer`() throws {
    let folder = try ScratchFolder()
    let result = try run(
      "forward", "lenet5", "--activations", folder.path + "/all", "--output",
      folder.path + "/answer.npy")
    #expect(result.status == 0, "\(result.errors)")
    #expect(folder.names == ["all", "answer.npy"])
    let files = FolderListing.files(in: folder.path + "/all/").map(\.name).sorted()
    #expect(files.count == 13)
    #expect(files.contains("conv1.npy"))
    #expect(folder.read("all/softmax.npy") == folder.read("answer.npy"))
  }

  @Test(arguments: [
    (["--without-skips"], "layer1.0 layer1.1 layer1.2 layer2.0 "),
    (["--without-skips=layer2.*"], "skip connections off: layer2.0 layer2.1 layer2.2 layer2.3\n"),
  ])
  func `skips go off, all or those that match`(options: [String], expected: String) throws {
    let result = try ProgramRun(
      "convscope", ["forward", "resnet50-lab", "--top", "1"] + options)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(expected))
  }

  @Test func `side branches are predictions of their own`() throws {
    let size = ["--classes", "10", "--input-size", "3x64x64", "--top", "1"]
    let options = ["forward", "googlenet-torchvision"] + size
    let json = try ProgramRun("convscope", options + ["--with-side-branches", "--json"])
    #expect(json.status == 0, "\(json.errors)")
    #expect(json.output.hasPrefix(#"{"network":"googlenet-torchvision","milliseconds":"#))
    let answer = /"top":\[\{"index":\d+,"label":"\d","probability":[0-9.e-]+\}\]/
    let names = ["aux1", "aux2"].map { #"{"name":"\#($0)","top":["# }
    #expect(json.output.matches(of: answer).count == 3)
    #expect(json.output.contains(#","side_branches":[\#(names[0])"#))
    #expect(json.output.contains(names[1]))
    let plain = try ProgramRun("convscope", options + ["--json"])
    #expect(!plain.output.contains("side_branches"))
    let text = try ProgramRun("convscope", options + ["--with-side-branches"])
    #expect(text.output.contains("\nside branch aux1:\n"))
    #expect(text.output.contains("\nside branch aux2:\n"))
  }

  @Test func `a summary counts side branches where they are asked for`() throws {
    let without = try run("summary", "googlenet", "--format", "json")
    let with = try run("summary", "googlenet", "--format", "json", "--with-side-branches")
    #expect(without.output.contains(#""parameters":6998552,"#))
    #expect(with.output.contains(#""parameters":13378280,"#))
    #expect(with.output.contains(#""macs":1591044096,"#))
    #expect(with.output.contains(#""name":"aux2.classifier""#))
  }

  @Test(arguments: [
    (["forward", "lenet5", "--with-side-branches"], "lenet5 has no side branches"),
    (["summary", "lenet5", "--with-side-branches"], "lenet5 has no side branches"),
    (["forward", "lenet5", "--weights", "/nowhere.safetensors"], "/nowhere.safetensors: cannot"),
    (["forward", "lenet5", "--input", "/nowhere.png"], "/nowhere.png: cannot open"),
    (["forward", "lenet5", "--output", "/nowhere/x.npy"], "/nowhere/x.npy: cannot write"),
    (["forward", "lenet5", "--activations", "/nowhere/x"], "/nowhere/x: cannot make this folder"),
    (["forward", "lenet5", "--without-skips"], "lenet5 has no skip connections"),
    (["summary", "resnet5"], "no network is called resnet5"),
    (["summary", "lenet5", "--classes", "1000001"], "a number of classes"),
    (["forward", "lenet5", "--input", ""], "\"\": cannot open the file"),
    (["repl", "lenet5", "-c", "opne"], "no command is called opne; did you mean open?"),
    (["nonsense"], "no network is called nonsense"),
  ])
  func `what cannot be done is one sentence and status 1`(
    arguments: [String], expected: String
  ) throws {
    let result = try ProgramRun("convscope", arguments)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("convscope: "))
    #expect(result.errors.contains(expected))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["summary"], ["forward", "lenet5", "--nope"], ["bench"], ["bench", "lenet5", "--batch", "0"],
    ["forward", "lenet5", "--top=-1"],
    ["forward", "lenet5", "--top", "0"], ["forward", "lenet5", "--classes", "0"],
    ["summary", "lenet5", "--classes", "0"], ["profile", "lenet5", "--classes=-3"],
    ["summary", "lenet5", "--input-size", "big"],
  ])
  func `wrong usage is status 64`(arguments: [String]) throws {
    #expect(try ProgramRun("convscope", arguments).status == 64)
  }

  @Test(arguments: ["list", "summary", "forward", "bench", "repl", "explore"])
  func `every subcommand has help`(name: String) throws {
    let result = try run(name, "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: convscope"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are there for shells`(shell: String) throws {
    let result = try run("--generate-completion-script", shell)
    #expect(result.status == 0)
    #expect(result.output.contains("convscope"))
  }

  @Test func `without a terminal commands are read line by line`() throws {
    let result = try run("lenet5", input: "goto conv1\nstep\n")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("conv1   convolution"))
    #expect(result.output.contains("computed 2 layers"))
  }

  @Test func `a script goes on after a bad line, and says that there was one`() throws {
    let result = try run("repl", "lenet5", input: "opne\r\ngoto conv1\nquit\ngoto conv2\n")
    #expect(result.status == 1)
    #expect(result.errors == "convscope: no command is called opne; did you mean open?\n")
    #expect(result.output.contains("conv1   convolution"))
    #expect(!result.output.contains("conv2   convolution"))
  }

  @Test func `a line that is too long is told, and the next one is done`() throws {
    let result = try run(
      "repl", "lenet5",
      input: String(repeating: "x", count: 5_000_000) + "\ngoto conv1\ngoto "
        + String(repeating: "y", count: 5_000_000))
    let sentence =
      "convscope: a line of at most 65536 bytes expected, this one is longer and was "
      + "not done\n"
    #expect(result.status == 1)
    #expect(result.errors == sentence + sentence)
    #expect(result.output.hasPrefix("conv1   convolution"))
  }

  @Test(arguments: [
    "remove \u{1B}[2Jq", "skip off \u{1B}[2J", "branch off \u{9B}2J", "insert after conv1 \u{1B}c",
    "insert after conv1 relu name=\u{1B}c", "set classes \u{1B}c", "save-screen \u{1B}c",
    "help \u{202E}x",
  ])
  func `what somebody typed does nothing to the terminal`(line: String) throws {
    let result = try ProgramRun("convscope", ["repl", "lenet5"], input: line + "\n")
    let obeyed: Set<Unicode.Scalar> = ["\u{1B}", "\u{9B}", "\u{202E}"]
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("convscope: "))
    #expect(!(result.errors + result.output).unicodeScalars.contains { obeyed.contains($0) })
  }

  @Test func `options and files cannot obey the terminal either, and names in UTF-8 stay`() throws {
    let folder = try ScratchFolder()
    let (harmful, named) = (folder.path + "/\u{1B}[2J.csv", folder.path + "/naïve 図 e\u{301}.csv")
    let written = try run("repl", "lenet5", input: "export table \"\(harmful)\"\n")
    #expect(written.output.hasSuffix("/\u{FFFD}[2J.csv\n"))
    let wrong = try run("forward", "lenet5", "--\u{1B}[2J")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("Unknown option '--\u{FFFD}[2J'"))
    let plain = try run("repl", "lenet5", input: "export table \"\(named)\"\n")
    #expect(plain.output.hasSuffix("/naïve 図 e\u{301}.csv\n"))
  }

  @Test(arguments: [
    (Float.nan, "a.npy: finite values expected, the input has NaN 1,024\n"),
    (Float.infinity, "a.npy: finite values expected, the input has infinite 1,024\n"),
  ])
  func `numbers that are not finite are told`(value: Float, expected: String) throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/a.npy"
    try NumpyFile.write(Tensor(repeating: value, shape: [1, 32, 32]), to: file)
    let result = try run("forward", "lenet5", "--input", file, "--json")
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("convscope: "))
    #expect(result.errors.hasSuffix(expected))
    #expect(result.output.contains(#""probability":null"#))
  }

  @Test func `the first layer that makes no finite numbers is named`() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/a.npy"
    // The weight is 2, and the largest float32 is 3.4e38.
    try NumpyFile.write(Tensor(repeating: 3e38, shape: [1, 6, 6]), to: file)
    let result = try run("forward", "one-by-one", "--input", file)
    #expect(result.status == 0)
    #expect(
      result.errors == "convscope: the answer is not finite (infinite 36); the first layer whose "
        + "output is not is conv\n")
  }

  @Test func `a locale without UTF-8 gets pure ASCII`() throws {
    let result = try run(
      "repl", "lenet5", input: "goto conv1\nstep\nshow maps\nshow explain\nshow cost\nhelp\n",
      locale: "C")
    #expect(result.status == 0)
    #expect(result.output.utf8.allSatisfy { $0 < 128 })
  }

  @Test(arguments: [["bench", "lenet5"], ["bench", "--train", "lenet5"]])
  func `bench says on how many threads it ran`(words: [String]) throws {
    let result = try ProgramRun(
      "convscope", words + ["--json"], environment: ["OMP_NUM_THREADS": "1"])
    #expect(result.output.contains(#""threads":1,"#), "\(result.output)\(result.errors)")
  }

  @Test(arguments: ["forward", "train"])
  func `help says that a pattern follows an equals sign`(verb: String) throws {
    let help = try run(verb, "--help").output.split(whereSeparator: \.isWhitespace)
    #expect(help.contains("--without-skips=PATTERN,"))
  }

  @Test func `bench gives its fields as JSON`() throws {
    let result = try run("bench", "lenet5", "--json")
    let names = ["network", "batch", "threads", "median_ms", "p90_ms", "min_ms", "runs"]
    #expect(result.status == 0)
    #expect((names + ["peak_rss_mb"]).allSatisfy { result.output.contains("\"\($0)\":") })
  }
}
