import Engine

/// A text that is looked for: small letters stand for capitals too, and `3x3` finds `3×3`.
struct SoughtText {
  private let text: String

  init(_ text: String) { self.text = Self.plain(text) }

  /// Whether one of these words, or several in a row, have the text in them.
  func isFound(in words: [String]) -> Bool {
    Self.plain(words.joined(separator: " ")).contains(text)
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { $0 == "×" ? "x" : $0 })
  }
}

extension Network {
  /// What a layer is found by: its name, its kind as written and as shown, its hyper-parameters.
  func findableWords(ofLayer index: Int) -> [String] {
    let (name, layer) = (nodes[index].name, nodes[index].layer)
    return [name, layer.kind.rawValue, layer.kind.shortName, layer.caption]
  }

  /// What a block is found by: its name, and what the paper calls it.
  func findableWords(ofBlock index: Int) -> [String] {
    [blocks[index].name, blocks[index].caption]
  }
}
