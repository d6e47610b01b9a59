import Testing

@testable import Engine

/// Edits of a module of parallel branches and of a side branch.
struct ModuleEditTests {
  private func network() -> Network {
    var builder = NetworkBuilder(input: [3, 8, 8])
    let stem = builder.add("stem", Convolution(channels: 4, kernel: 3, padding: 1), builder.input)
    let module = builder.block("module") { builder in
      let paths = [2, 3, 5].enumerated().map { place, channels in
        builder.branch("branch\(place + 1)") {
          $0.add("conv", Convolution(channels: channels, kernel: 1), stem)
        }
      }
      return builder.add("concat", Concatenation(), paths)
    }
    builder.sideBranch("aux") { builder in
      let pool = builder.add("aux.pool", AdaptiveAveragePooling(), module)
      _ = builder.add("aux.flatten", Flatten(), pool)
    }
    let pool = builder.add("pool", AdaptiveAveragePooling(), module)
    return builder.network(name: "module", title: "Module", output: pool)
  }

  private func channels(_ network: Network) -> Int? {
    NetworkAnalysis(network)[network.output]?.output.channels
  }

  @Test func `a removed branch takes its channels out of the concatenation`() throws {
    let edited = try network().removing("module.branch2")
    #expect(channels(network()) == 10)
    #expect(channels(edited) == 7)
    #expect(edited.index(of: "module.branch2.conv") == nil)
  }

  @Test func `a copied branch runs beside the first`() throws {
    let made = try network().duplicating("module.branch3")
    #expect(made.name == "module.branch3-2")
    #expect(channels(made.network) == 15)
    let copy = try #require(made.network.blockIndex(of: made.name))
    #expect(made.network.blocks[copy].isBranch)
    #expect(made.network.blocks[copy].parent == made.network.blockIndex(of: "module"))
  }

  @Test func `the last branch stays`() throws {
    let two = try network().removing("module.branch2").removing("module.branch1")
    #expect(throws: RestructuringError.nothingLeft("module.branch3")) {
      try two.removing("module.branch3")
    }
  }

  @Test func `a whole module can be removed and copied`() throws {
    #expect(channels(try network().removing("module")) == 4)
    let made = try network().duplicating("module")
    #expect(made.name == "module-2")
    #expect(channels(made.network) == 10)
    let concat = try #require(made.network.index(of: "module-2.concat"))
    let readers = made.network.nodes.filter { $0.inputs.contains(concat) }.map(\.name)
    #expect(Set(readers) == ["pool", "aux.pool"])
  }

  @Test func `a side branch is removed from its end on`() throws {
    let edited = try network().removing("aux.flatten")
    #expect(edited.names(of: edited.sideBranchOutputs) == ["aux.pool"])
    let made = try network().inserting("relu", at: InsertionPlace(.after, "aux.flatten"))
    #expect(made.network.names(of: made.network.sideBranchOutputs) == ["relu"])
  }
}
