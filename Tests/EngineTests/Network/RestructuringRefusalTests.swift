import Testing

@testable import Engine

/// Edits that would leave a graph without sense are refused with the layer that stands in the way.
struct RestructuringRefusalTests {
  private func network(_ name: String = "resnet18") throws -> Network {
    try ZooCatalog.network(named: name)
  }

  private func sentence(_ edit: () throws -> Void) -> String {
    let error = #expect(throws: RestructuringError.self) { try edit() }
    return error?.description ?? ""
  }

  @Test func `a layer that an addition needs twice stays`() throws {
    let edited = try ["layer1.0.relu1", "layer1.0.bn1", "layer1.0.conv2", "layer1.0.bn2"]
      .reduce(try network()) { try $0.removing($1) }
    #expect(
      sentence { _ = try edited.removing("layer1.0.conv1") }
        == "layer1.0.add needs layer1.0.conv1: without it, it would read maxpool twice")
  }

  @Test func `input and answer stay`() throws {
    #expect(
      sentence { _ = try network().removing("input") }
        == "the input stays the first layer; its size can be set")
    var builder = NetworkBuilder(input: [3])
    let output = builder.add("fc", FullyConnected(units: 2), builder.input)
    let small = builder.network(name: "small", title: "Small", output: output)
    #expect(
      sentence { _ = try small.removing("fc") }
        == "without fc nothing would be left between input and answer")
    #expect(sentence { _ = try small.duplicating("input") }.hasPrefix("the input stays"))
  }

  @Test func `a junction without a skip names what it joins`() throws {
    var builder = NetworkBuilder(input: [3, 4, 4])
    let one = builder.add("one", Activation(.relu), builder.input)
    let two = builder.add("two", Activation(.tanh), builder.input)
    let sum = builder.add("sum", Addition(), one, two)
    let network = builder.network(name: "sum", title: "Sum", output: sum)
    #expect(
      sentence { _ = try network.removing("sum") }
        == "sum joins one and two; take one of those out, or the block around them")
    #expect(
      sentence { _ = try network.duplicating("sum") }
        == "sum reads 2 layers outside of it, one and two, not one")
    #expect(
      sentence { _ = try network.inserting("relu", at: InsertionPlace(.before, "sum")) }
        == "sum reads 2 layers outside of it, one and two, not one")
  }

  @Test func `a block has no hyper-parameters, its layers have`() throws {
    let error = #expect(throws: NetworkError.self) {
      try network("plain20").setting("mode", of: "layer1.1", to: "max")
    }
    #expect(
      error?.description
        == "layer1.1 is a block, a layer expected: it has layer1.1.conv1, layer1.1.bn1, "
        + "layer1.1.relu1, layer1.1.conv2, layer1.1.bn2 and layer1.1.relu2")
  }

  @Test(arguments: [
    ("conv1", "the addition reads conv1 already; with=LAYER names another layer"),
    ("layer1.0", "layer1.0 comes after conv1, so that what is put there cannot read it"),
  ])
  func `a second input is another one, and none that comes later`(
    other: String, expected: String
  ) throws {
    #expect(
      sentence {
        _ = try network().inserting(
          "addition", at: InsertionPlace(.after, "conv1"), settings: ["with=" + other])
      } == expected)
  }

  @Test(arguments: ["conv1", "layer1.0"])
  func `what is put before a layer reads none that comes later`(other: String) throws {
    #expect(
      sentence {
        _ = try network().inserting(
          "addition", at: InsertionPlace(.before, "conv1"), settings: ["with=" + other])
      } == "what is put before conv1 cannot read \(other), which comes after it")
  }

  @Test(arguments: [
    ("conv2d", [], "conv2d is no kind of layer"),
    ("relu", ["slope=1"], "a relu layer has function, not slope"),
    ("convolution", ["channels"], "PROPERTY=VALUE expected, found channels"),
    ("convolution", ["channels=many"], "a whole number from 1 expected, found many"),
    ("addition", [], "needs a second layer to read: with=LAYER"),
    ("relu", ["name=bn1"], "bn1 is the name of another layer or block"),
    ("relu", ["name=a b"], "found a b"), ("relu", ["with=bn1"], "found with=bn1"),
  ])
  func `what cannot be put in is told`(
    _ what: String, _ settings: [String], _ expected: String
  ) throws {
    let found = sentence {
      _ = try network().inserting(what, at: InsertionPlace(.after, "conv1"), settings: settings)
    }
    #expect(found.hasSuffix(expected) || found.contains(expected))
  }

  @Test func `an unknown name is told`() throws {
    #expect(
      sentence { _ = try network().removing("layer9") } == "resnet18 has no layer or block layer9")
  }
}
