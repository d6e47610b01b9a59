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

  @Test func `names grow no longer than files may have them`() throws {
    let first = String(repeating: "A", count: 100)
    let network = try ZooCatalog.network(named: "resnet18").inserting(
      "layer1.0", at: InsertionPlace(.after, "layer1.0"), settings: ["name=" + first]
    ).network
    #expect(try network.writtenAndRead() == network)
    let place = InsertionPlace(.after, "layer1.\(first).conv1")
    let settings = ["name=" + String(repeating: "B", count: 100)]
    for what in ["layer1.1", "relu"] {
      let error = #expect(throws: RestructuringError.self) {
        try network.inserting(what, at: place, settings: settings)
      }
      // 6 + 1 + 100 + 1 + 100
      #expect(
        error?.description
          == "a name of at most 200 characters expected, layer1.\(first.prefix(25))… would have 208"
      )
    }
    // The block's name fits, those of its layers do not: 6 + 1 + 100 + 1 + 90 + 1 + 5
    let error = #expect(throws: RestructuringError.self) {
      try network.inserting(
        "layer1.1", at: place, settings: ["name=" + String(repeating: "B", count: 90)])
    }
    #expect(error?.description.hasPrefix("a name of at most 200 characters expected") == true)
  }

  @Test func `duplicates have names that fit, too`() throws {
    var builder = NetworkBuilder(input: [4])
    let name = String(repeating: "a", count: 199)
    let end = builder.add(name, Activation(.relu), builder.input)
    let network = builder.network(name: "long", title: "Long", output: end)
    #expect(throws: RestructuringError.nameTooLong(name + "-2", limit: 200, found: 201)) {
      try network.duplicating(name)
    }
  }
}
