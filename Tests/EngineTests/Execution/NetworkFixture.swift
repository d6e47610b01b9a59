import Foundation

@testable import Engine

/// A network of `assets/fixtures/networks.json`: what `Scripts/fixtures/networks.py` computed with
/// PyTorch from parameters that a formula gives.
struct NetworkFixture: Decodable, CustomStringConvertible {
  let name: String
  let input: [Int]
  let scaledNorms: String?
  let skipsOff: [String]
  let sideBranches: Bool?
  let logits: Logits
  let layers: [Digest]

  struct Logits: Decodable {
    let count: Int
    let maxAbs: Double
    let samples: [Double]
  }

  struct Digest: Decodable {
    let name: String
    let shape: [Int]
    let mean: Double
    let std: Double
    let maxAbs: Double
    let samples: [Double]
  }

  var description: String { name }

  static func all() throws -> [NetworkFixture] {
    struct File: Decodable { let networks: [NetworkFixture] }
    let url = URL(fileURLWithPath: Fixture.path("fixtures/networks.json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).networks
  }

  static func named(_ name: String) throws -> NetworkFixture? {
    try all().first { $0.name == name }
  }

  /// The network with its switches, the formula's parameters and the formula's input.
  func setup() throws -> Setup {
    let base = name.components(separatedBy: "-without-")[0]
    var network = try ZooCatalog.network(named: base)
    network.switches.skipsOff =
      skipsOff == ["all"]
      ? Set(network.skipBlocks.map { network.blocks[$0].name }) : Set(skipsOff)
    let scaled = scaledNorms.map { $0.contains("bn2") ? ".bn2" : ".bn3" }
    network.switches.sideBranches = sideBranches ?? false
    let values = CounterGenerator(name: "input")
    let tensor = Tensor(shape: Shape(input).batched(1)) { buffer in
      for index in buffer.indices { buffer[index] = Float(values.signedDouble(at: index)) }
    }
    return Setup(
      network: network, parameters: .formula(scaledNorm: scaled),
      input: NetworkInput(tensor: tensor, name: "formula"))
  }
}

extension ParameterStore {
  /// The parameters of `assets/fixtures/README.md`, "The formula".
  static func formula(scaledNorm: String?) -> ParameterStore {
    .computed { name, specification in
      let values = CounterGenerator(name: name)
      let isScaled = scaledNorm.map { name.hasSuffix($0 + ".weight") } ?? false
      let (scale, offset): (Double, Double) =
        switch specification.role {
        case .weight:
          ((6 / Double(specification.shape.elementCount / specification.shape[0])).squareRoot(), 0)
        case .bias: (0.1, 0)
        case .scale: isScaled ? (0.125, 0.25) : (0.5, 1)
        case .shift, .runningMean: (0.2, 0)
        case .runningVariance: (0.5, 1)
        case .pattern: (1, 0)
        }
      guard specification.role != .pattern else {
        return Tensor(shape: specification.shape) { buffer in
          for index in buffer.indices {
            buffer[index] = values.signedDouble(at: index) < 0 ? -1 : 1
          }
        }
      }
      return Tensor(shape: specification.shape) { buffer in
        for index in buffer.indices {
          buffer[index] = Float(values.signedDouble(at: index) * scale + offset)
        }
      }
    }
  }
}

extension CounterGenerator {
  /// 2u − 1 with all 32 bits of u.
  func signedDouble(at index: Int) -> Double {
    Double(bits(at: index)) / 0x1p32 * 2 - 1
  }
}
