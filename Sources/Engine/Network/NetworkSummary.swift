/// A network as a table: one row a layer, totals below.
public struct NetworkSummary: Hashable, Sendable {
  /// One layer.
  public struct Row: Hashable, Sendable {
    /// The layer's name.
    public let name: String
    /// Its kind, as in files.
    public let kind: String
    /// Its hyper-parameters in a few words.
    public let caption: String
    /// The innermost block's name; empty for none.
    public let block: String
    /// The names of the layers that it reads.
    public let inputs: [String]
    /// The output's shape; nil where it is not known.
    public let output: Shape?
    /// Trained parameters; nil where they are not known.
    public let parameters: Int?
    /// Multiply-accumulates; nil where they are not known.
    public let multiplyAccumulates: Int?
    /// What one place of the output sees of the input; nil where it is not known.
    public let receptiveField: ReceptiveField?
  }

  /// The network's name.
  public let network: String
  /// The shape of one input.
  public let input: Shape
  /// The sums; nil where a layer cannot be computed.
  public let totals: NetworkTotals?
  /// One row for each layer but the input.
  public var rows: [Row]

  /// Tabulates a network.
  public init(_ network: Network, _ analysis: NetworkAnalysis) {
    self.network = network.name
    input = network.inputShape
    totals = analysis.wholeTotals
    rows = network.nodes.indices.dropFirst().compactMap { index in
      let node = network.nodes[index]
      guard node.sideBranch == nil || network.switches.sideBranches else { return nil }
      let facts = analysis[index]
      return Row(
        name: node.name, kind: node.layer.kind.rawValue, caption: node.layer.caption,
        block: node.block.map { network.blocks[$0].name } ?? "",
        inputs: node.inputs.map { network.nodes[$0].name }, output: facts?.output,
        parameters: facts?.parameterCount, multiplyAccumulates: facts?.multiplyAccumulates,
        receptiveField: analysis.receptiveFields[index])
    }
  }
}
