@testable import Engine

@testable import Explorer

/// Models for tests: nothing runs, answers are made up or computed by a session.
enum ModelFixtures {
  /// A built-in network with random weights and a random input.
  static func model(
    _ network: String, width: Int = 120, height: Int = 40
  ) throws -> Model {
    model(try ZooCatalog.network(named: network), width: width, height: height)
  }

  /// Any network with random weights and a random input.
  static func model(_ network: Network, width: Int = 120, height: Int = 40) -> Model {
    let setup = Setup(
      network: network, parameters: .random(seed: 0),
      input: .random(shape: network.inputShape, seed: 0))
    var model = Model(setup: setup, labels: network.labels, geometry: MainGeometry())
    _ = model.update(.resized(Size(width: width, height: height)))
    return model
  }

  /// Says a line of the command language.
  static func say(_ line: String, to model: inout Model) throws -> [Effect] {
    model.update(.command(try CommandParser.parse(line).get()))
  }

  /// An activation with numbers that can be told apart: the layer's own shape, values from a formula.
  static func activation(of layer: Int, in model: Model) -> InspectedActivation? {
    guard let shape = model.analysis[layer]?.output.batched(1) else { return nil }
    let tensor = Tensor(shape: shape) { buffer in
      for index in buffer.indices { buffer[index] = Float(index % 97) / 96 }
    }
    return InspectedActivation(layer: layer, tensor: tensor, statistics: tensor.statistics)
  }

  /// The model after a run that computed everything.
  static func computed(_ model: Model) -> Model {
    var model = model
    _ = model.update(.command(.run))
    let run = model.lastRun
    let classes = [
      TopClass(index: 7, label: "seven", probability: 0.75),
      TopClass(index: 1, label: "one", probability: 0.25),
    ]
    let sides = model.network.switches.sideBranches ? model.network.sideBranchNames : []
    let sideClasses = [
      TopClass(index: 1, label: "one", probability: 0.5),
      TopClass(index: 4, label: "four", probability: 0.375),
    ]
    let prediction = Prediction(
      top: classes,
      sideBranches: sides.map { Prediction.SideBranch(name: $0, top: sideClasses) })
    let summary = Session.Summary(
      computed: model.network.nodes.count, remembered: 0, milliseconds: 12.5)
    _ = model.update(
      .runEnded(run: run, .success(RunOutcome(summary: summary, prediction: prediction))))
    let all = model.network.nodes.map { _ in true }
    for effect in model.update(.available(all, generation: model.generation)) {
      guard case .inspect(let layer, let generation) = effect,
        let activation = activation(of: layer, in: model)
      else { continue }
      _ = model.update(.inspected(layer: layer, generation: generation, .success(activation)))
    }
    return model
  }
}
