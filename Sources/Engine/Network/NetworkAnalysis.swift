/// Everything that follows from a network's layers by shape inference: shapes, parameters, costs.
///
/// Never fails: a layer that cannot be computed carries its error, and what lies downstream of it is
/// unknown.
public struct NetworkAnalysis: Hashable, Sendable {
  /// One state for each layer, in the network's order.
  public let states: [LayerState]
  /// Sums over the layers of the main path, and of side branches where they are switched on.
  public let totals: NetworkTotals
  /// What one place of each layer's output sees of the input; nil where it is not known.
  public let receptiveFields: [ReceptiveField?]
  /// The layers of side branches that are switched off.
  private let leftOut: Set<Int>

  /// Infers the shapes of a network.
  public init(_ network: Network) {
    states = LayerStates(network).states
    totals = NetworkTotals(network, states)
    receptiveFields = Self.receptiveFields(of: network, states)
    leftOut =
      network.switches.sideBranches
      ? [] : Set(network.nodes.indices.filter { network.nodes[$0].sideBranch != nil })
  }

  /// The sums over all layers; nil where one cannot be computed, so that `totals` is the sum of the others only.
  public var wholeTotals: NetworkTotals? { firstError == nil ? totals : nil }

  /// The facts of a layer, if it can be computed.
  public subscript(index: Int) -> LayerFacts? { states[index].facts }

  /// Whether a layer counts: those of side branches do where they are switched on.
  func counts(_ index: Int) -> Bool { !leftOut.contains(index) }

  /// The first layer that cannot be computed, with the reason; side branches count where they are switched on.
  public var firstError: (index: Int, error: ShapeError)? {
    for (index, state) in states.enumerated() where counts(index) {
      if case .illegal(let error) = state { return (index, error) }
    }
    return nil
  }
}

/// Sums over a network's layers by the stated conventions.
public struct NetworkTotals: Hashable, Sendable {
  /// Trained parameters.
  public internal(set) var parameters = 0
  /// Trained parameters and batch-norm statistics.
  public internal(set) var parametersWithStatistics = 0
  /// Multiply-accumulates of convolution and fully connected layers for one example.
  public internal(set) var multiplyAccumulates = 0
  /// The number of convolution layers.
  public internal(set) var convolutions = 0
  /// The number of fully connected layers.
  public internal(set) var fullyConnected = 0

  /// The counting convention, as printed wherever a cost is.
  public static let convention =
    "MACs: multiply-accumulates of convolution and fully connected layers, one example; FLOPs = 2 × MACs"

  /// The same in fewer words, for narrow screens.
  public static let shortConvention =
    "MACs: convolution and fully connected layers; FLOPs = 2 × MACs"

  init(_ network: Network, _ states: [LayerState]) {
    for (node, state) in zip(network.nodes, states) {
      guard node.sideBranch == nil || network.switches.sideBranches, let facts = state.facts else {
        continue
      }
      parameters = parameters.addingSaturated(facts.parameterCount)
      parametersWithStatistics = parametersWithStatistics.addingSaturated(
        facts.parameterCountWithStatistics)
      multiplyAccumulates = multiplyAccumulates.addingSaturated(facts.multiplyAccumulates)
      convolutions += node.layer.kind.isConvolution ? 1 : 0
      fullyConnected += node.layer.kind == .fullyConnected ? 1 : 0
    }
  }
}
