@testable import Engine

/// A network file with a line for each layer or block at the top level.
func networkFile(_ layers: String..., input: String = "3x8x8", define: [String] = []) -> String {
  let head = ["network: test", "input: \(input)"]
  let definitions = define.isEmpty ? [] : ["define:"] + define.map { "  " + $0 }
  return (head + definitions + ["layers:"] + layers.map { "  - " + $0 }).joined(separator: "\n")
    + "\n"
}

/// The network of a text.
func network(of text: String) throws(NetworkFileError) -> Network {
  try NetworkFile.read(text: text, file: "net.yaml")
}

extension Network {
  /// What a layer reads, by name.
  func inputs(of layer: String) -> [String] {
    index(of: layer).map { nodes[$0].inputs.map { nodes[$0].name } } ?? []
  }

  /// The names of the layers but the input.
  var layerNames: [String] { nodes.dropFirst().map(\.name) }

  /// This network as it comes back from a file.
  func writtenAndRead() throws(NetworkFileError) -> Network {
    try NetworkFile.read(text: NetworkFile.text(of: self), file: "written.yaml")
  }
}
