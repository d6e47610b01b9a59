import Testing

@testable import Engine

/// What additions and blocks with skip connections say that they compute.
struct SkipExplanationTests {
  private func formula(_ layer: String, of network: String) throws -> String {
    let network = try ZooCatalog.network(named: network)
    let index = try #require(network.index(of: layer))
    return try #require(network.explanation(of: index, NetworkAnalysis(network))).formula
  }

  private func skip(_ block: String, of network: Network) throws -> SkipConnection {
    let index = try #require(network.blockIndex(of: block))
    return try #require(network.blocks[index].skip)
  }

  @Test(arguments: [
    ("resnet50", "layer1.0.add", "y = F(x) + Ws x"), ("resnet50", "layer1.1.add", "y = F(x) + x"),
    ("resnet20", "layer2.0.add", "y = F(x) + x, x padded with zeros"),
  ])
  func `an addition says what the skip makes of the input`(
    network: String, layer: String, expected: String
  ) throws {
    #expect(try formula(layer, of: network) == expected)
  }

  @Test func `a block's formula has its projection, while the skip is on`() throws {
    let network = try ZooCatalog.network(named: "resnet50")
    let projected = try skip("layer1.0", of: network)
    #expect(network.formula(of: projected, isOn: true) == "y = g(F(x) + Ws x)")
    #expect(network.formula(of: projected, isOn: false) == "y = g(F(x))")
    #expect(network.formula(of: try skip("layer1.1", of: network), isOn: true) == "y = g(F(x) + x)")
  }

  @Test func `an addition whose skip is off adds nothing`() throws {
    let network = try ZooCatalog.network(named: "resnet18").withSkip("layer2.0", on: false)
    let index = try #require(network.index(of: "layer2.0.add"))
    let explanation = network.explanation(of: index, NetworkAnalysis(network))
    #expect(explanation?.formula == "y = F(x)")
  }

  @Test(arguments: [
    ("resnet18", "layer1.0", 2), ("resnet50", "layer1.0", 3), ("resnet50", "layer1.1", 3),
    ("resnet20", "layer2.0", 2),
  ])
  func `layers with weights under a skip are counted without its projection`(
    network: String, block: String, count: Int
  ) throws {
    let network = try ZooCatalog.network(named: network)
    #expect(network.weightLayerCount(under: try skip(block, of: network)) == count)
  }

  @Test func `of parallel branches the longest counts`() throws {
    let network = try ZooCatalog.network(named: "inception-resnet-v2")
    let block = try #require(network.skipBlocks.first)
    let skip = try #require(network.blocks[block].skip)
    // 1×1, 3×3, 3×3 along the longest branch, then the 1×1 that brings the sum's channels.
    #expect(network.weightLayerCount(under: skip) == 4)
  }

  @Test func `scores of classes are the layers from the one that decides to the answer`() throws {
    let network = try ZooCatalog.network(named: "resnet18")
    let names = network.nodes.indices.filter(network.scoresClasses).map { network.nodes[$0].name }
    #expect(names == ["fc", "softmax"])
  }

  private func explanation(of layer: String, in network: Network) throws -> Explanation {
    let index = try #require(network.index(of: layer))
    return try #require(network.explanation(of: index, NetworkAnalysis(network)))
  }

  @Test func `an addition at which no skip ends adds its inputs`() throws {
    let network = try ZooCatalog.network(named: "lenet5").inserting(
      "addition", at: InsertionPlace(.after, "tanh3"), settings: ["with=fc1"]
    ).network
    let found = try explanation(of: "add", in: network)
    #expect(found.sentence == "Adds its 2 inputs, value by value.")
    #expect(found.formula == "y = x₁ + x₂")
    let scaled = try network.setting("scale", of: "add", to: "0.5")
    #expect(
      try explanation(of: "add", in: scaled).sentence
        == "Adds its 2 inputs, the first scaled by 0.5, value by value.")
    #expect(try explanation(of: "add", in: scaled).formula == "y = 0.5·x₁ + x₂")
  }

  @Test(arguments: [
    (1, "Passes its only input on.", "y = x"),
    (3, "Adds its 3 inputs, value by value.", "y = x₁ + x₂ + …"),
  ])
  func `an addition of one or three inputs says so`(
    _ count: Int, _ sentence: String, _ formula: String
  ) throws {
    var builder = NetworkBuilder(input: [4])
    let parts = (0..<count).map { builder.add("\($0)", Activation(.relu), builder.input) }
    let end = builder.add("add", Addition(), parts)
    let network = builder.network(name: "sum", title: "Sum", output: end)
    let found = try explanation(of: "add", in: network)
    #expect(found.sentence == sentence)
    #expect(found.formula == formula)
  }

  @Test func `a sum that goes on past the activation behind it is not activated`() throws {
    var builder = NetworkBuilder(input: [2, 4, 4])
    var place = builder.input
    for name in ["first", "second"] {
      place = builder.block(name) { builder in
        let source = place
        let active = builder.add("relu", Activation(.relu), source)
        let conv = builder.add("conv", Convolution(channels: 2, kernel: 1), active)
        return builder.skipAddition(
          "add", main: conv, skip: source, source: source, kind: .identity)
      }
    }
    let network = builder.network(name: "pre", title: "Pre", output: place)
    for block in ["first", "second"] {
      #expect(network.formula(of: try skip(block, of: network), isOn: true) == "y = F(x) + x")
    }
  }
}
