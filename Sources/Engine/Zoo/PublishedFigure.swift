/// A number that somebody published about a network, and why it is or is not this network's.
public struct PublishedFigure: Hashable, Sendable {
  /// What is counted.
  public enum Kind: String, Hashable, Sendable {
    /// Trained parameters.
    case parameters
    /// Parameters with batch-norm statistics.
    case parametersWithStatistics = "parameters with statistics"
    /// Multiply-accumulates.
    case macs = "MACs"
    /// Convolutions, those of projections included.
    case convolutions
    /// Layers with weights on the longest path.
    case depth = "layers"
    /// Values that convolution and fully connected layers make.
    case neurons
    /// Something else, which `printed` says.
    case other = ""
  }

  /// How the figure can be checked.
  public enum Evidence: Hashable, Sendable {
    /// It is what a built-in network counts, perhaps with other settings.
    case recipe(FigureRecipe)
    /// It is a sum of these.
    case sum([Int])
    /// It is a rounded or cut form, to this unit, of what a network counts.
    case rounded(to: Int, FigureRecipe)
    /// It was counted on a network that is not built in; the fixture of published counts has it by this name.
    case facts(String)
    /// It is quoted as it stands.
    case quoted
  }

  /// What is counted.
  public let kind: Kind
  /// The figure as it is printed, without what it counts: `60 million`.
  public let printed: String
  /// The figure as a number; nil where it is none.
  public let amount: Int?
  /// Who printed it where.
  public let source: String
  /// Why it differs from the network's own, or what it counts.
  public let reason: String
  /// How it can be checked.
  public let evidence: Evidence

  /// A figure as it is printed, often rounded.
  init(
    _ kind: Kind, _ printed: String, _ amount: Int? = nil, by source: String,
    because reason: String, _ evidence: Evidence = .quoted
  ) {
    self.kind = kind
    self.printed = printed
    self.amount = amount
    self.source = source
    self.reason = reason
    self.evidence = evidence
  }

  /// An exact figure.
  init(
    _ kind: Kind, _ amount: Int, by source: String, because reason: String, _ evidence: Evidence
  ) {
    self.init(kind, amount.grouped, amount, by: source, because: reason, evidence)
  }
}

extension PublishedFigure.Evidence {
  /// What a network counts as it stands.
  static func count(_ network: String, _ counting: FigureRecipe.Counting = .parameters) -> Self {
    .recipe(FigureRecipe(network, counting))
  }

  /// How the figure was checked, in a few words; empty where it is only quoted.
  public var caption: String {
    switch self {
    case .recipe(let recipe): "counted here: \(recipe.caption)"
    case .sum(let parts): parts.map(\.grouped).joined(separator: " + ")
    case .rounded(_, let recipe): "counted here and rounded: \(recipe.caption)"
    case .facts, .quoted: ""
    }
  }
}
