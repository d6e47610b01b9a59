import Testing

@testable import Engine

/// The built-in networks against facts that we did not write.
struct ZooReferenceTests {
  @Test(arguments: try ZooReference.all())
  func `every layer is the reference's, in its order`(_ reference: ZooReference) throws {
    try compare(reference.name, reference.layers) { $0.sideBranch == nil }
  }

  @Test(arguments: try ZooReference.all())
  func `every layer of the side branches is the reference's`(_ reference: ZooReference) throws {
    try compare(reference.name, reference.sideBranches?.layers ?? []) { $0.sideBranch != nil }
  }

  private func compare(
    _ name: String, _ layers: [ZooReference.Row], where isWanted: (Node) -> Bool
  ) throws {
    let network = try ZooCatalog.network(named: name)
    let analysis = NetworkAnalysis(network)
    let indices = network.nodes.indices.dropFirst().filter { isWanted(network.nodes[$0]) }
    let rows = try indices.map {
      ZooReference.Row(network.nodes[$0].layer, try #require(analysis[$0]))
    }
    let (ours, expected) = (rows.filter(isCompared), layers.filter(isCompared))
    #expect(ours.count == expected.count)
    for (place, pair) in zip(ours, expected).enumerated() {
      #expect(pair.0 == pair.1, "layer \(place)")
    }
  }

  /// The reference has no softmax in torchvision's AlexNet, and no adaptive pooling in VGG, which changes nothing
  /// at 224×224.
  private func isCompared(_ row: ZooReference.Row) -> Bool {
    row.kind != "softmax"
      && !(row.kind == "adaptive-average-pooling" && row.output == [512, 7, 7])
  }

  @Test(arguments: try ZooReference.all())
  func `totals are the reference's, without and with side branches`(
    _ reference: ZooReference
  ) throws {
    var network = try ZooCatalog.network(named: reference.name)
    #expect(network.inputShape.dimensions == reference.input)
    #expect(ZooReference.Totals(network) == reference.totals)
    network.switches.sideBranches = true
    #expect(ZooReference.Totals(network) == reference.sideBranches?.totals ?? reference.totals)
  }

  @Test func `the reference has every network but three variants with batch norm`() throws {
    let known = try Set(ZooReference.all().map(\.name) + SlideFixture.all().map(\.name))
    let others = ZooCatalog.all.map(\.name).filter { !known.contains($0) }
    #expect(others == ["vgg11-bn", "vgg13-bn", "vgg19-bn"])
  }

  /// Names decide which tensors of a weight file a layer gets.
  @Test(arguments: try NetworkFixture.all().filter { $0.skipsOff.isEmpty })
  func `layers are named as in PyTorch, in its order, and a softmax follows`(
    _ fixture: NetworkFixture
  ) throws {
    let network = try ZooCatalog.network(named: fixture.name)
    let names = network.nodes.dropFirst().filter { $0.layer.kind != .softmax }.map(\.name)
    #expect(names == fixture.layers.map(\.name))
    #expect(network.nodes[network.output].name == "softmax")
    for answer in network.sideBranchOutputs {
      #expect(network.nodes[answer].layer.kind == .softmax)
    }
  }
}
