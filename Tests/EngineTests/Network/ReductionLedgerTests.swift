import Testing

@testable import Engine

struct ReductionLedgerTests {
  private func ledger(_ name: String, at block: String? = nil) throws -> ReductionLedger? {
    let network = try ZooCatalog.network(named: name)
    let owner = try block.map { try #require(network.numberOwner(named: $0)) } ?? .layer(1)
    return network.reductionLedger(around: owner, NetworkAnalysis(network))
  }

  private func reference(_ name: String) throws -> ZooReference {
    try #require(try ZooReference.all().first { $0.name == name })
  }

  /// The lecture's cost example, worked by hand on its slide.
  @Test(arguments: [("bottleneck-5x5", nil), ("googlenet", "inception_3a")])
  func `the slide's numbers come out of the network`(name: String, block: String?) throws {
    let ledger = try #require(try ledger(name, at: block))
    let path = try #require(ledger.paths.first { $0.steps.last?.macs == 10_035_200 })
    #expect(path.steps.map(\.macs) == [2_408_448, 10_035_200])
    #expect(path.macs == 12_443_648)
    #expect(path.directMacs == 120_422_400)
    #expect(path.direct.map(\.formula) == ["28·28 · 32·192·5·5"])
    #expect(path.steps.map(\.parameters).reduce(0, +) == 15_920)
    #expect(path.direct.map(\.parameters).reduce(0, +) == 153_632)
  }

  /// Without its reductions the module costs what the reference has for the module without them.
  @Test func `the module against its naive form`() throws {
    let ledger = try #require(try ledger("inception-module"))
    let (with, without) = (
      try reference("inception-module").totals, try reference("inception-module-naive").totals
    )
    #expect(ledger.macs == with.macs)
    #expect(ledger.directMacs == without.macs)
    #expect(ledger.parameters == with.parameters)
    #expect(ledger.directParameters == without.parameters)
    #expect(ledger.paths.map(\.isReduced) == [false, true, true, false])
    #expect(ledger.paths.last?.pooledChannels == 192)
  }

  @Test(arguments: [
    "googlenet", "googlenet-torchvision", "inception-v2", "inception-v3", "inception-v4",
    "inception-resnet-v2",
  ])
  func `every step of every module is a convolution of it, each once`(name: String) throws {
    let network = try ZooCatalog.network(named: name)
    let analysis = NetworkAnalysis(network)
    var modules = 0
    for block in network.blocks.indices {
      guard let ledger = network.reductionLedger(of: .block(block), analysis) else { continue }
      modules += 1
      let names = ledger.paths.flatMap(\.steps).map(\.name)
      #expect(Set(names).count == names.count)
      for step in ledger.paths.flatMap(\.steps) {
        let index = try #require(network.index(of: step.name))
        #expect(step.macs == analysis[index]?.multiplyAccumulates)
        #expect(step.parameters == analysis[index]?.parameterCount)
      }
      #expect(ledger.directMacs > ledger.macs)
    }
    #expect(modules >= 9)
  }

  // He et al. 2015, Figure 5: 1×1 to 64, 3×3, 1×1 to 256; the lecture's reference has its 69,632 weights.
  @Test func `a bottleneck block against one 3×3 convolution between its channels`() throws {
    let ledger = try #require(try ledger("resnet50", at: "layer1.1"))
    #expect(ledger.parameters == 69_632)
    #expect(ledger.directParameters == 256 * 256 * 9)
    #expect(ledger.directMacs == 56 * 56 * 256 * 256 * 9)
  }

  @Test(arguments: ["lenet5", "resnet18", "costly-5x5", "inception-module-naive"])
  func `without a reduction there is no ledger`(name: String) throws {
    #expect(try ledger(name) == nil)
  }

  @Test func `a module that cannot be computed has no ledger, and nothing traps`() throws {
    let network = try ZooCatalog.network(named: "inception-module")
      .setting("kernel", of: "inception_3a.3x3", to: "99")
    #expect(network.reductionLedger(around: .layer(1), NetworkAnalysis(network)) == nil)
  }
}
