import Testing

@testable import Engine

/// Numbers that explain themselves: every formula is evaluated and compared with the number it explains.
struct DerivationTests {
  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every worked line of every layer comes to its result`(_ name: String) throws {
    let network = try ZooCatalog.network(named: name)
    let analysis = NetworkAnalysis(network)
    var seen: Set<[String]> = []
    for index in network.nodes.indices {
      for quantity in Quantity.allCases {
        let derivation = network.derivation(of: quantity, for: .layer(index), analysis)
        for line in derivation?.lines ?? [] where seen.insert([line.numbers, line.result]).inserted
        {
          try check(line, "\(network.nodes[index].name)")
        }
      }
    }
  }

  private func check(_ line: Explanation.Line, _ name: Comment) throws {
    let result = line.result.replacing(" bytes", with: "")
    guard !line.numbers.isEmpty, !line.numbers.contains("×"),
      let expected = Double(
        result.replacing(",", with: ""))
    else { return }
    // A ceil can be one less by the rule that its note states.
    let slack: Double = line.note.hasPrefix("one less") ? 1 : 0
    #expect(try FormulaValue.of(line.numbers) - slack == expected, name)
    if !line.step.isEmpty { #expect(try FormulaValue.of(line.step) - slack == expected, name) }
  }

  @Test(arguments: ["lenet5", "alexnet", "vgg16", "resnet50", "resnet20", "resnet50-lab"])
  func `results are the layer's numbers`(_ name: String) throws {
    let network = try ZooCatalog.network(named: name)
    let analysis = NetworkAnalysis(network)
    for index in network.nodes.indices {
      let facts = try #require(analysis[index])
      func result(_ quantity: Quantity) -> String? {
        network.derivation(of: quantity, for: .layer(index), analysis)?.result
      }
      #expect(result(.size) == facts.output.compactDescription)
      #expect(result(.parameters) == facts.parameterCount.grouped)
      #expect(result(.macs) == facts.multiplyAccumulates.grouped)
      #expect(result(.memory) == (4 * facts.output.elementCount).grouped + " bytes")
      #expect(result(.sees) == analysis.receptiveFields[index]?.description)
    }
  }

  @Test(arguments: try ZooReference.all())
  func `sums of blocks and totals are those of the reference, and the parts add up`(
    _ reference: ZooReference
  ) throws {
    let network = try ZooCatalog.network(named: reference.name)
    let analysis = NetworkAnalysis(network)
    func sum(_ quantity: Quantity, _ owner: NumberOwner) throws -> Int {
      let derivation = try #require(network.derivation(of: quantity, for: owner, analysis))
      let parts = derivation.parts.compactMap { Int($0.text.filter(\.isNumber)) }.reduce(0, +)
      #expect(parts == Int(derivation.result.filter(\.isNumber)))
      return parts
    }
    #expect(try sum(.parameters, .network) == reference.totals.parameters)
    #expect(try sum(.macs, .network) == reference.totals.macs)
    if let branches = reference.sideBranches, !network.sideBranchNames.isEmpty {
      let all = try network.withSideBranches(on: true)
      let derivation = all.derivation(of: .macs, for: .network, NetworkAnalysis(all))
      #expect(derivation?.result == branches.totals.macs.grouped)
    }
    for block in network.blocks.indices {
      let own = network.nodes.indices.filter { network.blockPath(of: $0).contains(block) }
      let main = own.filter { network.nodes[$0].sideBranch == nil }
      let expected = (main.isEmpty ? own : main).compactMap { analysis[$0]?.parameterCount }.reduce(
        0, +)
      #expect(try sum(.parameters, .block(block)) == expected)
      _ = try sum(.macs, .block(block))
    }
  }

  @Test func `a quotient that is no whole number is shown before it is rounded down`() throws {
    let step = try sizeStep(of: "alexnet", input: [3, 224, 224])
    #expect(step == "⌊53.25⌋ + 1")
    #expect(try sizeStep(of: "alexnet", input: [3, 225, 225]) == "⌊53.5⌋ + 1")
    let network = try ZooCatalog.network(named: "alexnet")
      .setting("stride", of: "conv1", to: "7").withInput([3, 224, 224])
    #expect(try sizeStep(of: network) == "⌊30.42…⌋ + 1")
  }

  private func sizeStep(of name: String, input: Shape) throws -> String {
    try sizeStep(of: ZooCatalog.network(named: name).withInput(input))
  }

  private func sizeStep(of network: Network) throws -> String {
    let derivation = network.derivation(of: .size, for: .layer(1), NetworkAnalysis(network))
    return try #require(derivation?.lines.first { !$0.step.isEmpty }).step
  }

  @Test func `groups are divided in the formula, and said in words`() throws {
    let network = try ZooCatalog.network(named: "alexnet")
    let conv2 = try #require(network.index(of: "conv2"))
    let line = network.derivation(of: .parameters, for: .layer(conv2), NetworkAnalysis(network))?
      .lines.first
    #expect(line?.numbers == "256·(96/2)·5·5 + 256")
    #expect(line?.step == "307,200 + 256")
    #expect(line?.result == "307,456")
    #expect(line?.letters.contains("C/g = 96/2 = 48") == true)
  }

  @Test func `what is not counted says why, and what is not known has no derivation`() throws {
    let network = try ZooCatalog.network(named: "lenet5")
    let pool = try #require(network.index(of: "pool1"))
    let macs = network.derivation(of: .macs, for: .layer(pool), NetworkAnalysis(network))
    #expect(macs?.result == "0")
    #expect(macs?.remarks.first?.contains("only convolution and fully connected") == true)
    let broken = try network.setting("kernel", of: "conv2", to: "99")
    let analysis = NetworkAnalysis(broken)
    #expect(broken.derivation(of: .parameters, for: .network, analysis) == nil)
    #expect(broken.derivation(of: .size, for: .layer(pool + 1), analysis) == nil)
  }

  @Test func `an owner is found by its name`() throws {
    let network = try ZooCatalog.network(named: "resnet18")
    #expect(network.numberOwner(named: "conv1") == .layer(1))
    #expect(network.numberOwner(named: "layer1.0").map { network.name(of: $0) } == "layer1.0")
    #expect(network.numberOwner(named: "resnet18") == .network)
    #expect(network.numberOwner(named: "nothing") == nil)
  }

  @Test func `a size that is not the input's is explained as what it is`() throws {
    let network = try ZooCatalog.network(named: "lenet5-1998")
    let output = try #require(network.index(of: "output"))
    let derivation = network.derivation(of: .size, for: .layer(output), NetworkAnalysis(network))
    #expect(derivation?.lines.map(\.symbols) == ["K, the number of classes"])
    #expect(derivation?.lines.map(\.result) == ["10"])
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every size is worked out`(_ name: String) throws {
    let network = try ZooCatalog.network(named: name)
    let analysis = NetworkAnalysis(network)
    for index in network.nodes.indices.dropFirst() {
      let derivation = network.derivation(of: .size, for: .layer(index), analysis)
      #expect(derivation?.lines.isEmpty == false, "\(network.nodes[index].name)")
    }
  }

  @Test func `the distance of a window's elements is among the letters`() throws {
    let network = try ZooCatalog.network(named: "lenet5")
      .setting("dilation", of: "conv1", to: "2")
    let derivation = network.derivation(of: .sees, for: .layer(1), NetworkAnalysis(network))
    #expect(derivation?.lines.first?.symbols == "r + d·(f − 1)·j")
    #expect(derivation?.lines.first?.letters.hasSuffix("p = 0 padding, d = 2 dilation") == true)
  }
}
