import Testing

@testable import Engine

/// Whole networks against PyTorch, layer by layer: `Scripts/fixtures/networks.py` made the numbers.
@Suite(.serialized) struct NetworkParityTests {
  @Test(arguments: try NetworkFixture.all())
  func `every layer computes what PyTorch computes`(_ fixture: NetworkFixture) async throws {
    try await compareLayers(fixture, exact: false)
  }

  @Test(arguments: try NetworkFixture.all())
  func `so it does without Winograd's filtering`(_ fixture: NetworkFixture) async throws {
    try await compareLayers(fixture, exact: true)
  }

  /// Steps as one, then the layers inside them by themselves.
  private func compareLayers(_ fixture: NetworkFixture, exact: Bool) async throws {
    let setup = try fixture.setup()
    let session = Session(exact: exact)
    try await session.run(setup)
    let expected = Dictionary(uniqueKeysWithValues: fixture.layers.map { ($0.name, $0) })
    var compared = 0
    for index in setup.network.activeNodes {
      guard let digest = expected[setup.network.nodes[index].name] else { continue }
      compared += 1
      let tensor = try await session.activation(of: index, in: setup)
      #expect(Array(tensor.shape.dimensions.dropFirst()) == digest.shape)
      let worst =
        samples(of: tensor, count: digest.samples.count)
        .enumerated().map { abs($0.element - digest.samples[$0.offset]) }.max() ?? .infinity
      // Rounding in float32 grows with depth; PyTorch's own error against float64 is up to 1e-6.
      #expect(worst <= 1e-4 * digest.maxAbs, "\(digest.name)")
      let statistics = tensor.statistics
      #expect(abs(Double(statistics.mean) - digest.mean) <= 1e-4 * digest.maxAbs, "\(digest.name)")
      #expect(
        abs(Double(statistics.standardDeviation) - digest.std) <= 1e-4 * digest.maxAbs,
        "\(digest.name)")
    }
    #expect(compared == fixture.layers.count)
  }

  @Test(arguments: try NetworkFixture.all(), [false, true])
  func `the logits agree within 1e-4`(_ fixture: NetworkFixture, exact: Bool) async throws {
    let setup = try fixture.setup()
    let logits = setup.network.nodes[setup.network.output].inputs[0]
    let session = Session(exact: exact)
    // The way that keeps nothing on its way, with memory settled beforehand.
    try await session.run(setup, to: [logits], keeping: .onlyTargets)
    let tensor = try await session.activation(of: logits, in: setup)
    #expect(tensor.count == fixture.logits.count)
    let worst =
      samples(of: tensor, count: fixture.logits.samples.count)
      .enumerated().map { abs($0.element - fixture.logits.samples[$0.offset]) }.max() ?? .infinity
    #expect(worst <= 1e-4 * fixture.logits.maxAbs)
  }

  private func samples(of tensor: Tensor, count: Int) -> [Double] {
    let elements = tensor.elements
    return (0..<count).map { place in
      Double(elements[place * (elements.count - 1) / max(1, count - 1)])
    }
  }
}
