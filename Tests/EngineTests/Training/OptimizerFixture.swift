import Foundation

@testable import Engine

/// `assets/fixtures/optimizers.json`, made by `Scripts/fixtures/optimizers.py` with PyTorch.
struct OptimizerFixture: Decodable {
  let start: [Float]
  let gradients: [[Float]]
  let rates: [Double]
  let optimizers: [String: [[Float]]]
  let losses: Losses
  let clipped: [String: [Float]]

  struct Losses: Decodable {
    let logits: [[Float]]
    let labels: [Int]
    let crossEntropy: Value
    let meanSquaredError: Value

    enum CodingKeys: String, CodingKey {
      case logits, labels
      case crossEntropy = "cross-entropy"
      case meanSquaredError = "mean-squared-error"
    }
  }

  struct Value: Decodable {
    let loss: Double
    let gradient: [[Float]]
  }

  static func load() throws -> OptimizerFixture {
    let url = URL(fileURLWithPath: Fixture.path("fixtures/optimizers.json"))
    return try JSONDecoder().decode(OptimizerFixture.self, from: Data(contentsOf: url))
  }
}
