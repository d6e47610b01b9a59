import Synchronization
import Testing

@testable import Engine

/// Runs that take turns, and where a NaN comes from.
struct TrainingBenchTests {
  private func network(_ name: String = "plain8") throws -> Network {
    try ZooCatalog.network(named: name, options: ZooOptions(inputShape: [3, 8, 8]))
  }

  private func run(
    _ network: Network, rate: Double = 0.01, clipping: GradientClipping? = nil,
    deviation: Float? = nil, epochs: Int = 2, sharing host: Trainer? = nil
  ) throws -> TrainingRun {
    var options = TrainingOptions()
    options.batch = 8
    options.clipping = clipping
    options.schedule = LearningRateSchedule(rate: rate)
    let store =
      deviation.map { ParameterStore.random(seed: 0, weights: .normal($0)) }
      ?? .random(seed: 0)
    let trainer = try Trainer(
      network, parameters: store, options: options, takingTurnsWith: host)
    return TrainingRun(
      trainer: trainer, training: FormulaDataset(count: 24), batch: 8, epochs: epochs,
      observationInterval: 1)
  }

  @Test func `runs take turns and bring what they bring alone`() async throws {
    let alone = try run(try network("resnet8"))
    let expected = Records()
    _ = try await alone.run(cancellation: Cancellation()) { expected.note(0, $0) }

    let first = try run(try network())
    let second = try run(try network("resnet8"), sharing: first.trainer)
    let found = Records()
    let endings = try await TrainingBench([first, second]).run(cancellation: Cancellation()) {
      found.note($0, $1)
    }
    #expect(endings == [.finished, .finished])
    #expect(found.places == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    #expect(found.losses(of: 1) == expected.losses(of: 0))
    #expect(found.losses(of: 0) != found.losses(of: 1))
  }

  @Test func `a run that fails leaves the other going`() async throws {
    let plain = try network().withoutBatchNormalization()
    let first = try run(plain, deviation: 100)
    let second = try run(try network(), sharing: first.trainer)
    let endings = try await TrainingBench([first, second]).run(cancellation: Cancellation()) {
      _, _ in
    }
    guard case .notFinite = endings[0] else {
      Issue.record("weights of a deviation of 100 did not overflow: \(endings[0])")
      return
    }
    #expect(endings[1] == .finished)
  }

  @Test func `the first layer with a NaN is named`() async throws {
    let plain = try network().withoutBatchNormalization()
    let run = try run(plain, rate: 1e30)
    let ending = try await run.run(cancellation: Cancellation()) { _ in }
    guard case .notFinite(let step) = ending else {
      Issue.record("a rate of 1e30 did not overflow: \(ending)")
      return
    }
    let origin = try #require(try await run.trainer.firstNotFinite())
    let before = plain.nodes[..<origin.layer]
    #expect(origin.name == plain.nodes[origin.layer].name)
    #expect(step > 0)
    #expect(origin.place == .activation)
    #expect(before.count < plain.nodes.count - 1, "not only the last layer is found")
  }

  @Test func `a healthy step has no origin of NaN`() async throws {
    let run = try run(try network())
    _ = try await run.run(cancellation: Cancellation()) { _ in }
    #expect(try await run.trainer.firstNotFinite() == nil)
  }

  @Test func `the spread of outputs is that of a forward pass`() async throws {
    let network = try ZooCatalog.network(named: "lenet5")
    let store = ParameterStore.random(seed: 3)
    let input = NetworkInput.random(shape: network.inputShape, seed: 5)
    let setup = Setup(network: network, parameters: store, input: input)
    let trainer = try Trainer(network, parameters: store, options: TrainingOptions())
    let batch = TrainingBatch(input: input.tensor, labels: [4])
    let report = try await trainer.step(batch, of: 1, observes: true)
    #expect(
      report.activations.map { network.nodes[$0.layer].name } == [
        "conv1", "conv2", "fc1", "fc2", "fc3",
      ])
    let session = Session()
    for profile in report.activations {
      _ = try await session.run(setup, to: [profile.layer])
      let tensor = try await session.activation(of: profile.layer, in: setup)
      let expected = Double(tensor.statistics.standardDeviation)
      #expect(abs(profile.deviation - expected) < 1e-4 * expected)
    }
  }

  @Test(arguments: [
    ("plain8", 8), ("resnet14", 14), ("plain110", 110), ("RESNET26", 26),
  ])
  func `networks of any depth 6n + 2 are there`(name: String, depth: Int) throws {
    let network = try ZooCatalog.network(named: name)
    let weights = network.nodes.filter { $0.layer is Convolution || $0.layer is FullyConnected }
    #expect(weights.count == depth)
    #expect(network.inputShape == [3, 32, 32])
  }

  @Test(arguments: ["plain9", "resnet2", "plain116", "resnet08", "plain", "plain-20"])
  func `other depths are no networks`(name: String) {
    #expect(throws: ZooError.self) { try ZooCatalog.network(named: name) }
  }

  @Test func `a depth that is another network's name is found where CIFAR is meant`() throws {
    #expect(try ZooCatalog.network(named: "resnet50").inputShape == [3, 224, 224])
    #expect(ZooCatalog.cifarNetwork(named: "resnet50")?.inputShape == [3, 32, 32])
  }
}

/// Pictures by a formula with labels, small.
struct FormulaDataset: Dataset {
  let name = "formula"
  let shape: Shape = [3, 8, 8]
  let count: Int
  let classNames = (0..<10).map { "\($0)" }

  func label(of index: Int) -> Int { index % 10 }

  func write(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) {
    for place in target.indices {
      target[place] = Float((index * 193 + place * 71) % 101) / 50 - 1
    }
  }
}

/// What runs told, in order.
private final class Records: Sendable {
  private let steps = Mutex<[(place: Int, loss: Double)]>([])

  func note(_ place: Int, _ event: TrainingEvent) {
    guard case .step(let report) = event else { return }
    steps.withLock { $0.append((place, report.loss)) }
  }

  var places: [Int] { steps.withLock { $0.map(\.place) } }

  func losses(of place: Int) -> [Double] {
    steps.withLock { steps in steps.filter { $0.place == place }.map(\.loss) }
  }
}
