import ArgumentParser
import Engine

/// `convscope list`: the built-in networks.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the built-in networks.")

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let rows = ZooCatalog.all.map { entry in
      let network = entry.build(ZooOptions())
      return (entry, network, NetworkAnalysis(network).totals)
    }
    if json {
      print(JSONText.list(rows.map { Self.json($0.0, $0.1, $0.2) }).written)
      return
    }
    let longest = rows.map(\.0.name.count).max() ?? 0
    var group = ""
    for (entry, network, totals) in rows {
      if entry.group != group { TextOutput.say((group.isEmpty ? "" : "\n") + entry.group) }
      group = entry.group
      let columns = [
        entry.name.padded(to: longest, onTheLeft: false),
        "\(network.details.year)",
        network.inputShape.compactDescription.padded(to: 9, onTheLeft: true),
        totals.parameters.withSeparators.padded(to: 11, onTheLeft: true)
          + " parameter\(totals.parameters.plural)".padded(to: 11, onTheLeft: false),
        totals.multiplyAccumulates.withSeparators.padded(to: 14, onTheLeft: true) + " MACs",
      ]
      TextOutput.say("  " + columns.joined(separator: "  "))
    }
    TextOutput.say("\n" + NetworkTotals.convention)
  }

  private static func json(
    _ entry: ZooEntry, _ network: Network, _ totals: NetworkTotals
  ) -> JSONText {
    .object([
      ("name", .text(entry.name)), ("title", .text(network.title)), ("group", .text(entry.group)),
      ("year", .whole(network.details.year)), ("input", .shape(network.inputShape.dimensions)),
      ("parameters", .whole(totals.parameters)), ("macs", .whole(totals.multiplyAccumulates)),
    ])
  }
}
