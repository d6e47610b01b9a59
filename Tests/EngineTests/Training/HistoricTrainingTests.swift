import TestSupport
import Testing

@testable import Engine

/// LeNet-5 as published in 1998: distances to patterns, of which the smallest is the answer.
struct HistoricTrainingTests {
  @Test func `lenet5-1998 learns`() async throws {
    let network = try ZooCatalog.network(named: "lenet5-1998")
    let input = randomTensor([4, 1, 32, 32], named: "pictures")
    let batch = TrainingBatch(input: input, labels: [3, 1, 4, 1])
    var options = TrainingOptions()
    options.schedule = LearningRateSchedule(rate: 0.0005)
    let trainer = try Trainer(network, parameters: .random(seed: 1), options: options)
    var losses: [Double] = []
    for _ in 0..<20 { losses.append(try await trainer.step(batch, of: 20).loss) }
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses[19] < losses[0] / 2)
  }

  @Test func `the class with the smallest distance scores best`() async throws {
    let network = try ZooCatalog.network(named: "lenet5-1998")
    let store = ParameterStore.random(seed: 1)
    let input = NetworkInput.random(shape: network.inputShape, seed: 2)
    let probe = try ClassGradients(network, parameters: store)
    let score = try await probe.differentiate(input.tensor)
    let session = Session()
    let setup = Setup(network: network, parameters: store, input: input)
    let answer = try await session.activation(of: network.output, in: setup).elements
    #expect(score.index == answer.indices.max { answer[$0] < answer[$1] })
    let gradient = try #require(try await probe.gradient(of: 0))
    #expect(gradient.elements.contains { $0 != 0 })
  }

  @Test func `an example of a class that the answer does not have is refused`() async throws {
    let network = try ZooCatalog.network(named: "lenet5-1998")
    let input = randomTensor([2, 1, 32, 32], named: "pictures")
    let trainer = try Trainer(
      network, parameters: .random(seed: 1), options: TrainingOptions())
    let error = await #expect(throws: RunError.self) {
      try await trainer.step(TrainingBatch(input: input, labels: [9, 31]), of: 1)
    }
    #expect(
      error?.description
        == "softmax: examples of the classes 0 to 9 expected, found one of class 31")
  }
}
