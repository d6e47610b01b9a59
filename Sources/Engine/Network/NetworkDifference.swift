/// One network against another, layer by layer: what an edit changed.
///
/// Layers are told by their names, so that layers put in, taken out or copied leave the others where they are.
public struct NetworkDifference: Hashable, Sendable {
  /// A layer in one of the networks.
  public struct Side: Hashable, Sendable {
    /// The layer's index there.
    public let index: Int
    /// Its kind, as in files.
    public let kind: String
    /// Its hyper-parameters in a few words.
    public let caption: String
    /// The shape of its output; nil where it is not known.
    public let output: Shape?
    /// Trained parameters.
    public fileprivate(set) var parameters: Int
    /// Multiply-accumulates.
    public fileprivate(set) var multiplyAccumulates: Int
  }

  /// How a layer of the new network is to the old one's.
  public enum Change: String, Hashable, Sendable {
    /// It is as it was.
    case none = "same"
    /// Its hyper-parameters, its kind or what it reads was changed.
    case edited
    /// A switch changed what it reads, a skip connection or a branch, or whether it runs: a side branch.
    case switched
    /// Its own settings are as they were, its shape, parameters or cost follow from an edit before it.
    case follows
    /// It was put in.
    case added
    /// It was taken out.
    case removed
  }

  /// One layer in both networks.
  public struct Row: Hashable, Sendable {
    /// The layer's name.
    public let name: String
    /// What happened to it.
    public let change: Change
    /// What it was; nil for one that was put in.
    public let old: Side?
    /// What it is; nil for one that was taken out.
    public let new: Side?
    /// The hyper-parameters that changed, as they were and as they are.
    public let settings: [Setting]
  }

  /// A hyper-parameter that changed.
  public struct Setting: Hashable, Sendable {
    /// The property's name.
    public let name: String
    /// The value as it was; empty where the layer did not have the property.
    public let old: String
    /// The value as it is; empty where the layer does not have the property any more.
    public let new: String
  }

  /// The layers of the new network in order, those taken out where they were.
  public let rows: [Row]
  /// The old network's sums.
  public let oldTotals: NetworkTotals
  /// The new network's sums.
  public let newTotals: NetworkTotals

  /// The layers that are not as they were.
  public var changedRows: [Row] { rows.filter { $0.change != .none } }

  /// Compares a network with an older version of it.
  public init(
    from old: Network, _ oldAnalysis: NetworkAnalysis, to new: Network,
    _ newAnalysis: NetworkAnalysis
  ) {
    oldTotals = oldAnalysis.totals
    newTotals = newAnalysis.totals
    let before = Comparison(network: old, analysis: oldAnalysis)
    let after = Comparison(network: new, analysis: newAnalysis)
    var rows: [Row] = []
    var next = 0
    for (index, node) in new.nodes.enumerated() {
      let match = before.places[node.name]
      if let match {
        // Layers that were taken out before this one.
        rows += (next..<max(next, match)).filter { !after.has(old.nodes[$0].name) }
          .map { before.removed($0) }
        next = max(next, match + 1)
      }
      rows.append(after.row(index, since: match.map { ($0, before) }))
    }
    rows += (next..<max(next, old.nodes.count)).filter { !after.has(old.nodes[$0].name) }
      .map { before.removed($0) }
    self.rows = rows
  }
}

extension NetworkDifference.Side {
  /// Counts nothing, as the sums do of what is left out.
  fileprivate mutating func costNothing() {
    parameters = 0
    multiplyAccumulates = 0
  }
}

/// A network of a comparison.
private struct Comparison {
  let network: Network
  let analysis: NetworkAnalysis
  let places: [String: Int]

  init(network: Network, analysis: NetworkAnalysis) {
    self.network = network
    self.analysis = analysis
    places = Dictionary(
      network.nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ name: String) -> Bool { places[name] != nil }

  func side(_ index: Int) -> NetworkDifference.Side {
    let layer = network.nodes[index].layer
    let facts = analysis[index]
    return NetworkDifference.Side(
      index: index, kind: layer.kind.rawValue, caption: layer.caption, output: facts?.output,
      parameters: facts?.parameterCount ?? 0,
      multiplyAccumulates: facts?.multiplyAccumulates ?? 0)
  }

  func removed(_ index: Int) -> NetworkDifference.Row {
    NetworkDifference.Row(
      name: network.nodes[index].name, change: .removed, old: side(index), new: nil, settings: [])
  }

  func row(_ index: Int, since old: (index: Int, comparison: Comparison)?) -> NetworkDifference.Row
  {
    let node = network.nodes[index]
    var new = side(index)
    guard let old else {
      return NetworkDifference.Row(
        name: node.name, change: .added, old: nil, new: new, settings: [])
    }
    var was = old.comparison.side(old.index)
    let layer = old.comparison.network.nodes[old.index].layer
    let isEdited =
      !node.layer.isEqual(to: layer)
      || names(node.inputs) != old.comparison.names(old.comparison.network.nodes[old.index].inputs)
    let turnsSideBranch = isLeftOut(index) != old.comparison.isLeftOut(old.index)
    if turnsSideBranch {
      // The sums leave a side branch out that is off.
      if isLeftOut(index) { new.costNothing() } else { was.costNothing() }
    }
    let isSwitched =
      turnsSideBranch || activeInputs(of: index) != old.comparison.activeInputs(of: old.index)
    let isSame =
      was.output == new.output && was.parameters == new.parameters
      && was.multiplyAccumulates == new.multiplyAccumulates
    let change: NetworkDifference.Change =
      isEdited ? .edited : isSwitched ? .switched : isSame ? .none : .follows
    return NetworkDifference.Row(
      name: node.name, change: change, old: was, new: new,
      settings: isEdited ? Self.settings(from: layer, to: node.layer) : [])
  }

  /// Whether a layer belongs to a side branch that is off.
  private func isLeftOut(_ index: Int) -> Bool {
    network.nodes[index].sideBranch != nil && !network.switches.sideBranches
  }

  private func names(_ layers: [Int]) -> [String] { layers.map { network.nodes[$0].name } }

  /// What a layer reads, switched-off skips and branches left out.
  private func activeInputs(of index: Int) -> [String] {
    names(network.effectiveInputs(of: index))
  }

  private static func settings(
    from old: any Layer, to new: any Layer
  ) -> [NetworkDifference.Setting] {
    let before = old.editableProperties
    let after = new.editableProperties
    let changed = after.compactMap { property -> NetworkDifference.Setting? in
      let was = before.first { $0.name == property.name }?.value ?? ""
      guard was != property.value else { return nil }
      return NetworkDifference.Setting(name: property.name, old: was, new: property.value)
    }
    let gone = before.filter { property in !after.contains { $0.name == property.name } }
    return changed
      + gone.map { NetworkDifference.Setting(name: $0.name, old: $0.value, new: "") }
  }
}
