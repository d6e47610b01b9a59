import Testing

@testable import Engine

/// Network files opened by name, with classes and size as asked for.
struct SetupLoaderFileTests {
  private let digits = Fixture.path("networks/digits.yaml")

  @Test func `classes and size are set of a file's network too`() throws {
    let loader = SetupLoader(
      network: Fixture.path("networks/resnet18.yaml"), classes: 6, inputShape: [3, 64, 64])
    let built = try ZooCatalog.network(
      named: "resnet18", options: ZooOptions(classes: 6, inputShape: [3, 64, 64]))
    #expect(try loader.loadNetwork().nodes == built.nodes)
  }

  @Test func `a built-in name counts more than a file, and a path more than a name`() throws {
    #expect(try SetupLoader(network: "LENET5").loadNetwork().name == "lenet5")
    let error = try #require(throws: (any Error).self) {
      try SetupLoader(network: "./lenet5").loadNetwork()
    }
    #expect("\(error)".hasPrefix("./lenet5: cannot open the file"))
  }

  @Test func `where no picture fits, the input is random numbers`() throws {
    let input = try SetupLoader(inputShape: [2, 32, 32]).load().input
    #expect(input.name == "random 0")
    #expect(input.tensor.shape == [1, 2, 32, 32])
    #expect(!Preprocessing.canFill([1, 20_000, 20_000]))
  }

  @Test func `a picture that cannot become the input is named`() throws {
    let picture = Fixture.path("inputs/digit-3.png")
    let error = try #require(throws: InputError.self) {
      try SetupLoader(input: picture, inputShape: [2, 32, 32]).load()
    }
    #expect(error.description.hasPrefix(picture + ": a picture gives 1 or 3 channels"))
    #expect(error.description.hasSuffix("the network expects 2×32×32"))
  }

  @Test func `the trained weights are for the trained network only`() throws {
    #expect(try SetupLoader(network: digits).load().parameters.caption.contains("random"))
    let weights = Fixture.path("weights/lenet5.safetensors")
    let setup = try SetupLoader(network: digits, weights: weights).load()
    #expect(setup.parameters.caption.contains("lenet5.safetensors"))
  }
}
