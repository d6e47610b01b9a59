/// Reads a network from the nodes of a network file; `docs/network-files.md` describes the format.
///
/// Files are never trusted: what a few lines may stand for is counted and bounded while it is made.
struct NetworkFileReader {
  /// How many blocks a file may describe, repeats counted.
  static let blockLimit = 20_000
  /// How many inputs all layers may have together.
  static let inputLimit = 200_000
  /// How many items of lists may be read, repeats counted.
  static let itemLimit = 100_000
  /// How many parameters a definition may take.
  static let parameterLimit = 32
  /// How long a name may be.
  static let nameLimit = Network.nameLimit
  /// How long a title, a source or a caption may be.
  static let textLimit = 2_000

  let file: String
  var nodes: [Node] = []
  var blocks: [Block] = []
  var directory = LayerDirectory()
  var definitions: [String: NetworkFileDefinition] = [:]
  /// The line in which each layer stands.
  var lines: [Int] = []
  var inputCount = 0
  var itemCount = 0
  /// Skip connections that name their layers, to be tied when all layers are known.
  var explicitSkips: [(block: Int, piece: NetworkFilePiece)] = []

  init(file: String) {
    self.file = file
  }

  // swift-format-ignore
  static let keys = [
    "network", "title", "source", "year", "deviations", "input", "preprocessing", "labels", "sample", "define", "layers",
    "output", "parameters", "skips-off", "branches-off", "side-branches",
  ]

  /// Reads the whole file.
  mutating func network(_ root: YAMLNode) throws(NetworkFileError) -> Network {
    let outside = NetworkFileContext()
    let members = try members(of: root, "a network: names with values, such as network: my-net")
    try check(members, Self.keys, in: "a network file", outside)
    let name = try text(required("network", of: root, "the network's name"), "a name", outside)
    guard !name.isEmpty else { throw error(root["network"], "a name expected, found nothing") }
    let input = try shape(
      required("input", of: root, "the input's shape, such as input: 3x224x224"))
    add(Node(name: "input", layer: InputLayer(shape: input), inputs: []), line: root.line)
    if let definitions = root["define"] { try define(definitions) }
    var flow = NetworkFileFlow(current: [0])
    var context = outside
    context.blockInput = [0]
    let layers = try required("layers", of: root, "the layers")
    try readItems(NetworkFilePiece(layers, outside), context, &flow)
    try tieExplicitSkips()
    var title = name
    if let node = root["title"] { title = try text(node, "a title", outside) }
    var network = Network(
      name: name, title: title,
      nodes: nodes, blocks: blocks, output: try output(root["output"], flow),
      details: try details(root))
    network.switches = try switches(root)
    if let node = root["parameters"] {
      network.details.parameters = try parameters(node, of: network)
    }
    guard nodes.count > 1 else { throw error(layers, "one layer or more expected, found none") }
    return network
  }

  /// Adds a layer whose name and inputs have been checked.
  mutating func add(_ node: Node, line: Int) {
    directory.add(layer: nodes.count, named: node.name)
    nodes.append(node)
    lines.append(line)
  }

  private func output(
    _ node: YAMLNode?, _ flow: NetworkFileFlow
  ) throws(NetworkFileError) -> Int {
    guard let node else {
      guard flow.current.count == 1 else {
        throw error(
          nil,
          "one layer expected at the end, or output: LAYER, found \(flow.current.count) branches")
      }
      return flow.current[0]
    }
    let found = try reference(node, NetworkFileContext())
    guard found.count == 1 else {
      throw error(node, "one layer expected as output, \(node.found) puts out \(found.count)")
    }
    return found[0]
  }

  /// A shape as a person writes it.
  func shape(_ node: YAMLNode) throws(NetworkFileError) -> Shape {
    let parts: [Substring]
    if let elements = node.elements {
      parts = elements.map { Substring($0.scalar ?? "") }
    } else {
      parts = (node.scalar ?? "").split(omittingEmptySubsequences: false) { "x×X".contains($0) }
    }
    let sides = parts.compactMap { Int($0) }.filter { (1...1 << 24).contains($0) }
    guard sides.count == parts.count, sides.count == 1 || sides.count == 3 else {
      throw error(
        node,
        "CHANNELSxHEIGHTxWIDTH, such as 3x224x224, or a number of features expected, "
          + "found \(node.found)")
    }
    return Shape(sides)
  }
}
