import Testing

@testable import Engine

/// Networks put together by edits against the same networks as the papers' tables build them.
struct RestructuringTests {
  private func network(_ name: String) throws -> Network { try ZooCatalog.network(named: name) }

  @Test(arguments: [(18, "plain18"), (34, "plain34")])
  func `a residual network without its additions is the plain one`(
    _ depth: Int, _ plain: String
  ) throws {
    var edited = try network("resnet\(depth)")
    for block in edited.skipBlocks.map({ edited.blocks[$0].name }) {
      edited = try edited.removing(block + ".add")
    }
    let expected = try network(plain)
    #expect(edited.nodes == expected.nodes)
    #expect(edited.blocks == expected.blocks)
    #expect(edited.output == expected.output)
  }

  @Test func `ResNet-18 with its second blocks copied has the layers of ResNet-34`() throws {
    var edited = try network("resnet18")
    for (stage, copies) in [(1, 1), (2, 2), (3, 4), (4, 1)] {
      for _ in 0..<copies { edited = try edited.duplicating("layer\(stage).1").network }
    }
    let expected = try network("resnet34")
    #expect(edited.nodes.map(\.inputs) == expected.nodes.map(\.inputs))
    #expect(
      edited.nodes.map { AnyHashable($0.layer) } == expected.nodes.map { AnyHashable($0.layer) })
    #expect(edited.blocks.map(\.skip) == reordered(edited, like: expected))
    #expect(NetworkAnalysis(edited).totals == NetworkAnalysis(expected).totals)
  }

  /// The skips of a network's blocks, put beside the additions of another.
  private func reordered(_ edited: Network, like expected: Network) -> [SkipConnection?] {
    let skips = expected.blocks.compactMap(\.skip)
    return edited.blocks.map { block in skips.first { $0.addition == block.skip?.addition } }
  }

  @Test func `copies have names of their own, told from the first`() throws {
    let once = try network("resnet18").duplicating("layer1.1")
    #expect(once.name == "layer1.1-2")
    let twice = try once.network.duplicating("layer1.1-2")
    #expect(twice.name == "layer1.1-3")
    #expect(twice.network.index(of: "layer1.1-3.conv2") != nil)
    let relu = try network("lenet5").duplicating("tanh1")
    #expect(relu.name == "tanh1-2")
  }

  @Test func `VGG-11 with two more convolutions is VGG-13`() throws {
    var edited = try network("vgg11")
    for (relu, channels) in [("features.1", 64), ("features.4", 128)] {
      let made = try edited.inserting(
        "convolution", at: InsertionPlace(.after, relu), settings: ["channels=\(channels)"])
      edited = try made.network.inserting("relu", at: InsertionPlace(.after, made.name)).network
    }
    let expected = NetworkAnalysis(try network("vgg13"))
    let analysis = NetworkAnalysis(edited)
    #expect(analysis.totals == expected.totals)
    #expect(analysis.states.map { $0.facts?.output } == expected.states.map { $0.facts?.output })
  }

  @Test func `an addition put into a plain block gives it a skip connection`() throws {
    let made = try network("plain18").inserting(
      "addition", at: InsertionPlace(.after, "layer1.0.bn2"), settings: ["with=maxpool"])
    let expected = try network("resnet18")
    #expect(made.name == "layer1.0.add")
    let block = try #require(made.network.blockIndex(of: "layer1.0"))
    #expect(made.network.blocks[block].skip == expected.blocks[block].skip)
    #expect(made.network.nodes.prefix(12) == expected.nodes.prefix(12))
    #expect(NetworkAnalysis(made.network).firstError == nil)
  }

  @Test func `a layer before a block is read by the block and its skip`() throws {
    let made = try network("resnet18").inserting("dropout", at: InsertionPlace(.before, "layer1.1"))
    #expect(made.name == "layer1.dropout")
    let dropout = try #require(made.network.index(of: "layer1.dropout"))
    let block = try #require(made.network.blockIndex(of: "layer1.1"))
    #expect(made.network.blocks[block].skip?.source == dropout)
    #expect(made.network.nodes[dropout + 1].inputs == [dropout])
    #expect(made.network.nodes[dropout].block == made.network.blockIndex(of: "layer1"))
  }

  @Test func `a layer before another leaves the skip beside it alone`() throws {
    let original = try network("resnet18")
    let made = try original.inserting("relu", at: InsertionPlace(.before, "layer1.0.conv1"))
    let block = try #require(made.network.blockIndex(of: "layer1.0"))
    let source = try #require(made.network.blocks[block].skip?.source)
    #expect(made.network.nodes[source].name == "maxpool")
    #expect(made.name == "layer1.0.relu")
  }

  @Test func `what is put in last becomes the answer`() throws {
    let made = try network("lenet5").inserting("relu", at: InsertionPlace(.after, "softmax"))
    #expect(made.network.nodes[made.network.output].name == "relu")
  }

  @Test func `a removed block takes its switch with it`() throws {
    let network = try network("resnet18").withAllSkips(on: false)
    let edited = try network.removing("layer1.1")
    #expect(edited.switches.skipsOff.count == 7)
    #expect(edited.blockIndex(of: "layer1.1") == nil)
    #expect(edited.index(of: "layer1.1.conv1") == nil)
  }

  @Test func `the other number of classes is the one that options choose`() throws {
    for name in ["resnet18", "lenet5", "lenet5-1998", "alexnet", "vgg11"] {
      let expected = try ZooCatalog.network(named: name, options: ZooOptions(classes: 7))
      let edited = try network(name).withClasses(7)
      #expect(edited.nodes == expected.nodes)
      #expect(edited.classCount == 7)
    }
  }

  @Test func `a layer with channels of its own says nothing of classes`() throws {
    var builder = NetworkBuilder(input: [1, 1, 1])
    let maps = builder.add("maps", Convolution(channels: 6, kernel: 1), builder.input)
    let table = builder.add("table", TableConvolution(table: .leNetC3, kernel: 1), maps)
    let flat = builder.add("flatten", Flatten(), table)
    let answer = builder.add("softmax", Softmax(), flat)
    let network = builder.network(name: "table", title: "Table", output: answer)
    #expect(network.classCount == nil)
    #expect(throws: NetworkError.noClasses(network: "table")) { try network.withClasses(6) }
  }

  @Test func `what is put before a reader of the answer is not the answer`() throws {
    let text = """
      network: early
      input: 1x4x4
      layers:
        - a: {kind: convolution, channels: 2, kernel: 1}
        - b: relu
      output: a
      """
    let made = try NetworkFile.read(text: text, file: "early.yaml")
      .inserting("tanh", at: InsertionPlace(.before, "b")).network
    #expect(made.nodes[made.output].name == "a")
    #expect(made.nodes.map(\.name) == ["input", "a", "tanh", "b"])
    #expect(try made.writtenAndRead() == made)
  }

  @Test func `what is put before a layer may read what only its input leads to`() throws {
    var builder = NetworkBuilder(input: [3, 4, 4])
    let one = builder.add("one", Activation(.relu), builder.input)
    let two = builder.add("two", Activation(.tanh), builder.input)
    let sum = builder.add("sum", Addition(), one, two)
    let network = builder.network(name: "sum", title: "Sum", output: sum)
    let made = try network.inserting(
      "concatenation", at: InsertionPlace(.before, "one"), settings: ["with=two"]
    ).network
    #expect(made.nodes.map(\.name) == ["input", "two", "concat", "one", "sum"])
    #expect(made.nodes.map(\.inputs) == [[], [0], [0, 1], [2], [3, 1]])
  }
}
