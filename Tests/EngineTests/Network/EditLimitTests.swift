import Testing

@testable import Engine

/// Edited networks stay as large as can be written to a file and read.
struct EditLimitTests {
  /// A chain of layers in one block.
  private func chain(_ count: Int) -> Network {
    var builder = NetworkBuilder(input: [4])
    let end = builder.block("chain") { builder in
      var place = builder.input
      for number in 0..<count { place = builder.add("\(number)", Activation(.relu), place) }
      return place
    }
    return builder.network(name: "chain", title: "Chain", output: end)
  }

  @Test func `a copy that makes too many layers is refused before it is made`() throws {
    let network = chain(8_000)
    let twice = try network.duplicating("chain").network
    #expect(twice.nodes.count == 16_001)
    let error = #expect(throws: RestructuringError.self) { try twice.duplicating("chain") }
    #expect(error?.description == "at most 20000 layers expected, this would make 24000")
    #expect(throws: RestructuringError.tooManyLayers(limit: 20_000, found: 24_000)) {
      try twice.inserting("chain", at: InsertionPlace(.after, "chain-2"))
    }
  }

  @Test func `the last layer that can be read is the last that can be put in`() throws {
    let network = chain(19_999)
    let full = try network.inserting("relu", at: InsertionPlace(.after, "chain")).network
    #expect(throws: RestructuringError.tooManyLayers(limit: 20_000, found: 20_001)) {
      try full.inserting("relu", at: InsertionPlace(.after, "chain"))
    }
    #expect(throws: RestructuringError.tooManyLayers(limit: 20_000, found: 20_001)) {
      try full.duplicating("relu")
    }
  }

  @Test func `blocks nest no deeper than files may have them`() throws {
    var network = chain(1)
    for _ in 1..<6 {
      let innermost = try #require(network.nodes.last { $0.block != nil }).name
      network = try network.inserting("chain", at: InsertionPlace(.after, innermost)).network
    }
    let last = try #require(network.nodes.last).name
    #expect(throws: RestructuringError.self) {
      for _ in 0..<6 {
        network = try network.inserting("chain", at: InsertionPlace(.after, last)).network
      }
    }
    #expect(try network.writtenAndRead() == network)
  }
}
