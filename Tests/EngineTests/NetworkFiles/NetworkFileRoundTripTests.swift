import TestSupport
import Testing

@testable import Engine

/// What is written reads back to an equal network: names, layers, blocks, skips, branches, switches and details.
struct NetworkFileRoundTripTests {
  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every built-in network makes the round trip`(name: String) throws {
    let network = try ZooCatalog.network(named: name)
    #expect(try network.writtenAndRead() == network)
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `lines of layers are short, and what comes again is not written out`(name: String) throws {
    let network = try ZooCatalog.network(named: name)
    let lines = NetworkFile.text(of: network).split(separator: "\n")
    // A text in quotes stays in one line.
    #expect(lines.allSatisfy { $0.count <= 120 || $0.contains("\"") })
    #expect(lines.count <= 100 || lines.count <= network.nodes.count + 12)
  }

  @Test(arguments: 0..<40)
  func `edited networks make the round trip`(_ seed: UInt64) throws {
    var numbers = SplitMix(seed: seed)
    var network = RandomNetwork.make(&numbers)
    for _ in 0..<20 {
      guard let edited = network.randomlyEdited(&numbers), edited.nodes.count < 200 else {
        continue
      }
      network = edited
      #expect(try network.writtenAndRead() == network)
    }
  }

  @Test(arguments: ["resnet50", "vgg16-bn", "nin", "resnet20"])
  func `built-in networks with random properties make the round trip`(name: String) throws {
    var numbers = SplitMix(seed: 5)
    var network = try ZooCatalog.network(named: name)
    for _ in 0..<30 { network = network.randomlyEdited(&numbers) ?? network }
    #expect(try network.writtenAndRead() == network)
  }

  @Test func `modules, side branches and all that is switched make the round trip`() throws {
    var network = ModuleNetwork.make()
    #expect(try network.writtenAndRead() == network)
    network.switches = Switches(
      skipsOff: ["residual"], branchesOff: ["module.branch2"], sideBranches: true)
    #expect(try network.writtenAndRead() == network)
  }

  @Test func `a file does not say what follows from the order of layers`() {
    let text = NetworkFile.text(of: ModuleNetwork.make())
    #expect(text.contains("branches:"))
    #expect(text.contains("side-branch: aux1"))
    #expect(text.contains("skip: identity"))
    #expect(!text.contains("\noutput:"))
    #expect(text.split(separator: "\n").filter { $0.contains("from:") }.count == 1)
  }

  @Test func `an example's numbers make the round trip where they still fit`() throws {
    var network = try ZooCatalog.network(named: "conv-layer")
    network.details.sample = NetworkDetails.Sample(
      name: "odd", shape: [2, 1, 2], values: [-0.1, 1e-30, 3.4e38, 1_000_000])
    #expect(try network.writtenAndRead() == network)
    network = try network.setting("channels", of: "conv", to: "3")
    #expect(network.details.parameters.keys.sorted() == ["conv.bias", "conv.weight"])
    #expect(try network.writtenAndRead().details.parameters.isEmpty)
    network = network.withInput([3, 1, 1])
    #expect(try network.writtenAndRead() == network)
  }

  @Test func `texts that mean something in YAML make the round trip`() throws {
    var network = ModuleNetwork.make()
    for text in [
      "#", "a # b", "a: b", "a:", "*a *b & c", "- x", "{n}", "$a", "\"quoted\" 'too'", " spaces ",
      "two  spaces", "back\\slash", "null", "on", "12", "ε ≤ 1 → ∞", "…", "? x", "%", "@", "`x`",
      "a,b", "[x]", "!t", "|", ">", "a\u{A0}b", String(repeating: "long words ", count: 60) + "end",
    ] {
      network.title = text
      network.details.source = text
      network.details.deviations = [text, text + "."]
      #expect(try network.writtenAndRead() == network, "\(text)")
    }
  }

  @Test func `graphs that no paper draws make the round trip`() throws {
    let nodes = [
      Node(name: "input", layer: InputLayer(shape: [4, 4, 4]), inputs: []),
      Node(name: "a.x", layer: Activation(.relu), inputs: [0], block: 0),
      Node(name: "block-input", layer: Activation(.tanh), inputs: [0]),
      Node(name: "a.block-input", layer: Activation(.relu), inputs: [2], block: 0),
      Node(name: "stranger", layer: Addition(), inputs: [3, 2, 1], block: 1),
      Node(name: "a.b.input", layer: Flatten(), inputs: [0], block: 1),
      Node(name: "x", layer: Activation(.relu), inputs: [3], sideBranch: "one"),
      Node(name: "a.y", layer: Activation(.relu), inputs: [6], block: 0, sideBranch: "one"),
      Node(name: "z", layer: Concatenation(), inputs: [4, 4, 0]),
      Node(name: "w", layer: Activation(.relu), inputs: [7], block: 4, sideBranch: "two"),
      Node(name: "a.b.x", layer: Activation(.sigmoid), inputs: [1], block: 1),
    ]
    let skip = SkipConnection(kind: .projection, source: 1, addition: 4, inputPosition: 0)
    let blocks = [
      Block(name: "a", caption: "block 1", skip: skip),
      Block(name: "a.b", parent: 0, isBranch: true),
      Block(name: "empty", caption: "{n}"), Block(name: "a.empty", parent: 0, isBranch: true),
      Block(name: "elsewhere", parent: 2),
    ]
    let network = Network(
      name: "odd", title: "Odd", nodes: nodes, blocks: blocks, output: 5,
      details: NetworkDetails(year: 7))
    #expect(try network.writtenAndRead() == network)
  }

  @Test(arguments: LayerKind.allCases.filter { $0 != .input })
  func `every setting of every kind of layer makes the round trip`(kind: LayerKind) throws {
    let prototype = try #require(LayerPrototype(kind))
    var layer = prototype.layer
    for property in layer.editableProperties
    where layer.hyperParameters.map(\.name).contains(property.name) {
      let values = [1, -1].compactMap { property.values.value($0, from: property.value) }
      let value = values.first { $0 != property.value } ?? "0,1,2,3"
      let changed = try? layer.setting(property.name, to: value)
      // An activation function is a kind by itself.
      if let changed, changed.kind == kind { layer = changed }
    }
    let node = Node(name: "layer", layer: layer, inputs: [0])
    let input = Node(name: "input", layer: InputLayer(shape: [4, 9, 9]), inputs: [])
    let network = Network(
      name: "one", title: "one", nodes: [input, node], blocks: [], output: 1,
      details: NetworkDetails())
    #expect(try network.writtenAndRead() == network)
    if !prototype.layer.hyperParameters.isEmpty, !(layer is Activation) {
      #expect(!layer.isEqual(to: prototype.layer))
    }
  }

  @Test func `repeats are found, and numbers in captions are counted`() throws {
    let text = NetworkFile.text(of: try ZooCatalog.network(named: "resnet1202"))
    #expect(text.contains("repeat: 200"))
    #expect(text.contains("repeat: 199"))
    #expect(text.split(separator: "\n").count < 70)
  }

  @Test func `blocks that differ in numbers only are defined once`() throws {
    let text = NetworkFile.text(of: try ZooCatalog.network(named: "resnet152"))
    #expect(text.contains("takes: [conv1-channels, conv3-channels]"))
    #expect(text.contains("{use: block, conv1-channels: 256, conv3-channels: 1024, repeat: 35,"))
    #expect(text.split(separator: "\n").count < 100)
    let module = NetworkFile.text(of: try ZooCatalog.network(named: "googlenet"))
    #expect(module.split(separator: "\n").filter { $0.contains("{use: inception,") }.count == 9)
  }

  @Test func `a small network looks as a person would write it`() throws {
    let text = NetworkFile.text(of: try ZooCatalog.network(named: "lenet5"))
    #expect(
      text.split(separator: "\n").suffix(14).joined(separator: "\n") == """
        layers:
          - conv1: {kind: convolution, channels: 6, kernel: 5}
          - tanh1: tanh
          - pool1: {kind: average-pooling, kernel: 2, stride: 2}
          - conv2: {kind: convolution, channels: 16, kernel: 5}
          - tanh2: tanh
          - pool2: {kind: average-pooling, kernel: 2, stride: 2}
          - flatten: flatten
          - fc1: {kind: fully-connected, units: 120}
          - tanh3: tanh
          - fc2: {kind: fully-connected, units: 84}
          - tanh4: tanh
          - fc3: {kind: fully-connected, units: 10}
          - softmax: softmax
        """)
  }
}
