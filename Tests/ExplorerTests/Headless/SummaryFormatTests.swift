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

  /// A network with a name that means something in files of tables.
  private func text(_ format: SummaryFormat, name: String) -> String {
    var builder = NetworkBuilder(input: [1, 4, 4])
    let answer = builder.add(name, Activation(.relu), builder.input)
    let network = builder.network(name: "odd", title: "Odd", output: answer)
    return NetworkSummary(network, NetworkAnalysis(network)).text(as: format)
  }

  @Test func `quotes and strokes in names stay inside their cells`() {
    #expect(text(.csv, name: #"a"b,c"#).contains(#""a""b,c",relu,"#))
    #expect(text(.markdown, name: "a|b").contains(#"| a\|b | relu |"#))
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `the table's columns line up in what the locale shows`(glyphs: GlyphSet) throws {
    let network = try ZooCatalog.network(named: "lenet5")
    let table = NetworkSummary(network, NetworkAnalysis(network)).text(as: .table, glyphs: glyphs)
      .split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
    // The last column stands on the right, and every layer has something in it.
    #expect(Set(table.map(\.count)).count == 1, "\(table.joined(separator: "\n"))")
    #expect(glyphs == .unicode || table.contains { $0.contains("-> 120") })
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
