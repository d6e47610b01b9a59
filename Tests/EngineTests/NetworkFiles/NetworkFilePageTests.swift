import Testing

@testable import Engine

/// The page on network files names everything that the reader knows.
struct NetworkFilePageTests {
  private static let page = (try? TextFixture.read("../docs/network-files.md")) ?? ""

  /// The row of a kind: its settings, those with a default with it in brackets.
  private static func row(_ kind: LayerKind) -> String? {
    guard let prototype = LayerPrototype(kind) else { return nil }
    let settings = prototype.layer.hyperParameters.filter { $0.name != "function" }.map { setting in
      "`\(setting.name)`" + (prototype.required.contains(setting.name) ? "" : " (\(setting.value))")
    }
    return
      "| `\(kind.rawValue)` | \(settings.isEmpty ? "none" : settings.joined(separator: ", ")) |"
  }

  @Test(arguments: LayerKind.allCases.compactMap(row))
  func `every kind of layer has its row`(row: String) {
    #expect(Self.page.contains(row), "\(row)")
  }

  @Test(
    arguments: NetworkFileReader.keys + NetworkFileReader.blockKeys + [
      "use", "takes", "branches", "continue", "kind", "from", "addition", "position", "block-input",
    ])
  func `every key is described`(key: String) {
    #expect(Self.page.contains("`\(key)`"))
  }

  @Test func `every word for preprocessing and labels is there`() {
    let words =
      NetworkDetails.InputKind.allCases.map(\.rawValue)
      + NetworkDetails.LabelSet.allCases.map(\.rawValue)
      + SkipConnection.Kind.allCases.map(\.rawValue)
    for word in words { #expect(Self.page.contains("`\(word)`")) }
  }

  @Test func `every example in it is read`() throws {
    var examples: [String] = []
    for part in Self.page.split(separator: "```yaml\n").dropFirst() {
      examples.append(String(part.split(separator: "```")[0]))
    }
    #expect(examples.count >= 5)
    for example in examples {
      let text =
        example.hasPrefix("network:")
        ? example
        : "network: x\ninput: 64x56x56\n"
          + (example.contains("layers:\n  -") && !example.hasPrefix("- ")
            ? example
            : "layers:\n" + example.split(separator: "\n").map { "  \($0)\n" }.joined())
      let network = try NetworkFile.read(text: text, file: "example")
      #expect(NetworkAnalysis(network).firstError == nil, "\(example)")
    }
  }
}
