import Testing

@testable import Engine

struct SessionTests {
  private func setup(_ name: String = "resnet18", size: Int = 64) throws -> Setup {
    let network = try ZooCatalog.network(
      named: name, options: ZooOptions(classes: 10, inputShape: [3, size, size]))
    return Setup(
      network: network, parameters: .random(seed: 1),
      input: .random(shape: network.inputShape, seed: 2))
  }

  @Test func `ResNet-34 without its skips computes what plain-34 computes`() async throws {
    var residual = try setup("resnet34")
    residual.network = residual.network.withAllSkips(on: false)
    var plain = residual
    plain.network = try setup("plain34").network
    let session = Session()
    let answers = try await [
      session.activation(of: residual.network.output, in: residual),
      session.activation(of: plain.network.output, in: plain),
    ]
    #expect(answers[0] == answers[1])
  }

  @Test func `another input is read where the first layer only gives it other extents`()
    async throws
  {
    var builder = NetworkBuilder(input: [2, 3, 3])
    let flat = builder.add("flatten", Flatten(), builder.input)
    let output = builder.add("fc", FullyConnected(units: 4), flat)
    let network = builder.network(name: "flat", title: "Flat", output: output)
    let setups = [1, 2].map { seed in
      Setup(
        network: network, parameters: .random(seed: 1),
        input: .random(shape: network.inputShape, seed: seed))
    }
    let session = Session()
    var answers: [Tensor] = []
    for setup in setups {
      _ = try await session.run(setup, keeping: .onlyTargets)
      answers.append(try await session.activation(of: network.output, in: setup))
    }
    let alone = try await Session().activation(of: network.output, in: setups[1])
    #expect(answers[1] == alone)
    #expect(answers[0] != answers[1])
  }

  @Test func `a second run of the same computes nothing`() async throws {
    let setup = try setup()
    let session = Session()
    let first = try await session.run(setup)
    #expect(first.computed == setup.network.activeNodes.count)
    #expect(try await session.run(setup).computed == 0)
  }

  @Test func `a skip switched off and on again finds the old activations`() async throws {
    let on = try setup()
    var off = on
    off.network = try on.network.withSkip("layer4.1", on: false)
    let session = Session()
    let before = try await session.activation(of: on.network.output, in: on)
    let changed = try await session.run(off)
    // conv2 + bn2 + add + relu2, avgpool, flatten, fc, softmax
    #expect(changed.computed == 8)
    #expect(try await session.activation(of: off.network.output, in: off) != before)
    #expect(try await session.run(on).computed == 0)
    #expect(try await session.activation(of: on.network.output, in: on) == before)
  }

  @Test func `an edit computes only what lies downstream`() async throws {
    let original = try setup()
    var edited = original
    edited.network = try original.network.setting("units", of: "fc", to: "7")
    let session = Session()
    try await session.run(original)
    #expect(try await session.run(edited).computed == 2)
  }

  @Test func `a cancelled run stops and says so`() async throws {
    let setup = try setup()
    let wish = Cancellation()
    await #expect(throws: RunError.cancelled) {
      try await Session().run(setup, cancellation: wish) { if $0.completed == 3 { wish.cancel() } }
    }
  }

  @Test func `a small memory budget changes no number`() async throws {
    let setup = try setup()
    let roomy = try await Session().activation(of: setup.network.output, in: setup)
    let tight = Session(memoryBudget: 1 << 18)
    #expect(try await tight.activation(of: setup.network.output, in: setup) == roomy)
    #expect(await tight.available(in: setup).filter { $0 }.count < setup.network.nodes.count)
  }

  @Test func `two examples at once are computed like each by itself`() async throws {
    let pair = try setup()
    var both = pair
    both.input = .random(shape: pair.network.inputShape, batch: 2, seed: 5)
    let session = Session()
    let together = try await session.activation(of: both.network.output, in: both)
    let half = both.input.tensor.count / 2
    var second = pair
    second.input = NetworkInput(
      tensor: Tensor(Array(both.input.tensor.elements[half...]), shape: pair.input.tensor.shape),
      name: "second")
    let alone = try await session.activation(of: pair.network.output, in: second)
    let worst = zip(together.elements[10...], alone.elements).map { abs($0 - $1) }.max() ?? 1
    #expect(worst < 1e-5)  // other kernels may sum in another order
  }

  @Test func `an input of another shape is refused with both shapes`() async throws {
    var setup = try setup()
    setup.input = .random(shape: [3, 32, 32], seed: 0)
    await #expect(
      throws: RunError.inputMismatch(expected: [3, 64, 64], found: [1, 3, 32, 32])
    ) { try await Session().run(setup) }
  }

  @Test func `a layer that cannot be computed is named`() async throws {
    var setup = try setup()
    setup.network = try setup.network.setting("groups", of: "layer1.0.conv1", to: "3")
    await #expect(
      throws: RunError.illegalLayer(
        "layer1.0.conv1", .groupsDoNotDivide(groups: 3, channels: 64, side: "input"))
    ) { try await Session().run(setup) }
  }

  @Test(arguments: 0...9)
  func `trained LeNet-5 reads the sample digits`(_ digit: Int) async throws {
    let loader = SetupLoader(
      weights: Fixture.path("weights/lenet5.safetensors"),
      input: Fixture.path("inputs/digit-\(digit).png"))
    let setup = try loader.load()
    let answer = try await Session().activation(of: setup.network.output, in: setup)
    let best = try #require(answer.topClasses(1, labels: []).first)
    #expect(best.index == digit)
    #expect(best.probability > 0.95)
  }
}
