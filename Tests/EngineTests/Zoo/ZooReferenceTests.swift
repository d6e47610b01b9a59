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

  @Test(arguments: try ZooReference.all())
  func `every layer reads what the reference's reads`(_ reference: ZooReference) throws {
    let network = try ZooCatalog.network(named: reference.name)
    let rows = reference.layers + (reference.sideBranches?.layers ?? [])
    let compared = rows.indices.filter { isCompared(rows[$0]) }
    let expected = compared.map { place in
      (reference.reads[place] ?? [place - 1]).map { compared.firstIndex(of: $0) ?? -1 }
    }
    let ours = try edges(of: network)
    #expect(ours.count == expected.count)
    for (place, pair) in zip(ours, expected).enumerated() {
      // The order matters where channels are put side by side.
      let isSum = rows[compared[place]].kind == "addition"
      #expect(
        isSum ? pair.0.sorted() == pair.1.sorted() : pair.0 == pair.1,
        "\(rows[compared[place]].kind) at \(place)")
    }
  }

  /// The places of what each compared layer reads, side branches last; a layer that is not compared is looked through.
  private func edges(of network: Network) throws -> [[Int]] {
    let analysis = NetworkAnalysis(network)
    let compared = try network.nodes.indices.dropFirst().filter {
      isCompared(ZooReference.Row(network.nodes[$0].layer, try #require(analysis[$0])))
    }
    let main = compared.filter { network.nodes[$0].sideBranch == nil }
    let order = main + compared.filter { network.nodes[$0].sideBranch != nil }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return order.map { node in
      network.nodes[node].inputs.map { input in
        var input = input
        while input > 0, places[input] == nil { input = network.nodes[input].inputs[0] }
        return places[input] ?? -1
      }
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
