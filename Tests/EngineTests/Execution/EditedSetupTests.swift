import Testing

@testable import Engine

/// What an edit keeps: parameters whose shapes survive, the input, activations upstream.
struct EditedSetupTests {
  private func lenet() throws -> Setup {
    try SetupLoader(
      weights: Fixture.path("weights/lenet5.safetensors"),
      input: Fixture.path("inputs/digit-3.png")
    ).load()
  }

  private func tensor(_ name: String, of layer: String, in setup: Setup) throws -> Tensor {
    let index = try #require(setup.network.index(of: layer))
    let parameters = NetworkAnalysis(setup.network)[index]?.parameters ?? []
    let specification = try #require(parameters.first { $0.name == name })
    return try setup.parameters.tensor(specification, of: layer)
  }

  @Test func `parameters whose shapes survive are kept, others are drawn anew`() async throws {
    let trained = try lenet()
    let edited = trained.edited(
      to: try trained.network.setting("channels", of: "conv2", to: "20"))
    let change = ParameterChange(from: trained, to: edited)
    #expect(change.kept == ["conv1", "fc2", "fc3"])
    #expect(change.drawn == ["conv2", "fc1"])
    for layer in ["conv1", "fc2"] {
      #expect(
        try tensor("weight", of: layer, in: edited) == tensor("weight", of: layer, in: trained))
    }
    #expect(try tensor("bias", of: "fc1", in: edited) == tensor("bias", of: "fc1", in: trained))
    let drawn = try tensor("weight", of: "fc1", in: edited)
    let expected = Initializer.he(fanIn: 500).tensor(
      shape: [120, 500], name: "fc1.weight", seed: 0)
    #expect(drawn == expected)
    let names = edited.layersDrawnAnew(NetworkAnalysis(edited.network)).map {
      edited.network.nodes[$0].name
    }
    #expect(names == ["conv2", "fc1"])
    #expect(trained.layersDrawnAnew(NetworkAnalysis(trained.network)).isEmpty)
    try await Session().run(edited)
  }

  @Test func `a weight file that does not fit is still refused when it is opened`() throws {
    let loader = SetupLoader(weights: Fixture.path("weights/lenet5.safetensors"), classes: 7)
    #expect(throws: WeightFileError.self) { try loader.load() }
  }

  @Test func `a file that fits the network as it was opened fits what edits left of it`() throws {
    let original = try ZooCatalog.network(named: "lenet5")
    let edited = try original.withClasses(7)
    let file = try SafetensorsFile(path: Fixture.path("weights/lenet5.safetensors"))
    let store = try ParameterStore.file(file, for: edited, original: original)
    let setup = Setup(
      network: edited, parameters: store, input: .random(shape: edited.inputShape, seed: 0))
    let drawn = setup.layersDrawnAnew(NetworkAnalysis(edited)).map { edited.nodes[$0].name }
    #expect(drawn == ["fc3"])
    #expect(throws: WeightFileError.self) {
      try ParameterStore.file(file, for: edited, original: edited)
    }
  }

  @Test func `activations before a layer that was put in are those from before`() async throws {
    let trained = try lenet()
    let made = try trained.network.inserting("relu", at: InsertionPlace(.after, "pool2"))
    let edited = trained.edited(to: made.network)
    let session = Session()
    try await session.run(trained)
    let summary = try await session.run(edited)
    #expect(summary.computed == 8)  // relu, flatten, fc1, tanh3, fc2, tanh4, fc3, softmax
    #expect(try await session.run(trained).computed == 0)
    #expect(ParameterChange(from: trained, to: edited).drawn.isEmpty)
  }

  @Test func `a picture follows the input's size and comes back as it was`() throws {
    let trained = try lenet()
    let small = trained.edited(to: trained.network.withInput([1, 16, 16]))
    #expect(small.input.tensor.shape == [1, 1, 16, 16])
    #expect(small.input.name == "digit-3.png")
    let mean = { (tensor: Tensor) in tensor.statistics.mean }
    #expect(abs(mean(small.input.tensor) - mean(trained.input.tensor)) < 0.01)
    let back = small.edited(to: trained.network)
    #expect(back.input.identity == trained.input.identity)
    #expect(back.input.tensor == trained.input.tensor)
    #expect(
      trained.edited(to: small.network).input.identity == small.input.identity)
  }

  @Test func `a picture with other channels gives way to random numbers, and comes back`() throws {
    let trained = try lenet()
    let colour = trained.edited(to: trained.network.withInput([3, 32, 32]))
    #expect(colour.input.name == "random 0")
    #expect(colour.edited(to: trained.network).input.name == "digit-3.png")
  }

  @Test func `random input follows the input's size`() throws {
    var setup = try lenet()
    setup.input = .random(shape: [1, 32, 32], batch: 2, seed: 5)
    let edited = setup.edited(to: setup.network.withInput([1, 40, 24]))
    #expect(
      edited.input.tensor == NetworkInput.random(shape: [1, 40, 24], batch: 2, seed: 5).tensor)
    #expect(edited.input.name == "random 5")
  }

  @Test func `an input that no machine holds leaves the old one`() async throws {
    let trained = try lenet()
    let huge = trained.edited(to: trained.network.withInput([1, 40_000, 40_000]))
    #expect(huge.input.tensor.shape == [1, 1, 32, 32])
    await #expect(throws: RunError.self) { try await Session().run(huge) }
  }

  @Test func `names of classes are gone where there are other classes`() throws {
    let network = try ZooCatalog.network(named: "lenet5")
    #expect(network.labels.count == 10)
    #expect(try network.withClasses(7).labels.isEmpty)
    #expect(try network.withClasses(7).withClasses(10).labels.count == 10)
    #expect(try ZooCatalog.network(named: "lenet5-1998").labels.count == 10)
  }
}
