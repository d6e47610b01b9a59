public import Engine

/// What one line of the network's tree stands for.
public enum NetworkItem: Hashable, Sendable {
  /// The layer of an index.
  case layer(Int)
  /// The block of an index.
  case block(Int)
}

/// One line of the network's tree: what to show, not how.
public struct NetworkRow: Hashable, Sendable {
  /// The part of a skip connection's bracket that a line draws in the margin.
  public enum Bracket: Hashable, Sendable {
    /// No skip connection passes here.
    case none
    /// The block's first line, where the skip leaves.
    case start
    /// A line that the skip jumps over.
    case middle
    /// The addition, where the skip arrives.
    case end
    /// The only line of a closed block.
    case closed
  }

  /// What the line stands for.
  public let item: NetworkItem
  /// How many blocks are around it.
  public let depth: Int
  /// The name without the names of the blocks around it.
  public let label: String
  /// What the layer is, or what the paper calls the block.
  public let caption: String
  /// The shape of the output; empty where it is not known.
  public let shape: String
  /// Trained parameters; nil where there are none or they are not known.
  public let parameters: Int?
  /// Multiply-accumulates; nil where there are none or they are not known.
  public let multiplyAccumulates: Int?
  /// For a block, whether it is open; nil for a layer.
  public let isOpen: Bool?
  /// The part of the bracket in the margin.
  public let bracket: Bracket
  /// Whether the skip connection of the bracket is on.
  public let skipIsOn: Bool
  /// The part of the bracket that holds a module's branch together.
  public var branchBracket = Bracket.none
  /// Whether the branch of the bracket is on.
  public var branchIsOn = true
  /// Whether a skip or branch that the line stands for is off.
  public let isSwitchedOff: Bool
  /// Whether nothing of the line runs: its branch or side branch is off.
  public let isSilent: Bool
  /// Why the layer cannot be computed; nil when it can.
  public let problem: String?
  /// Whether the line itself holds a layer that cannot be computed, not only one that depends on such a layer.
  public let isIllegal: Bool
  /// Whether a hyper-parameter or a switch is not as it was opened.
  public let isEdited: Bool
  /// The layers that the line stands for, folded ones included.
  public let layers: [Int]
}

/// The lines of a network's tree for a choice of open blocks.
public struct NetworkRows: Hashable, Sendable {
  /// The lines from top to bottom.
  public let rows: [NetworkRow]

  /// Lists a network.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - analysis: what follows from its layers.
  ///   - openBlocks: the blocks whose layers are listed; the others take one line.
  ///   - foldsFollowers: whether batch normalization, activation and dropout share the line of the
  ///     layer they follow.
  ///   - changes: what happened to layers since the network was opened, by index.
  public init(
    _ network: Network, _ analysis: NetworkAnalysis, openBlocks: Set<Int>, foldsFollowers: Bool,
    changes: [Int: NetworkDifference.Row] = [:]
  ) {
    var listing = Listing(
      network: network, analysis: analysis, openBlocks: openBlocks, foldsFollowers: foldsFollowers,
      changes: changes)
    rows = listing.list()
  }

  /// The line of a layer: its own, the one it is folded into, or that of a closed block around it.
  public func row(of layer: Int) -> Int? {
    rows.firstIndex { $0.item == .layer(layer) }
      ?? rows.lastIndex { $0.layers.contains(layer) && $0.isOpen != true }
  }
}

/// Collects the lines of a tree.
private struct Listing {
  let network: Network
  let analysis: NetworkAnalysis
  let openBlocks: Set<Int>
  let foldsFollowers: Bool
  private let changes: [Int: NetworkDifference.Row]

  private var rows: [NetworkRow] = []
  private var members: [[Int]] = []

  init(
    network: Network, analysis: NetworkAnalysis, openBlocks: Set<Int>, foldsFollowers: Bool,
    changes: [Int: NetworkDifference.Row]
  ) {
    self.network = network
    self.analysis = analysis
    self.openBlocks = openBlocks
    self.foldsFollowers = foldsFollowers
    self.changes = changes
  }

  mutating func list() -> [NetworkRow] {
    members = Array(repeating: [], count: network.blocks.count)
    for index in network.nodes.indices {
      for block in network.blockPath(of: index) { members[block].append(index) }
    }
    let followers = foldsFollowers ? network.followers : [:]
    let folded = Dictionary(grouping: followers.keys.sorted()) { followers[$0] ?? $0 }
    var listed: Set<Int> = []
    for index in network.nodes.indices where followers[index] == nil {
      let path = network.blockPath(of: index)
      for (depth, block) in path.enumerated() {
        if listed.insert(block).inserted { rows.append(blockRow(block, depth: depth)) }
        if !openBlocks.contains(block) { break }
      }
      guard path.allSatisfy(openBlocks.contains) else { continue }
      rows.append(layerRow(index, depth: path.count, folded: folded[index] ?? []))
    }
    BranchBrackets(network).draw(in: &rows)
    return rows
  }

  private func blockRow(_ index: Int, depth: Int) -> NetworkRow {
    let block = network.blocks[index]
    let layers = members[index]
    let facts = layers.compactMap { analysis[$0] }
    let isOpen = openBlocks.contains(index)
    let skipBlock = network.ancestors(of: index).last { network.blocks[$0].skip != nil }
    let problem = layers.lazy.compactMap { self.problem(of: $0) }.first
    return NetworkRow(
      item: .block(index), depth: depth, label: shortName(block.name, parent: block.parent),
      caption: was(layers.last) ?? network.switchCaption(ofBlock: index, layers),
      shape: layers.last.flatMap { analysis[$0]?.output.compactDescription } ?? "",
      parameters: positive(facts.map(\.parameterCount).saturatedSum()),
      multiplyAccumulates: positive(facts.map(\.multiplyAccumulates).saturatedSum()),
      isOpen: isOpen,
      bracket: block.skip == nil ? bracket(layers.last, in: skipBlock) : isOpen ? .start : .closed,
      skipIsOn: skipBlock.map(network.skipIsOn) ?? false,
      isSwitchedOff: (block.skip != nil && !network.skipIsOn(index))
        || network.branchesOff(in: index) > 0,
      isSilent: layers.allSatisfy { network.silence(of: $0) != nil }, problem: problem,
      isIllegal: layers.contains(where: isIllegal),
      isEdited: layers.contains(where: isEdited), layers: layers)
  }

  private func layerRow(_ index: Int, depth: Int, folded: [Int]) -> NetworkRow {
    let node = network.nodes[index]
    let facts = ([index] + folded).compactMap { analysis[$0] }
    let skipBlock = network.blockPath(of: index).last { network.blocks[$0].skip != nil }
    return NetworkRow(
      item: .layer(index), depth: depth, label: shortName(node.name, parent: node.block),
      caption: layerCaption(index, folded: folded),
      shape: (folded.last.flatMap { analysis[$0] } ?? facts.first)?.output.compactDescription ?? "",
      parameters: positive(facts.map(\.parameterCount).saturatedSum()),
      multiplyAccumulates: positive(facts.map(\.multiplyAccumulates).saturatedSum()),
      isOpen: nil, bracket: bracket(index, in: skipBlock),
      skipIsOn: skipBlock.map(network.skipIsOn) ?? false,
      isSwitchedOff: network.silentBranchCount(endingAt: index) > 0,
      isSilent: network.silence(of: index) != nil,
      problem: ([index] + folded).lazy.compactMap { self.problem(of: $0) }.first,
      isIllegal: ([index] + folded).contains(where: isIllegal),
      isEdited: ([index] + folded).contains(where: isEdited), layers: [index] + folded)
  }

  private func bracket(_ index: Int?, in block: Int?) -> NetworkRow.Bracket {
    guard let index, let block, let skip = network.blocks[block].skip else { return .none }
    if index == skip.addition { return .end }
    return index < skip.addition ? .middle : .none
  }

  private func layerCaption(_ index: Int, folded: [Int]) -> String {
    let words = network.nodes[index].layer.rowCaption(
      followedBy: folded.map { network.nodes[$0].layer })
    let was = was(folded.last ?? index)
    let silent = network.silentBranchCount(endingAt: index)
    if silent > 0 { return "\(words), \(silent) of \(network.nodes[index].inputs.count) OFF" }
    if ([index] + folded).allSatisfy({ changes[$0]?.change == .added }) { return "new, " + words }
    guard ([index] + folded).contains(where: isEdited) else { return was ?? words }
    return "edited, " + (was ?? words)
  }

  /// Whether a layer's own hyper-parameters were edited, or it was put in.
  private func isEdited(_ layer: Int) -> Bool {
    changes[layer].map { $0.change == .added || !$0.settings.isEmpty } ?? false
  }

  /// The shape that a layer's output had before an edit; nil when it has it still.
  private func was(_ layer: Int?) -> String? {
    guard let layer, let row = changes[layer], let old = row.old?.output,
      let new = row.new?.output, new != old
    else { return nil }
    return "was " + old.compactDescription
  }

  private func isIllegal(_ index: Int) -> Bool {
    if case .illegal = analysis.states[index] { true } else { false }
  }

  private func problem(of index: Int) -> String? {
    switch analysis.states[index] {
    case .known: nil
    case .illegal(let error): error.description
    case .unknown(let cause): "nothing is known, \(network.nodes[cause].name) cannot be computed"
    }
  }

  private func shortName(_ name: String, parent: Int?) -> String {
    guard let parent else { return name }
    let prefix = network.blocks[parent].name + "."
    if name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    // The layers of a branch may have the module's name only in front of theirs.
    return shortName(name, parent: network.blocks[parent].parent)
  }

  private func positive(_ count: Int) -> Int? { count > 0 ? count : nil }
}

extension Network {
  /// The layers that only refine what another layer made (batch normalization, activation, dropout), with the
  /// layer whose line they can share.
  var followers: [Int: Int] {
    var readers = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for input in node.inputs { readers[input] += 1 } }
    var result: [Int: Int] = [:]
    for (index, node) in nodes.enumerated() where node.layer.kind.isFollower {
      guard node.inputs.count == 1, let input = node.inputs.first, readers[input] == 1 else {
        continue
      }
      let head = result[input] ?? input
      guard nodes[head].block == node.block, head != 0 else { continue }
      result[index] = head
    }
    return result
  }
}

extension LayerKind {
  /// Whether the layer can share the line of the layer before it.
  var isFollower: Bool {
    switch self {
    case .batchNormalization, .relu, .tanh, .scaledTanh, .sigmoid, .dropout: true
    default: false
    }
  }

  /// The name where the layer shares the line of another.
  var foldedName: String { self == .batchNormalization ? "BN" : shortName }

  /// The name in the tree: short, and the same everywhere.
  var shortName: String {
    switch self {
    case .convolution: "conv"
    case .maxPooling: "max pool"
    case .averagePooling: "avg pool"
    case .adaptiveAveragePooling: "avg pool"
    case .fullyConnected: "FC"
    case .batchNormalization: "batch norm"
    case .localResponseNormalization: "LRN"
    case .relu: "ReLU"
    case .addition: "add"
    case .concatenation: "concat"
    case .zeroPaddedIdentity: "zero-pad"
    case .subsampling: "subsample"
    case .tableConvolution: "conv"
    case .radialBasis: "RBF"
    case .scaledTanh: "tanh"
    case .input, .tanh, .sigmoid, .softmax, .flatten, .dropout: rawValue
    }
  }
}

extension Layer {
  /// The layer and those folded into its line in a few words: `conv 3×3 /2 · batch norm · ReLU`.
  func rowCaption(followedBy folded: [any Layer]) -> String {
    guard kind != .input else { return "" }
    let own = kind == .convolution || caption.isEmpty ? caption : kind.shortName + " " + caption
    let words = [own.isEmpty ? kind.shortName : own] + folded.map(\.kind.foldedName)
    return words.joined(separator: " · ")
  }
}
