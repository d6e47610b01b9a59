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
}
