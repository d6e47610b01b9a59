import Foundation

@testable import Engine

/// A network of `assets/fixtures/zoo.json`, made by `Scripts/fixtures/zoo.py` from verified facts.
struct ZooReference: CustomStringConvertible {
  let name: String
  let input: [Int]
  let totals: Totals
  let layers: [Row]
  let sideBranches: SideBranches?
  /// What a layer reads, by its place, those of side branches last, where it is not just the layer before it.
  let reads: [Int: [Int]]
  var description: String { name }

  /// Sums over a network's layers.
  struct Totals: Decodable, Hashable {
    let parameters: Int
    let statistics: Int
    let macs: Int
  }

  /// The layers of the side branches, and the sums over the whole network with them.
  struct SideBranches {
    let totals: Totals
    let layers: [Row]
  }

  /// One layer.
  struct Row: Decodable, Hashable {
    let kind: String
    let output: [Int]
    let parameters: Int
    let macs: Int
    /// Kernel, stride, padding, groups, of a convolution or pooling.
    var window: [Int]?
    /// Of a pooling.
    var roundsUp: Bool?
    /// Of an average pooling with a border.
    var countsBorder: Bool?
    /// Of a batch normalization.
    var epsilon: Float?
    /// Size, α not divided by it, β, k, of a local response normalization.
    var response: [Float]?
    /// Of a dropout.
    var probability: Float?
    /// The channels of each input of a concatenation.
    var joined: [Int]?
    /// What the first input of an addition is multiplied by, where it is not 1.
    var scale: Float?
    /// The input maps that each output map of a convolution by a table sees.
    var table: [[Int]]?
  }

  static func all() throws -> [ZooReference] {
    let url = URL(fileURLWithPath: Fixture.path("fixtures/zoo.json"))
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    return file.networks.map { network in
      ZooReference(
        name: network.name, input: network.input, totals: network.layers.totals,
        layers: network.layers.rows.map { file.rows[$0] },
        sideBranches: network.sideBranches.map { branches in
          SideBranches(totals: branches.totals, layers: branches.rows.map { file.rows[$0] })
        }, reads: network.reads)
    }
  }
}

extension ZooReference {
  /// The file: a table of layers, and networks that point into it.
  private struct File: Decodable {
    let rows: [Row]
    let networks: [Network]
  }

  private struct Network: Decodable {
    let name: String
    let input: [Int]
    let layers: Layers
    let sideBranches: Layers?
    let reads: [Int: [Int]]

    enum CodingKeys: CodingKey { case name, input, sideBranches, reads }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      input = try container.decode([Int].self, forKey: .input)
      sideBranches = try container.decodeIfPresent(Layers.self, forKey: .sideBranches)
      reads = try container.decode([Int: [Int]].self, forKey: .reads)
      layers = try Layers(from: decoder)
    }
  }

  private struct Layers: Decodable {
    let totals: Totals
    let rows: [Int]

    enum CodingKeys: CodingKey { case layers }

    init(from decoder: any Decoder) throws {
      totals = try Totals(from: decoder)
      rows = try decoder.container(keyedBy: CodingKeys.self).decode([Int].self, forKey: .layers)
    }
  }
}
