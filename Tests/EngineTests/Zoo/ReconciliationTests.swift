import Foundation
import Testing

@testable import Engine

/// Published figures: counted again, added up, or compared with facts that we did not write.
struct ReconciliationTests {
  /// A figure with the network it is told of.
  struct Told: Sendable, CustomStringConvertible {
    let network: String
    let figure: PublishedFigure
    var description: String { "\(network): \(figure.printed)" }
  }

  /// Counts of networks, made by `Scripts/fixtures/published.py`.
  struct Counts: Decodable {
    let parameters: Int
    let statistics: Int
    let macs: Int
    let withSideBranches: Int?
  }

  static let told: [Told] = Reconciliation.figures.sorted { $0.key < $1.key }.flatMap { entry in
    entry.value.map { Told(network: entry.key, figure: $0) }
  }

  private static func counts() throws -> [String: Counts] {
    let url = URL(fileURLWithPath: Fixture.path("fixtures/published.json"))
    return try JSONDecoder().decode([String: Counts].self, from: Data(contentsOf: url))
  }

  @Test(arguments: told)
  func `a figure is what its evidence comes to`(_ told: Told) throws {
    let figure = told.figure
    switch figure.evidence {
    case .recipe(let recipe): #expect(try recipe.count() == figure.amount)
    case .sum(let parts): #expect(parts.reduce(0, +) == figure.amount)
    case .rounded(let unit, let recipe):
      #expect(try abs(recipe.count() - #require(figure.amount)) < unit)
    case .facts(let name):
      #expect(try #require(Self.counts()[name]).parameters == figure.amount)
    case .quoted: break
    }
  }

  @Test func `a bound is quoted, not called a rounded count`() {
    let bounds = Self.told.map(\.figure).filter { $0.printed.hasPrefix("less than") }
    #expect(!bounds.isEmpty)
    #expect(bounds.allSatisfy { $0.evidence == .quoted })
  }

  @Test func `more than can be counted counts as the most that can`() {
    var builder = NetworkBuilder(input: [1, 20_000, 20_000])
    var place = builder.input
    // 20,000² outputs · 20,001² weights, 64 times: 1.02 · 10^19
    for number in 0..<64 {
      let layer = Convolution(channels: 1, kernel: 20_001, padding: 10_000)
      place = builder.add("conv\(number)", layer, place)
    }
    let network = builder.network(name: "vast", title: "Vast", output: place)
    let analysis = NetworkAnalysis(network)
    #expect(analysis.firstError == nil)
    #expect(FigureRecipe.Counting.macs.amount(in: network, analysis) == Int.max)
  }

  /// What is counted exactly stands in the facts too, unless it is one of the few that no facts have.
  @Test func `exact counts of parameters are in the facts`() throws {
    let known = try Set(
      Self.counts().values.flatMap { [$0.parameters, $0.statistics, $0.withSideBranches ?? 0] })
    let unknown = Self.told.map(\.figure).filter { figure in
      guard case .recipe = figure.evidence, let amount = figure.amount else { return false }
      return [.parameters, .parametersWithStatistics].contains(figure.kind)
        && !known.contains(amount)
    }
    let amounts = Set(unknown.compactMap(\.amount))
    // LeNet without padding, TF-Slim's AlexNet, He's bias in conv1, Keras and TF-Slim without the last layer, 1,001 classes, the
    // lab's blocks: as the notes on discrepancies between sources have them.
    #expect(
      amounts == [
        44_426, 50_303_912, 25_557_096, 23_587_712, 21_802_784, 42_681_353, 71_552, 76_928,
      ])
  }

  @Test func `the lecture's networks each have figures with a source and a reason`() throws {
    let without = ZooCatalog.all.map(\.name).filter { Reconciliation.figures[$0] == nil }
    #expect(Set(without) == ["one-by-one", "one-by-one-volume"])
    #expect(Set(Reconciliation.figures.keys).isSubset(of: ZooCatalog.all.map(\.name)))
    for told in Self.told {
      #expect(!told.figure.printed.isEmpty && !told.figure.source.isEmpty)
      #expect(!told.figure.reason.isEmpty && !told.figure.reason.hasSuffix("."))
    }
  }

  private func rows(_ network: Network) -> Reconciliation {
    Reconciliation(network, NetworkAnalysis(network))
  }

  @Test func `ResNet-50 has 50 layers and 53 convolutions`() throws {
    let reconciliation = rows(try ZooCatalog.network(named: "resnet50"))
    #expect(reconciliation.depth == 50)
    #expect(reconciliation.rows.first { $0.figure.kind == .depth }?.difference == 0)
    #expect(reconciliation.rows.first { $0.figure.kind == .convolutions }?.own == 53)
    #expect(reconciliation.changes == nil)
  }

  @Test func `an edited network is compared with the built-in one it came from`() throws {
    let network = try ZooCatalog.network(named: "alexnet").setting("groups", of: "conv2", to: "1")
    let reconciliation = rows(network)
    #expect(reconciliation.builtIn == "alexnet")
    #expect(reconciliation.changes?.changedRows.map(\.name) == ["conv2"])
    let paper = reconciliation.rows.first { $0.figure.amount == 60_965_224 }
    #expect(paper?.difference == 256 * 48 * 25)
  }

  @Test func `side branches that are on count`() throws {
    let network = try ZooCatalog.network(named: "googlenet").withSideBranches(on: true)
    let row = rows(network).rows.first { $0.figure.amount == 13_378_280 }
    #expect(row?.difference == 0)
  }

  @Test func `of a network that is not built in nothing is known`() throws {
    var network = try ZooCatalog.network(named: "lenet5")
    network.name = "mine"
    #expect(rows(network).rows.isEmpty)
    #expect(rows(network).builtIn == nil)
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `the depth is the one that the name counts`(name: String) throws {
    let entry = try #require(ZooCatalog.entry(named: name))
    let network = entry.build(ZooOptions())
    #expect(network.depth(NetworkAnalysis(network)) == entry.claims.depth)
  }
}
