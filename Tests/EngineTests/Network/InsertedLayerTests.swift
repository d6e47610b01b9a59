import Testing

@testable import Engine

/// What a layer that is put in is like where nothing is said of it.
struct InsertedLayerTests {
  private func output(
    _ kind: String, _ settings: String..., into input: Shape = [8, 28, 28]
  ) throws -> Shape? {
    var builder = NetworkBuilder(input: input)
    let end = builder.add("end", Activation(.relu), builder.input)
    let network = builder.network(name: "small", title: "Small", output: end)
    let made = try network.inserting(
      kind, at: InsertionPlace(.before, "end"), settings: settings)
    return NetworkAnalysis(made.network)[made.network.output]?.output
  }

  @Test(arguments: ["kernel=1", "kernel=2", "kernel=4", "kernel=5", "kernel=1x7", "dilation=3"])
  func `a convolution keeps the size, whatever its window`(_ setting: String) throws {
    #expect(try output("convolution", "channels=5", setting) == [5, 28, 28])
  }

  @Test func `a padding that is given stays, and so does a stride`() throws {
    #expect(try output("convolution", "kernel=5", "padding=0") == [8, 24, 24])
    #expect(try output("convolution", "kernel=7", "stride=2") == [8, 14, 14])
  }

  @Test(arguments: ["max-pooling", "average-pooling"])
  func `pooling halves the size, whatever its window`(_ kind: String) throws {
    for setting in ["kernel=1", "kernel=2", "kernel=3", "kernel=4", "kernel=1x5"] {
      #expect(try output(kind, setting) == [8, 14, 14])
    }
    #expect(try output(kind, "kernel=3", "padding=0") == [8, 13, 13])
    #expect(try output(kind, "kernel=3", "stride=1") == [8, 28, 28])
  }

  @Test func `the slide's bottleneck costs what the slide says`() throws {
    let network = try ZooCatalog.network(named: "costly-5x5").inserting(
      "convolution", at: InsertionPlace(.before, "conv"), settings: ["kernel=1", "channels=16"]
    ).network
    #expect(NetworkAnalysis(network).totals.multiplyAccumulates == 12_443_648)
  }

  @Test func `a window as large as can be gives a shape error, not a wrong padding`() throws {
    #expect(try output("convolution", "kernel=65536", "dilation=65536") == nil)
  }

  @Test func `a copy takes a name, and nothing else`() throws {
    let network = try ZooCatalog.network(named: "resnet20")
    let place = InsertionPlace(.after, "layer1.0")
    let made = try network.inserting("layer1.0", at: place, settings: ["name=foo"])
    #expect(made.name == "layer1.foo")
    #expect(made.network.index(of: "layer1.foo.conv1") != nil)
    #expect(throws: RestructuringError.badName("layer1.1", isTaken: true)) {
      try network.inserting("layer1.0", at: place, settings: ["name=1"])
    }
    #expect(throws: RestructuringError.copyIsAsItIs(setting: "channels=3")) {
      try network.inserting("layer1.0", at: place, settings: ["name=foo", "channels=3"])
    }
    #expect(throws: RestructuringError.copyStandsBehind) {
      try network.inserting("layer1.0", at: InsertionPlace(.before, "layer1.0"))
    }
  }
}
