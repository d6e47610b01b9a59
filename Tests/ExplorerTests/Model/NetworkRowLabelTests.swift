import Engine
import Testing

@testable import Explorer

/// What lines of the tree are called.
struct NetworkRowLabelTests {
  /// Weight files know no branches: GoogLeNet's 3×3_reduce has the module's name in front of its own, Inception v3's
  /// branch5x5_1 the branch's without a dot.
  @Test(arguments: [
    ("googlenet", "inception_3a.branch3x3", ["3x3_reduce", "3x3"]),
    ("googlenet-torchvision", "inception3a.branch2", ["0.conv", "1.conv"]),
    ("inception-v3", "Mixed_5b.branch5x5", ["branch5x5_1.conv", "branch5x5_2.conv"]),
    ("inception-v4", "features.6.branch1", ["0.conv", "1.conv"]),
  ])
  func `layers of a branch go without the names of the blocks around them`(
    _ network: String, _ block: String, _ labels: [String]
  ) throws {
    let network = try ZooCatalog.network(named: network)
    let rows = NetworkRows(
      network, NetworkAnalysis(network), openBlocks: Set(network.blocks.indices),
      foldsFollowers: true)
    let branch = try #require(network.blockIndex(of: block))
    let layers = rows.rows.filter { row in
      guard case .layer(let index) = row.item else { return false }
      return network.nodes[index].block == branch
    }
    #expect(layers.map(\.label) == labels)
  }
}
