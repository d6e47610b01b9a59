import Testing

@testable import Engine

/// The built-in networks against facts that we did not write.
struct ZooReferenceTests {
  @Test(arguments: try ZooReference.all())
  func `every layer is the reference's, in its order`(_ reference: ZooReference) throws {
    let network = try ZooCatalog.network(named: reference.name)
    let analysis = NetworkAnalysis(network)
    let rows = try network.nodes.indices.dropFirst().map { index in
      ZooReference.Row(network.nodes[index].layer, try #require(analysis[index]))
    }
    let (ours, expected) = (rows.filter(isCompared), reference.layers.filter(isCompared))
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
  func `totals are the reference's`(_ reference: ZooReference) throws {
    let network = try ZooCatalog.network(named: reference.name)
    let totals = NetworkAnalysis(network).totals
    #expect(network.inputShape.dimensions == reference.input)
    #expect(totals.parameters == reference.parameters)
    #expect(totals.parametersWithStatistics == reference.statistics)
    #expect(totals.multiplyAccumulates == reference.macs)
  }

  @Test func `the reference has every network but three variants with batch norm`() throws {
    let known = try Set(ZooReference.all().map(\.name))
    let others = ZooCatalog.all.map(\.name).filter { !known.contains($0) }
    #expect(others == ["vgg11-bn", "vgg13-bn", "vgg19-bn"])
  }

  /// Names decide which tensors of a weight file a layer gets.
  @Test(arguments: try NetworkFixture.all().filter { $0.skipsOff.isEmpty })
  func `layers are named as in PyTorch, in its order, and a softmax follows`(
    _ fixture: NetworkFixture
  ) throws {
    let network = try ZooCatalog.network(named: fixture.name)
    #expect(network.nodes.dropFirst().map(\.name) == fixture.layers.map(\.name) + ["softmax"])
    #expect(network.nodes[network.output].name == "softmax")
  }
}
