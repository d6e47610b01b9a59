import Testing

@testable import Engine

struct NetworkDifferenceTests {
  private func difference(
    _ name: String, _ edit: (Network) throws -> Network
  ) throws -> NetworkDifference {
    let old = try ZooCatalog.network(named: name)
    let new = try edit(old)
    return NetworkDifference(from: old, NetworkAnalysis(old), to: new, NetworkAnalysis(new))
  }

  @Test func `a network is no other than itself`() throws {
    #expect(try difference("resnet18") { $0 }.changedRows.isEmpty)
  }

  @Test func `an edit is told from what follows`() throws {
    let found = try difference("lenet5") { try $0.setting("channels", of: "conv2", to: "20") }
    let changes = found.changedRows.map { "\($0.name) \($0.change.rawValue)" }
    #expect(
      changes == [
        "conv2 edited", "tanh2 follows", "pool2 follows", "flatten follows", "fc1 follows",
      ])
    #expect(
      found.changedRows[0].settings == [.init(name: "channels", old: "16", new: "20")])
    #expect(found.newTotals.parameters - found.oldTotals.parameters == 4 * 151 + 100 * 120)
  }

  @Test func `layers that came and went stand where they were`() throws {
    let found = try difference("lenet5") { network in
      let without = try network.removing("pool1").removing("tanh4")
      return try without.inserting("relu", at: InsertionPlace(.after, "conv1")).network
    }
    let order = found.rows.map(\.name)
    #expect(order.prefix(6) == ["input", "conv1", "relu", "tanh1", "pool1", "conv2"])
    let changes = Dictionary(uniqueKeysWithValues: found.rows.map { ($0.name, $0.change) })
    #expect(changes["relu"] == .added)
    #expect(changes["pool1"] == .removed)
    #expect(changes["tanh4"] == .removed)
    #expect(changes["tanh1"] == .edited)
    #expect(found.rows.first { $0.name == "tanh4" }?.old?.output == [84])
  }

  @Test func `another mode is an edit of the kind`() throws {
    let found = try difference("lenet5") { try $0.setting("mode", of: "pool1", to: "max") }
    let row = try #require(found.changedRows.first)
    #expect(row.new?.kind == "max-pooling")
    #expect(
      row.settings.map { "\($0.name) \($0.old) \($0.new)" } == [
        "mode average max", "count-border on ",
      ])
  }

  @Test func `a skip that is off switches its addition`() throws {
    let found = try difference("resnet18") { try $0.withSkip("layer1.0", on: false) }
    #expect(
      found.changedRows.map { "\($0.name) \($0.change.rawValue)" } == ["layer1.0.add switched"])
  }

  @Test func `side branches that are on are switched, their costs what the sums differ by`()
    throws
  {
    let found = try difference("googlenet") { try $0.withSideBranches(on: true) }
    #expect(found.oldTotals.parameters == 6_998_552)
    #expect(found.newTotals.parameters == 13_378_280)
    #expect(found.changedRows.allSatisfy { $0.change == .switched })
    let added = found.changedRows.reduce(0) {
      $0 + ($1.new?.parameters ?? 0) - ($1.old?.parameters ?? 0)
    }
    #expect(added == 13_378_280 - 6_998_552)
  }
}
