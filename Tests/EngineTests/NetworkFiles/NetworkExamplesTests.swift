import Testing

@testable import Engine

/// The examples in `assets/networks` are what they say.
struct NetworkExamplesTests {
  private func example(_ name: String) throws -> Network {
    try NetworkFile.read(path: Fixture.path("networks/\(name).yaml"))
  }

  @Test func `ResNet-18 on one page is the built-in network`() throws {
    #expect(try example("resnet18") == ZooCatalog.network(named: "resnet18"))
    let lines = try TextFixture.read("networks/resnet18.yaml").split(separator: "\n")
    #expect(lines.count <= 60)
  }

  @Test func `the network for digits has as many parameters as LeNet-5`() throws {
    let network = try example("digits")
    let analysis = NetworkAnalysis(network)
    // 6·25 + 6 + 16·6·25 + 16 + 120·401 + 84·121 + 10·85
    #expect(analysis.totals.parameters == 61_706)
    #expect(analysis[network.output]?.output == [10])
  }

  @Test func `the Inception module is GoogLeNet's 3a`() throws {
    let network = try example("inception-3a")
    let analysis = NetworkAnalysis(network)
    #expect(analysis[network.output]?.output == [256, 28, 28])
    // Figure 2b with the numbers of Table 1, a bias for each filter.
    let weights = 192 * 64 + 192 * 96 + 96 * 128 * 9 + 192 * 16 + 16 * 32 * 25 + 192 * 32
    #expect(analysis.totals.parameters == weights + 64 + 96 + 128 + 16 + 32 + 32)
    #expect(network.blocks.filter(\.isBranch).count == 4)
  }
}
