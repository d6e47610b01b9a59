import TestSupport
import Testing

@testable import Engine

/// Branches of modules that are switched off: what runs, what it gives, what is remembered.
struct BranchSwitchTests {
  private let session = Session()
  private let whole = ModuleNetwork.setup()

  private func off(_ branches: String..., batch: Int = 1, seed: UInt64 = 4) throws -> Setup {
    var setup = ModuleNetwork.setup(batch: batch, seed: seed)
    // The very store: another one would be another file of weights.
    setup.parameters = whole.parameters
    if batch == 1, seed == 4 { setup.input = whole.input }
    for branch in branches { setup.network = try setup.network.withBranch(branch, on: false) }
    return setup
  }

  private func activation(_ layer: String, _ setup: Setup) async throws -> Tensor {
    try await session.activation(of: #require(setup.network.index(of: layer)), in: setup)
  }

  /// The numbers with zeros in a range of channels.
  private func silenced(_ tensor: Tensor, _ channels: Range<Int>) -> Tensor {
    let plane = tensor.count / tensor.shape[0] / tensor.shape[1]
    let numbers = tensor.elements.enumerated().map { place, value in
      channels.contains(place / plane % tensor.shape[1]) ? 0 : value
    }
    return Tensor(numbers, shape: tensor.shape)
  }

  @Test(arguments: [("branch1", 0..<16), ("branch2", 16..<40), ("branch3", 40..<43)], [1, 3])
  func `a branch that is off gives zeros of its channels`(
    _ branch: (name: String, channels: Range<Int>), batch: Int
  ) async throws {
    let on = try off(batch: batch, seed: 7)
    let changed = try off("module." + branch.name, batch: batch, seed: 7)
    let before = try await activation("module.concat", on)
    let after = try await activation("module.concat", changed)
    #expect(before.shape == [batch, 43, 9, 9])
    #expect(after == silenced(before, branch.channels))
    #expect(after != before)
  }

  @Test func `what follows is computed from the zeros`() async throws {
    let changed = try off("module.branch2", "residual.branch0")
    let module = try await activation("module.concat", changed)
    let whole = try await activation("residual.concat", changed)
    #expect(module == silenced(module, 16..<40))
    #expect(whole == silenced(whole, 0..<8))
    let layer = Convolution(channels: 43, kernel: 1)
    let parameters = try layer.parameters(for: [[16, 9, 9]]).map {
      try changed.parameters.tensor($0, of: "residual.conv")
    }
    let main = NaiveLoops.convolve(
      whole, parameters[0], parameters[1], layer, output: [1, 43, 9, 9])
    let sum = zip(main.elements, module.elements).map { $0 + $1 }
    let found = try await activation("residual.add", changed)
    #expect(found.worstDifference(from: Tensor(sum, shape: main.shape)) < 1e-5)
  }

  @Test func `the layers of a branch that is off do not run`() async throws {
    let changed = try off("module.branch2")
    let silent = try ["module.branch2.0", "module.branch2.1"].map {
      try #require(changed.network.index(of: $0))
    }
    let ran = Set(changed.network.activeNodes)
    #expect(ran.isDisjoint(with: silent))
    #expect(try await session.run(changed).computed == whole.network.activeNodes.count - 2)
    let available = await session.available(in: changed)
    #expect(silent.allSatisfy { !available[$0] })
  }

  @Test func `a branch switched off and on again finds the very old activations`() async throws {
    let before = try await activation("softmax", whole)
    let changed = try off("module.branch3")
    #expect(try await activation("softmax", changed) != before)
    #expect(try await session.run(changed).computed == 0)
    let again = try off()
    #expect(try await session.run(again).computed == 0)
    #expect(try await activation("softmax", again) == before)
  }

  @Test func `different branches off are different activations`() async throws {
    // The two branches inside have the same channels, and each stands alone when the other is off.
    let inner = try await [
      activation("residual.branch1.concat", off("residual.branch1.left")),
      activation("residual.branch1.concat", off("residual.branch1.right")),
    ]
    let on = try await activation("residual.branch1.concat", whole)
    #expect(inner[0] == silenced(on, 0..<4))
    #expect(inner[1] == silenced(on, 4..<8))
  }

  @Test func `a module inside a branch that is off does not run either`() async throws {
    let changed = try off("residual.branch1")
    let inner = try #require(changed.network.index(of: "residual.branch1.concat"))
    #expect(!changed.network.activeNodes.contains(inner))
    #expect(changed.network.effectiveInputs(of: inner).count == 2)
    let after = try await activation("residual.concat", changed)
    #expect(try await after == silenced(activation("residual.concat", whole), 8..<16))
  }

  @Test(arguments: [1, 2])
  func `with all branches off a module gives zeros and the rest runs`(batch: Int) async throws {
    // One session sees both sizes of batch: zeros of one example must not pass for those of two.
    for batch in [batch, 3 - batch] {
      var setup = try off(batch: batch, seed: 9)
      setup.network = try setup.network.withAllBranches(on: false)
      let concat = try await activation("module.concat", setup)
      #expect(concat == Tensor(repeating: 0, shape: [batch, 43, 9, 9]))
      #expect(try await activation("softmax", setup).shape == [batch, 4])
    }
  }

  @Test func `switches change no shape and no count`() throws {
    let all = try whole.network.withAllBranches(on: false)
    let (off, on) = (NetworkAnalysis(all), NetworkAnalysis(whole.network))
    #expect(off.states == on.states)
    #expect(off.totals == on.totals)
    #expect(try all.withAllBranches(on: true) == whole.network)
  }

  @Test func `what is no branch is refused with its name`() throws {
    #expect(throws: NetworkError.noBranch(block: "aux1")) {
      try whole.network.withBranch("aux1", on: false)
    }
    #expect(throws: NetworkError.unknownBlock("elsewhere", network: "modules")) {
      try whole.network.withBranch("elsewhere", on: false)
    }
    let plain = try ZooCatalog.network(named: "lenet5")
    #expect(throws: NetworkError.noBranches(network: "lenet5")) {
      try plain.withAllBranches(on: false)
    }
    #expect(throws: NetworkError.noSideBranches(network: "lenet5")) {
      try plain.withSideBranches(on: true)
    }
  }

  @Test(arguments: [
    ("module", ["module.branch1", "module.branch2", "module.branch3"]),
    ("residual", ["residual.branch0", "residual.branch1"]),
    ("residual.branch1", ["residual.branch1"]),
    ("residual.branch1.left", ["residual.branch1.left"]),
  ])
  func `a module's name stands for its branches`(block: String, branches: [String]) throws {
    let network = try whole.network.withBranch(block, on: false)
    #expect(network.switches.branchesOff == Set(branches))
    #expect(try network.withBranch(block, on: true) == whole.network)
  }

  @Test func `a layer that is switched off knows by what`() throws {
    let off = try whole.network.withBranch("residual.branch1", on: false)
    let index = { (name: String) in try #require(off.index(of: name)) }
    let branch = try #require(off.blockIndex(of: "residual.branch1"))
    #expect(try off.silence(of: index("residual.branch1.left.conv")) == .branch(branch))
    #expect(try off.silence(of: index("residual.concat")) == nil)
    #expect(try off.silence(of: index("aux1.fc")) == .sideBranch("aux1"))
    let on = try off.withSideBranches(on: true)
    #expect(try on.silence(of: index("aux1.fc")) == nil)
  }

  @Test func `a branch knows its place in the concatenation`() throws {
    let network = whole.network
    let ends = try ["module.branch3", "residual.branch1", "residual.branch1.right"].map { name in
      let block = try #require(network.blockIndex(of: name))
      let end = try #require(network.end(ofBranch: block))
      return "\(network.nodes[end.concatenation].name) \(end.position)"
    }
    #expect(ends == ["module.concat 2", "residual.concat 1", "residual.branch1.concat 1"])
  }

  @Test func `a prediction names the classes of every answer`() async throws {
    var both = whole
    both.network = try whole.network.withSideBranches(on: true)
    let prediction = try await session.prediction(of: both, classes: 2)
    #expect(prediction.top.count == 2)
    #expect(prediction.sideBranches.map(\.name) == ["aux1"])
    let answer = try await activation("aux1.softmax", both)
    #expect(prediction.sideBranches[0].top == answer.topClasses(2, labels: []))
    #expect(try await session.prediction(of: whole, classes: 2).sideBranches.isEmpty)
  }

  @Test func `the silent channels are named in the explanation`() throws {
    let changed = try off("module.branch2")
    let analysis = NetworkAnalysis(changed.network)
    let index = try #require(changed.network.index(of: "module.concat"))
    let layer = changed.network.effectiveLayer(of: index, analysis)
    let inputs = changed.network.effectiveInputs(of: index).compactMap { analysis[$0]?.output }
    let explanation = layer.explanation(for: inputs, output: [43, 9, 9])
    #expect(explanation.lines.first?.numbers == "16 + 24 of zeros + 3")
    #expect(
      explanation.sentence
        == "Puts the channels of 3 inputs one behind the other; 1 is switched off and gives zeros.")
  }

  @Test func `side branches run when they are on and give answers of their own`() async throws {
    var both = whole
    both.network = try whole.network.withSideBranches(on: true)
    try await session.run(whole)
    let added = try await session.run(both).computed
    #expect(added == 4)  // pool, flatten, fc, softmax
    #expect(
      both.network.answers.map { both.network.nodes[$0].name } == ["softmax", "aux1.softmax"])
    #expect(both.network.sideBranchNames == ["aux1"])
    #expect(try await session.run(whole).computed == 0)
  }
}
