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

  @Test func `the trained weights are for the trained network only`() throws {
    #expect(try SetupLoader(network: digits).load().parameters.caption.contains("random"))
    let weights = Fixture.path("weights/lenet5.safetensors")
    let setup = try SetupLoader(network: digits, weights: weights).load()
    #expect(setup.parameters.caption.contains("lenet5.safetensors"))
  }
}
