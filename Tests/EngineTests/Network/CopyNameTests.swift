import Testing

@testable import Engine

/// What copied layers and blocks are called, and what is said of them.
struct CopyNameTests {
  private func network(_ name: String) throws -> Network { try ZooCatalog.network(named: name) }

  @Test func `a branch's layers are called as before, in the copy's block`() throws {
    let made = try network("googlenet").duplicating("inception_3a.branch5x5")
    let block = try #require(made.network.blockIndex(of: made.name))
    let names = made.network.nodes.indices.filter {
      made.network.blockPath(of: $0).contains(block)
    }.map { made.network.nodes[$0].name }
    #expect(made.name == "inception_3a.branch5x5-2")
    #expect(names.first == "inception_3a.branch5x5-2.5x5_reduce")
    #expect(!names.contains { $0.contains("branch5x5-2.inception_3a") })
    #expect(try made.network.writtenAndRead() == made.network)
  }

  @Test func `a block inside of itself has short names`() throws {
    let once = try network("resnet20").inserting(
      "layer1.0", at: InsertionPlace(.after, "layer1.0.conv1")
    ).network
    let twice = try once.inserting(
      "layer1", at: InsertionPlace(.after, "layer1.0.0.conv1")
    ).network
    #expect(twice.index(of: "layer1.0.0.layer1.0.conv1") != nil)
    #expect(!twice.nodes.contains { $0.name.contains("layer1.0.0.layer1.layer1") })
    #expect(Set(twice.nodes.map(\.name)).count == twice.nodes.count)
    #expect(try twice.writtenAndRead() == twice)
  }

  @Test func `a copied block says that it is one`() throws {
    let once = try network("resnet20").duplicating("layer1.1").network
    let twice = try once.duplicating("layer1.1-2").network
    let captions = twice.blocks.filter { $0.name.hasPrefix("layer1.") }.map(\.caption)
    #expect(
      captions == [
        "block 1 of 3", "block 2 of 3", "copy of block 2 of 3", "copy of block 2 of 3",
        "block 3 of 3",
      ])
    #expect(try twice.writtenAndRead() == twice)
    let branch = try network("googlenet").duplicating("inception_3a.branch5x5")
    let copy = try #require(branch.network.blockIndex(of: branch.name))
    #expect(!branch.network.blocks[copy].caption.hasPrefix("copy"))
  }
}
