import TestSupport
import Testing

@testable import Engine

/// Parameters of side branches that are off: no gradient reaches them.
struct UnreachedParametersTests {
  @Test(arguments: [
    Optimizer.adamW(weightDecay: 0.1), .sgd(momentum: 0.9, weightDecay: 0.1),
  ])
  func `they stay as they are, decay or not`(_ optimizer: Optimizer) async throws {
    let network = ModuleNetwork.make()
    let store = ParameterStore.random(seed: 2)
    var options = TrainingOptions()
    options.optimizer = optimizer
    let batch = TrainingBatch(
      input: NetworkInput.random(shape: network.inputShape, batch: 2, seed: 1).tensor,
      labels: [0, 3])
    for isOn in [false, true] {
      let trained = try network.withSideBranches(on: isOn)
      let trainer = try Trainer(trained, parameters: store, options: options)
      let before = await trainer.parameterTensors
      _ = try await trainer.step(batch, of: 10)
      let after = await trainer.parameterTensors
      for (old, new) in zip(before, after) where old.name.hasSuffix("fc.weight") {
        let isReached = isOn || !old.name.hasPrefix("aux1")
        #expect((old.tensor != new.tensor) == isReached, "\(old.name)")
      }
    }
  }

  @Test func `a file may lack them where a class's gradients are taken`() async throws {
    let network = ModuleNetwork.make()
    let folder = try ScratchFolder()
    let random = ParameterStore.random(seed: 4)
    let path = folder.path + "/w.safetensors"
    let analysis = NetworkAnalysis(network)
    var tensors: [(name: String, tensor: Tensor)] = []
    for (index, node) in network.nodes.enumerated() where node.sideBranch == nil {
      for specification in analysis[index]?.parameters ?? [] {
        tensors.append(
          (
            node.name + "." + specification.name,
            try random.tensor(specification, of: node.name)
          ))
      }
    }
    try SafetensorsWriter.write(tensors, to: path)
    let store = ParameterStore.file(try SafetensorsFile(path: path))
    try store.check(network, analysis)
    let input = NetworkInput.random(shape: network.inputShape, seed: 1).tensor
    let found = try await ClassGradients(network, parameters: store).differentiate(input, class: 1)
    let expected = try await ClassGradients(network, parameters: random)
      .differentiate(input, class: 1)
    #expect(found == expected)
  }
}
