/// Puts a network together layer by layer, so that its description reads like the paper's table.
///
/// Every call adds one layer and returns its place; `block` opens a named group for the layers that
/// its closure adds. Names are full paths: inside `block("layer1")`, `block("0")` is `layer1.0`.
/// Misuse (a name given twice) is a mistake in this program and stops it.
public struct NetworkBuilder {
  /// A layer's place in the network that is being built.
  public struct Place: Hashable, Sendable {
    let index: Int
  }

  private var nodes: [Node] = []
  private var blocks: [Block] = []
  private var openBlock: Int?
  /// What stands in front of the names of what is added.
  private var openPrefix = ""
  private var openSideBranch: String?
  private var names: Set<String> = []

  /// The network's input.
  public let input: Place

  /// Starts a network with its input's shape.
  public init(input shape: Shape) {
    nodes = [Node(name: "input", layer: InputLayer(shape: shape), inputs: [])]
    names = ["input"]
    input = Place(index: 0)
  }

  /// Adds a layer.
  ///
  /// - Parameters:
  ///   - name: the last part of its name; the open blocks' names come in front.
  ///   - layer: what it computes.
  ///   - inputs: what it reads.
  /// - Returns: its place.
  public mutating func add(_ name: String, _ layer: some Layer, _ inputs: Place...) -> Place {
    add(name, layer, inputs)
  }

  /// Adds a layer with any number of inputs.
  public mutating func add(_ name: String, _ layer: some Layer, _ inputs: [Place]) -> Place {
    let fullName = path(name)
    precondition(names.insert(fullName).inserted, "two layers are called \(fullName)")
    nodes.append(
      Node(
        name: fullName, layer: layer, inputs: inputs.map(\.index), block: openBlock,
        sideBranch: openSideBranch))
    return Place(index: nodes.count - 1)
  }

  /// Opens a block for the layers that `body` adds, and returns what `body` returns.
  ///
  /// - Parameters:
  ///   - name: the last part of its name.
  ///   - caption: what the paper calls it.
  ///   - body: adds the block's layers.
  /// - Returns: what `body` returns.
  public mutating func block<Result>(
    _ name: String, caption: String = "", _ body: (inout NetworkBuilder) -> Result
  ) -> Result {
    open(name, caption, isBranch: false, prefix: nil, body)
  }

  /// Opens a branch of a module, as `block` does: one of the parallel paths that a concatenation ends.
  ///
  /// - Parameters:
  ///   - name: the last part of its name.
  ///   - caption: what it consists of.
  ///   - prefix: what stands in front of its layers' names instead of its own name and a dot. Weight files
  ///     know no branches: `branch5x5_1` belongs to `branch5x5`, whose prefix is `branch5x5_`.
  ///   - body: adds the branch's layers.
  /// - Returns: what `body` returns.
  public mutating func branch<Result>(
    _ name: String, caption: String = "", prefix: String? = nil,
    _ body: (inout NetworkBuilder) -> Result
  ) -> Result {
    open(name, caption, isBranch: true, prefix: prefix, body)
  }

  private mutating func open<Result>(
    _ name: String, _ caption: String, isBranch: Bool, prefix: String?,
    _ body: (inout NetworkBuilder) -> Result
  ) -> Result {
    blocks.append(
      Block(name: path(name), caption: caption, parent: openBlock, isBranch: isBranch))
    let outer = (block: openBlock, prefix: openPrefix)
    openBlock = blocks.count - 1
    openPrefix += prefix ?? name + "."
    defer { (openBlock, openPrefix) = outer }
    return body(&self)
  }

  /// Marks the layers that `body` adds as a side branch.
  public mutating func sideBranch<Result>(
    _ name: String, _ body: (inout NetworkBuilder) -> Result
  ) -> Result {
    openSideBranch = name
    defer { openSideBranch = nil }
    return body(&self)
  }

  /// Adds the addition that ends the open block's skip connection.
  ///
  /// - Parameters:
  ///   - name: the last part of the addition's name.
  ///   - main: what the block's layers made.
  ///   - skip: what came through the skip: `source` itself, or what a shortcut made of it.
  ///   - source: the block's input.
  ///   - kind: what the skip does to the block's input.
  ///   - scale: what `main` is multiplied by.
  /// - Returns: the addition's place.
  public mutating func skipAddition(
    _ name: String, main: Place, skip: Place, source: Place, kind: SkipConnection.Kind,
    scale: Float = 1
  ) -> Place {
    let addition = add(name, Addition(scale: scale), main, skip)
    guard let block = openBlock else { preconditionFailure("\(name) ends a skip outside a block") }
    blocks[block].skip = SkipConnection(
      kind: kind, source: source.index, addition: addition.index, inputPosition: 1)
    return addition
  }

  /// Finishes the network.
  ///
  /// - Parameters:
  ///   - name: the name in commands and files.
  ///   - title: the name on screens.
  ///   - output: the layer whose output is the network's answer.
  ///   - details: where it comes from and what it is fed.
  /// - Returns: the network, every switch in its usual place.
  public func network(
    name: String, title: String, output: Place, details: NetworkDetails = NetworkDetails()
  ) -> Network {
    Network(
      name: name, title: title, nodes: nodes, blocks: blocks, output: output.index,
      details: details)
  }

  private func path(_ name: String) -> String { openPrefix + name }
}
