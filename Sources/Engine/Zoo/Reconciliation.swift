/// A network's own counts beside those that papers and other implementations print.
public struct Reconciliation: Hashable, Sendable {
  /// A published figure and how far the network is from it.
  public struct Row: Hashable, Sendable {
    /// The figure.
    public let figure: PublishedFigure
    /// The network's own count of the same; nil where there is none.
    public let own: Int?

    /// The network's count minus the published one.
    public var difference: Int? {
      guard let own, let amount = figure.amount else { return nil }
      return own - amount
    }
  }

  /// What is published, in the order of telling; empty where nothing is known.
  public let rows: [Row]
  /// The built-in network of the same name; nil for one that is not built in.
  public let builtIn: String?
  /// What makes it another network than the built-in one; nil where it is the same.
  public let changes: NetworkDifference?
  /// The convolution and fully connected layers on the longest path.
  public let depth: Int

  /// Compares a network with what is published under its name.
  public init(_ network: Network, _ analysis: NetworkAnalysis) {
    let entry = ZooCatalog.entry(named: network.name)
    builtIn = entry?.name
    depth = network.depth(analysis)
    rows = (entry.flatMap { Self.figures[$0.name] } ?? []).map {
      Row(figure: $0, own: $0.kind.counting?.amount(in: network, analysis))
    }
    changes = entry.flatMap { Self.changes(of: network, analysis, since: $0.build(ZooOptions())) }
  }

  private static func changes(
    of network: Network, _ analysis: NetworkAnalysis, since builtIn: Network
  ) -> NetworkDifference? {
    let before = NetworkAnalysis(builtIn)
    let difference = NetworkDifference(from: builtIn, before, to: network, analysis)
    return difference.changedRows.isEmpty && difference.oldTotals == difference.newTotals
      ? nil : difference
  }

  /// What is published about the built-in networks, by name.
  public static let figures: [String: [PublishedFigure]] =
    classics.merging(residual) { $1 }.merging(inception) { $1 }.merging(slides) { $1 }
}

extension PublishedFigure.Kind {
  /// How a network's own figure of this kind is counted; nil for what is no count of a network.
  var counting: FigureRecipe.Counting? {
    switch self {
    case .parameters: .parameters
    case .parametersWithStatistics: .statistics
    case .macs: .macs
    case .convolutions: .convolutions
    case .depth: .depth
    case .neurons: .neurons
    case .other: nil
    }
  }
}
