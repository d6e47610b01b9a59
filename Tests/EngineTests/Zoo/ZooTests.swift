import Foundation
import Testing

@testable import Engine

/// The built-in networks against `assets/fixtures/zoo.json`, made by `Scripts/fixtures/zoo.py`.
struct ZooTests {
  struct Reference: Decodable, CustomStringConvertible {
    let name: String
    let input: [Int]
    let parameters: Int
    let statistics: Int
    let macs: Int
    let layers: [Row]
    var description: String { name }

    struct Row: Decodable, Hashable {
      let kind: String
      let output: [Int]
      let parameters: Int
      let macs: Int
    }

    static func all() throws -> [Reference] {
      let url = URL(fileURLWithPath: Fixture.path("fixtures/zoo.json"))
      return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: url))
    }
  }

  @Test(arguments: try Reference.all())
  func `shapes, parameters and costs are the reference's, layer by layer`(
    _ reference: Reference
  ) throws {
    let network = try ZooCatalog.network(named: reference.name)
    let analysis = NetworkAnalysis(network)
    #expect(network.inputShape.dimensions == reference.input)
    #expect(analysis.totals.parameters == reference.parameters)
    #expect(analysis.totals.parametersWithStatistics == reference.statistics)
    #expect(analysis.totals.multiplyAccumulates == reference.macs)
    let rows = try network.nodes.indices.dropFirst().map { index in
      let facts = try #require(analysis[index])
      return Reference.Row(
        kind: network.nodes[index].layer.kind.rawValue, output: facts.output.dimensions,
        parameters: facts.parameterCount, macs: facts.multiplyAccumulates)
    }
    // Order within a block is free (a projection comes before or after the main path), and torchvision's
    // VGG has an adaptive pooling that changes nothing at 224×224, its AlexNet no softmax: compared as
    // bags without those.
    #expect(bag(rows) == bag(reference.layers))
  }

  private func bag(_ rows: [Reference.Row]) -> [Reference.Row: Int] {
    let counted = rows.filter { row in
      row.kind != "softmax"
        && !(row.kind == "adaptive-average-pooling" && row.output == [512, 7, 7])
    }
    return Dictionary(grouping: counted, by: \.self).mapValues(\.count)
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `the number of classes and the input size can be chosen`(_ name: String) throws {
    let usual = try ZooCatalog.network(named: name)
    let shape = usual.inputShape
    let options = ZooOptions(
      classes: 3, inputShape: [shape[0], shape[1] + 32, shape[2] + 32])
    let network = try ZooCatalog.network(named: name, options: options)
    let analysis = NetworkAnalysis(network)
    #expect(analysis.firstError == nil)
    #expect(analysis[network.output]?.output == [3])
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `an input that is too small is an error of a layer, not a trap`(_ name: String) throws {
    let channels = try ZooCatalog.network(named: name).inputShape[0]
    let network = try ZooCatalog.network(
      named: name, options: ZooOptions(inputShape: [channels, 1, 1]))
    let analysis = NetworkAnalysis(network)
    let problem = analysis.firstError
    // Same padding and adaptive pooling carry some networks down to one pixel.
    let isUnbreakable = name.hasPrefix("resnet") || name.hasPrefix("plain")
    #expect(problem != nil || (isUnbreakable && name != "resnet50-lab"))
  }

  @Test func `names take hyphens and underscores alike`() throws {
    #expect(try ZooCatalog.network(named: "ResNet50_Lab").name == "resnet50-lab")
  }

  @Test func `an unknown name is answered with those that exist`() {
    #expect(throws: ZooError.self) { try ZooCatalog.network(named: "resnet51") }
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every layer has a name of its own`(_ name: String) throws {
    let network = try ZooCatalog.network(named: name)
    #expect(Set(network.nodes.map(\.name)).count == network.nodes.count)
  }
}
