import Engine
import Testing

@testable import Explorer

/// Tables of a network in files.
struct SummaryFormatTests {
  private func lines(_ format: SummaryFormat) throws -> [String] {
    let network = try ZooCatalog.network(named: "lenet5")
    return NetworkSummary(network, NetworkAnalysis(network)).text(as: format)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `every column has a name`() throws {
    let head = try #require(try lines(.csv).first)
    #expect(head.hasPrefix("layer,kind,settings,output,"))
    #expect(try lines(.markdown).first?.hasPrefix("| layer | kind | settings | output |") == true)
  }

  @Test func `layers that see everything have no stride between their views`() throws {
    let line = try #require(try lines(.csv).first { $0.hasPrefix("fc1,") })
    #expect(!line.contains("0x0"))
    #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == 9)
  }

  @Test func `Markdown says what its total counts`() throws {
    #expect(try lines(.markdown).suffix(2) == ["", NetworkTotals.convention])
  }
}
