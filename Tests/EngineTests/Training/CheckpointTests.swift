import TestSupport
import Testing

@testable import Engine

struct CheckpointTests {
  @Test(arguments: [
    Optimizer.sgd(momentum: 0.9, nesterov: true, weightDecay: 1e-3), .adamW(), .sgd(momentum: 0),
  ])
  func `a run that goes on from a file ends like one without a break, bit by bit`(
    _ optimizer: Optimizer
  ) async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    let whole = try trainer(optimizer)
    for step in 0..<4 { _ = try await whole.step(batch(step), of: 6) }

    let first = try trainer(optimizer)
    for step in 0..<2 { _ = try await first.step(batch(step), of: 6) }
    try await first.save(to: path, notes: ["network": "test"])
    let second = try trainer(optimizer)
    let checkpoint = try Checkpoint(path: path)
    #expect(checkpoint["network"] == "test")
    try await second.restore(checkpoint)
    for step in 2..<4 { _ = try await second.step(batch(step), of: 6) }

    let (expected, result) = (await whole.tensors, await second.tensors)
    #expect(expected.keys == result.keys)
    for (name, tensor) in expected { #expect(result[name] == tensor, "\(name)") }
  }

  @Test func `a checkpoint is a weight file`() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    try await trainer(.sgd()).save(to: path, notes: [:])
    let network = network()
    try ParameterStore.file(SafetensorsFile(path: path)).check(network, NetworkAnalysis(network))
  }

  @Test func `a weight file is no checkpoint, and the error says so`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/weights.safetensors"
    try SafetensorsWriter.write([("a", Tensor(shape: [1]))], to: path)
    #expect(throws: CheckpointError.notACheckpoint(file: path)) { try Checkpoint(path: path) }
  }

  /// Dropout, batch norm, a skip: everything that has a state of its own.
  private func network() -> Network {
    var builder = NetworkBuilder(input: [1, 8, 8])
    var x = builder.add(
      "conv", Convolution(channels: 4, kernel: 3, padding: 1, hasBias: false), builder.input)
    x = builder.add("bn", BatchNormalization(), x)
    x = builder.add("relu", Activation(.relu), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("drop", Dropout(), x)
    x = builder.add("fc", FullyConnected(units: 3), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(name: "test", title: "Test", output: x)
  }

  private func trainer(_ optimizer: Optimizer) throws -> Trainer {
    var options = TrainingOptions()
    options.optimizer = optimizer
    options.schedule = LearningRateSchedule(rate: 0.01, course: .cosine, warmUpSteps: 2)
    return try Trainer(network(), parameters: .random(seed: 1), options: options)
  }

  private func batch(_ step: Int) -> TrainingBatch {
    TrainingBatch(
      input: randomTensor([6, 1, 8, 8], named: "batch \(step)"),
      labels: (0..<6).map { ($0 + step) % 3 })
  }
}
