import Engine
import Testing

@testable import Explorer

/// Edits of every kind, taken back: the very network, and the very activations.
struct ModelUndoTests {
  static let edits = [
    "set conv1 kernel 3", "set conv2 stride 2", "set conv1 padding 1", "set conv2 dilation 2",
    "set conv2 groups 2", "set conv1 channels 8", "set conv1 bias off", "set pool1 mode max",
    "set tanh1 function relu", "set fc2 units 50", "set input size 1x28x28", "set classes 7",
    "insert after conv1 relu", "insert before fc1 dropout", "insert after pool2 conv2",
    "remove tanh3", "duplicate tanh2", "input random 3", "weights random 5",
  ]

  @Test(arguments: edits)
  func `an edit taken back computes nothing anew`(_ line: String) async throws {
    var model = try Self.trained()
    let session = Session()
    let start = model.setup
    try await session.run(start)
    let answer = try await session.activation(of: start.network.output, in: start)
    _ = try ModelFixtures.say(line, to: &model)
    #expect(model.notice?.isError == false)
    let edited = model.setup
    #expect(try await session.run(edited).computed > 0)
    model.update(.command(.undo))
    #expect(model.network == start.network)
    #expect(try await session.run(model.setup).computed == 0)
    #expect(try await session.activation(of: model.network.output, in: model.setup) == answer)
    model.update(.command(.redo))
    #expect(model.network == edited.network)
    #expect(try await session.run(model.setup).computed == 0)
  }

  @Test(arguments: [
    "skip off layer1.0", "remove layer1.1", "duplicate layer1.1", "remove layer2.0.add",
  ])
  func `an edit of blocks taken back computes nothing anew`(_ line: String) async throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say("set input size 3x32x32", to: &model)
    let start = model.setup
    let session = Session()
    try await session.run(start)
    _ = try ModelFixtures.say(line, to: &model)
    #expect(try await session.run(model.setup).computed > 0)
    model.update(.command(.undo))
    #expect(model.network == start.network)
    #expect(try await session.run(model.setup).computed == 0)
  }

  @Test func `reset is the network as it was opened, and can be taken back`() async throws {
    var model = try Self.trained()
    let start = model.setup
    let session = Session()
    try await session.run(start)
    for line in Self.edits.prefix(6) { _ = try ModelFixtures.say(line, to: &model) }
    _ = try ModelFixtures.say("set input size 1x40x40", to: &model)
    let edited = model.network
    _ = try ModelFixtures.say("reset", to: &model)
    #expect(model.network == start.network)
    #expect(try await session.run(model.setup).computed == 0)
    #expect(model.consequences.difference.changedRows.isEmpty)
    model.update(.command(.undo))
    #expect(model.network == edited)
  }

  @Test func `a hundred edits are taken back one by one`() throws {
    var model = try ModelFixtures.model("lenet5")
    var networks: [Network] = []
    for number in 1...100 {
      networks.append(model.network)
      let line = number % 3 == 0 ? "duplicate tanh1" : "set fc2 units \(100 + number)"
      _ = try ModelFixtures.say(line, to: &model)
    }
    for network in networks.reversed() {
      model.update(.command(.undo))
      #expect(model.network == network)
    }
    #expect(model.network.nodes.count == 14)
  }

  @Test func `what is taken back is named`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("duplicate pool1", to: &model)
    model.update(.command(.undo))
    #expect(model.notice?.text.hasPrefix("taken back: pool1-2 is a copy of pool1") == true)
    model.update(.command(.redo))
    #expect(model.notice?.text.hasPrefix("made again: pool1-2 is a copy of pool1") == true)
  }

  /// LeNet-5 as the program opens it, with trained weights and a digit.
  static func trained() throws -> Model {
    let setup = try SetupLoader().load()
    var model = Model(setup: setup, labels: setup.network.labels, geometry: MainGeometry())
    model.update(.resized(Size(width: 120, height: 40)))
    return model
  }
}
