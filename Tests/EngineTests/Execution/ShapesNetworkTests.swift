import Testing

@testable import Engine

/// ResNet-20 as `Scripts/assets/train-resnet20` trained it, on shapes that it has never seen.
struct ShapesNetworkTests {
  @Test func `it knows the sample shapes by name`() async throws {
    for name in ShapeKind.allCases.map(\.rawValue) {
      let setup = try Self.loader(input: "inputs/shape-\(name).png").load()
      let answer = try await Session().activation(of: setup.network.output, in: setup)
      let best = try #require(answer.topClasses(1, labels: setup.network.labels).first)
      #expect(best.label == name)
    }
  }

  @Test func `without its skips it is lost, while with them it is nearly always right`()
    async throws
  {
    let setup = try Self.loader(input: nil).load()
    var options = TrainingOptions()
    options.batch = 100
    // Held-out pictures behind those that a training run is judged by.
    let held = ByteDataset(
      .shapes(10_500_000..<10_500_100, seed: 0), preprocessing: setup.network.preprocessing)
    var without = setup.network
    without.switches.skipsOff = Set(without.skipBlocks.map { without.blocks[$0].name })
    let whole = try Trainer(setup.network, parameters: setup.parameters, options: options)
    let cut = try Trainer(without, parameters: setup.parameters, options: options)
    let batch = held.batch(0..<100)
    let right = try await whole.evaluate(batch).correct
    let rest = try await cut.evaluate(batch).correct
    #expect(right >= 88)
    // Guessing is right for 10 of 100; 25 lies five standard deviations above.
    #expect(rest <= 25)
  }

  private static func loader(input: String?) -> SetupLoader {
    SetupLoader(
      network: "resnet20", weights: Fixture.path("weights/resnet20-shapes.safetensors"),
      input: input.map { Fixture.path($0) })
  }
}
