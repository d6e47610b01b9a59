import Foundation

@testable import Engine

/// A network of `assets/fixtures/zoo.json`, made by `Scripts/fixtures/zoo.py` from verified facts.
struct ZooReference: CustomStringConvertible {
  let name: String
  let input: [Int]
  let parameters: Int
  let statistics: Int
  let macs: Int
  let layers: [Row]
  var description: String { name }

  /// One layer.
  struct Row: Decodable, Hashable {
    let kind: String
    let output: [Int]
    let parameters: Int
    let macs: Int
    /// Kernel, stride, padding, groups, of a convolution or pooling.
    var window: [Int]?
    /// Of a batch normalization.
    var epsilon: Float?
  }

  /// The file: a table of layers, and networks that point into it.
  private struct File: Decodable {
    struct Network: Decodable {
      let name: String
      let input: [Int]
      let parameters: Int
      let statistics: Int
      let macs: Int
      let layers: [Int]
    }

    let rows: [Row]
    let networks: [Network]
  }

  static func all() throws -> [ZooReference] {
    let url = URL(fileURLWithPath: Fixture.path("fixtures/zoo.json"))
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    return file.networks.map { network in
      ZooReference(
        name: network.name, input: network.input, parameters: network.parameters,
        statistics: network.statistics, macs: network.macs,
        layers: network.layers.map { file.rows[$0] })
    }
  }
}

extension ZooReference.Row {
  /// The row of a layer of ours.
  init(_ layer: any Layer, _ facts: LayerFacts) {
    kind = layer.kind.rawValue
    output = facts.output.dimensions
    parameters = facts.parameterCount
    macs = facts.multiplyAccumulates
    switch layer {
    case let layer as Convolution: window = layer.window.numbers(groups: layer.groups)
    case let layer as MaxPooling: window = layer.window.numbers()
    case let layer as AveragePooling: window = layer.window.numbers()
    case let layer as BatchNormalization: epsilon = layer.epsilon
    default: break
    }
  }
}

extension Window {
  /// In the fixture's order.
  fileprivate func numbers(groups: Int = 1) -> [Int] {
    [
      size.height, size.width, stride.height, stride.width, padding.top, padding.bottom,
      padding.left, padding.right, groups,
    ]
  }
}
