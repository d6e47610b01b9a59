import Foundation

@testable import Engine

/// A network of `assets/fixtures/training.json`: three steps that `Scripts/fixtures/training.py` took with PyTorch.
struct TrainingFixture: Decodable, CustomStringConvertible {
  let name: String
  let input: [Int]
  let batch: Int
  let rate: Double
  let classes: Int
  let losses: [Double]
  let parameters: [Digest]
  var description: String { name }

  /// What became of a parameter or running statistic.
  struct Digest: Decodable {
    let name: String
    let norm: Double
    let change: Double
    let maxAbs: Double
    let samples: [Double]
  }

  static func all() throws -> [TrainingFixture] {
    struct File: Decodable { let networks: [TrainingFixture] }
    let url = URL(fileURLWithPath: Fixture.path("fixtures/training.json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).networks
  }

  /// The network in the fixture's size, with side branches where it has them and without dropout.
  func network() throws -> Network {
    var network = try ZooCatalog.network(
      named: name, options: ZooOptions(inputShape: Shape(input)))
    network.switches.sideBranches = true
    for node in network.nodes where node.layer is Dropout {
      network = try network.setting("probability", of: node.name, to: "0")
    }
    return network
  }

  var options: TrainingOptions {
    var options = TrainingOptions()
    options.optimizer = .sgd(momentum: 0.9, weightDecay: 1e-4)
    options.schedule = LearningRateSchedule(rate: rate)
    options.batch = batch
    return options
  }

  func batch(ofStep step: Int) -> TrainingBatch {
    let values = CounterGenerator(name: "input \(step)")
    let tensor = Tensor(shape: Shape(input).batched(batch)) { buffer in
      for index in buffer.indices { buffer[index] = Float(values.signedDouble(at: index)) }
    }
    return TrainingBatch(
      input: tensor, labels: (0..<batch).map { (3 * step + 7 * $0) % classes })
  }
}
