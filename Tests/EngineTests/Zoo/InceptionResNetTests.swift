import Testing

@testable import Engine

/// Scaled residuals and their switches.
struct InceptionResNetTests {
  private func setup() throws -> Setup {
    let network = try ZooCatalog.network(
      named: "inception-resnet-v1", options: ZooOptions(classes: 4, inputShape: [3, 107, 107]))
    return Setup(
      network: network, parameters: .random(seed: 3),
      input: .random(shape: network.inputShape, seed: 4))
  }

  @Test func `an addition scales what the block's layers made`() async throws {
    let on = try setup()
    var off = on
    off.network = try on.network.withSkip("repeat.0", on: false)
    let session = Session()
    let names = ["conv2d_4b.relu", "repeat.0.conv2d", "repeat.0.add"]
    let places = try names.map { try #require(on.network.index(of: $0)) }
    var tensors: [[Float]] = []
    for place in places { tensors.append(try await session.activation(of: place, in: on).elements) }
    let alone = try await session.activation(of: places[2], in: off).elements
    for place in stride(from: 0, to: alone.count, by: 97) {
      let scaled = 0.17 * tensors[1][place]
      #expect(abs(alone[place] - scaled) <= 1e-6 * max(1, abs(scaled)))
      #expect(abs(tensors[2][place] - scaled - tensors[0][place]) <= 1e-5)
    }
  }

  @Test func `the scale is a hyper-parameter`() throws {
    let network = try setup().network.setting("scale", of: "repeat.0.add", to: "0.5")
    let index = try #require(network.index(of: "repeat.0.add"))
    #expect(network.nodes[index].layer.caption == "×0.5")
    #expect(throws: NetworkError.self) {
      try network.setting("scale", of: "repeat.0.add", to: "big")
    }
  }

  @Test func `all skips of a very deep network go off`() throws {
    let network = try ZooCatalog.network(named: "resnet1202").withAllSkips(on: false)
    #expect(network.skipBlocks.count == 600)
    for block in network.skipBlocks {
      let addition = try #require(network.blocks[block].skip).addition
      #expect(network.effectiveInputs(of: addition).count == 1)
    }
  }
}
