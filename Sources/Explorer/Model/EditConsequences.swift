public import Engine

/// What all edits since a network was opened have led to.
public struct EditConsequences: Hashable, Sendable {
  /// The network against the one that was opened.
  public let difference: NetworkDifference
  /// The values with which the first layer that cannot be computed could be; none where all can.
  public let remedies: [Remedy]
  /// Which layers have the parameters that they had.
  public let parameters: ParameterChange
  /// The layers whose parameters a weight file does not hold any more, so that they are random.
  public let drawnAnew: [Int]
  /// What happened to each layer, by index; nothing for those that are as they were.
  public let changes: [Int: NetworkDifference.Row]

  /// Works them out.
  init(of setup: Setup, _ analysis: NetworkAnalysis, since original: AnalyzedNetwork) {
    difference = NetworkDifference(
      from: original.network, original.analysis, to: setup.network, analysis)
    remedies = setup.network.remedies(analysis, edits: difference.changedRows)
    var opened = setup
    opened.network = original.network
    parameters = ParameterChange(from: opened, original.analysis, to: setup, analysis)
    drawnAnew = setup.layersDrawnAnew(analysis)
    changes = Dictionary(
      difference.changedRows.compactMap { row in row.new.map { ($0.index, row) } },
      uniquingKeysWith: { first, _ in first })
  }
}
