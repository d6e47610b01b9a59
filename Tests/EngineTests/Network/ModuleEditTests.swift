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

  @Test(arguments: [InsertionPlace.Side.after, .before])
  func `what is put behind or in front of a branch belongs to it`(_ side: InsertionPlace.Side)
    throws
  {
    let made = try network().inserting("relu", at: InsertionPlace(side, "module.branch2"))
    #expect(made.name == "module.branch2.relu")
    let off = try made.network.withBranch("module.branch2", on: false)
    let relu = try #require(off.index(of: made.name))
    let concat = try #require(off.index(of: "module.concat"))
    #expect(off.positionsOfBranchesOff(endingAt: concat) == [1])
    #expect(!off.activeNodes.contains(relu))
    #expect(off.silence(of: relu) != nil)
    #expect(channels(off) == 10)
    #expect(try off.writtenAndRead() == off)
  }

  @Test(arguments: ["stem", "module.branch3"])
  func `a copy behind a branch belongs to it`(_ part: String) throws {
    let made = try network().inserting(part, at: InsertionPlace(.after, "module.branch1"))
    let name = part.split(separator: ".").last ?? ""
    #expect(made.name == "module.branch1.\(name)")
    let off = try made.network.withBranch("module.branch1", on: false)
    let concat = try #require(off.index(of: "module.concat"))
    #expect(off.positionsOfBranchesOff(endingAt: concat) == [0])
    #expect(off.names(of: off.activeNodes).allSatisfy { !$0.hasPrefix("module.branch1") })
    #expect(try off.writtenAndRead() == off)
  }

  @Test(arguments: ["stem", "module.branch1"])
  func `the copy of a branch is none where it stands in line with others`(_ place: String) throws {
    let made = try network().inserting("module.branch3", at: InsertionPlace(.after, place))
    let copy = try #require(made.network.blockIndex(of: made.name))
    #expect(!made.network.blocks[copy].isBranch)
    #expect(made.network.branchBlocks.count == 3)
    #expect(throws: NetworkError.noBranch(block: made.name)) {
      try made.network.withBranch(made.name, on: false)
    }
    #expect(try made.network.writtenAndRead() == made.network)
  }

  @Test func `the copy of a block leaves out a side branch that begins in it`() throws {
    let text = """
      network: aside
      input: 1x4x4
      layers:
        - m:
            layers:
              - c: {kind: convolution, channels: 1, kernel: 1}
              - x: {kind: sigmoid, side-branch: aux}
              - d: relu
      """
    let made = try NetworkFile.read(text: text, file: "aside.yaml").duplicating("m").network
    #expect(made.nodes.map(\.name) == ["input", "m.c", "m.x", "m.d", "m-2.c", "m-2.d"])
    #expect(made.names(of: made.sideBranchOutputs) == ["m.x"])
    #expect(try made.writtenAndRead() == made)
  }

  @Test func `a branch is off with what stands between it and its concatenation`() throws {
    var builder = NetworkBuilder(input: [3, 8, 8])
    let input = builder.input
    let module = builder.block("module") { builder in
      let first = builder.branch("first") {
        $0.add("conv", Convolution(channels: 2, kernel: 1), input)
      }
      let between = builder.add("between", Activation(.relu), first)
      let second = builder.branch("second") {
        $0.add("conv", Convolution(channels: 3, kernel: 1), input)
      }
      return builder.add("concat", Concatenation(), [between, second])
    }
    let network = builder.network(name: "module", title: "Module", output: module)
    let first = try #require(network.blockIndex(of: "module.first"))
    #expect(network.end(ofBranch: first)?.position == 0)
    let off = try network.withBranch("module.first", on: false)
    #expect(off.names(of: off.activeNodes) == ["input", "module.second.conv", "module.concat"])
    #expect(off.silence(of: try #require(off.index(of: "module.between"))) == .branch(first))
    #expect(off.silence(of: off.output) == nil)
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
