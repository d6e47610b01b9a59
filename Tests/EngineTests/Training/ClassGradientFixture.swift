import Foundation

@testable import Engine

/// A network of `assets/fixtures/class-gradients.json`: what `Scripts/fixtures/class_gradients.py` got from PyTorch.
struct ClassGradientFixture: Decodable, CustomStringConvertible {
  let name: String
  let input: [Int]
  let `class`: Int
  let logit: Double
  let best: Int
  let inputGradient: Digest
  let saliency: Digest
  let layers: [Layer]
  let parameters: [Parameter]
  var description: String { name }

  struct Layer: Decodable {
    let name: String
    let gradient: Digest
    let map: Digest
  }

  struct Parameter: Decodable {
    let name: String
    let gradient: Digest
  }

  /// A tensor in a few numbers.
  struct Digest: Decodable {
    let shape: [Int]
    let norm: Double
    let samples: [Double]
  }

  static func all() throws -> [ClassGradientFixture] {
    struct File: Decodable { let networks: [ClassGradientFixture] }
    let url = URL(fileURLWithPath: Fixture.path("fixtures/class-gradients.json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).networks
  }

  func network() throws -> Network {
    try ZooCatalog.network(named: name, options: ZooOptions(inputShape: Shape(input)))
  }

  var picture: Tensor {
    let values = CounterGenerator(name: "input 0")
    return Tensor(shape: Shape(input).batched(1)) { buffer in
      for index in buffer.indices { buffer[index] = Float(values.signedDouble(at: index)) }
    }
  }
}

extension ClassGradientFixture.Digest {
  /// How far a tensor is from the digest, as a share of the largest of its numbers; 1 and more for another shape.
  func distance(from tensor: Tensor) -> Double {
    let elements = tensor.elements.map(Double.init)
    guard elements.count == shape.reduce(1, *) else { return .infinity }
    let norm = elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let largest = elements.map(abs).max() ?? 0
    var worst = 0.0
    for (place, sample) in samples.enumerated() {
      let index = place * (elements.count - 1) / max(1, samples.count - 1)
      worst = max(worst, abs(elements[index] - sample))
    }
    return max(worst / largest, abs(norm - self.norm) / self.norm)
  }
}
