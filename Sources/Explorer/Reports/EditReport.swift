import Engine

/// What an edit did: to shapes, to parameters, and whether a layer cannot be computed any more.
struct EditReport: Hashable {
  /// The first layer that cannot be computed, why, and with which values it could; nil where all can.
  let problem: String?
  /// How many layers have another shape; nil for none, or where there is a problem.
  let shapes: String?
  /// Whose parameters were drawn anew, and how many layers kept theirs; nil where all did.
  let weights: String?

  /// Compares a setup after an edit with what was known before.
  init(
    from old: Setup, _ before: NetworkAnalysis, to new: Setup, _ now: NetworkAnalysis,
    remedies: [Remedy]
  ) {
    problem = Self.problem(new.network, now, remedies)
    if problem != nil {
      shapes = nil
    } else if before.firstError != nil {
      shapes = "all layers can be computed again"
    } else {
      shapes = Self.shapes(from: (old.network, before), to: (new.network, now))
    }
    let change = ParameterChange(from: old, before, to: new, now)
    // Parameters that training brought are others, but not drawn.
    let areTrained = new.parameters.isTrained && new.parameters.caption != old.parameters.caption
    weights = change.drawn.isEmpty || areTrained ? nil : Self.weights(change)
  }

  /// Whether a layer cannot be computed any more.
  var isError: Bool { problem != nil }

  /// All that is to be said of an edit, the most important last; of one taken back that is not the weights, which
  /// come back too.
  func sentences(isUndo: Bool = false) -> [String] {
    [isUndo ? nil : weights, problem ?? shapes].compactMap(\.self)
  }

  /// The first layer that cannot be computed, as a sentence with what could be done about it.
  static func problem(
    _ network: Network, _ analysis: NetworkAnalysis, _ remedies: [Remedy]
  ) -> String? {
    guard let problem = analysis.firstError else { return nil }
    let name = network.nodes[problem.index].name
    let advice = advice(remedies, for: name).map { "; " + $0 } ?? ""
    return "\(name) cannot be computed: \(problem.error)\(advice)"
  }

  /// The values that would do: `it could with groups 2 or 4`; nil for none.
  ///
  /// The layer is named where others could not be computed even then.
  ///
  /// - Parameters:
  ///   - remedies: the values.
  ///   - layer: the layer that cannot be computed; others are named.
  /// - Returns: half a sentence.
  static func advice(_ remedies: [Remedy], for layer: String) -> String? {
    guard !remedies.isEmpty else { return nil }
    let words = remedies.map { $0.layer == layer ? $0.sentence : "\($0.layer) \($0.sentence)" }
    // What lets one layer be computed and not all is said to.
    return (remedies[0].isWhole ? "it" : layer) + " could with " + words.joined(separator: ", or ")
  }

  private static func shapes(
    from old: (Network, NetworkAnalysis), to new: (Network, NetworkAnalysis)
  ) -> String? {
    let before = Dictionary(
      zip(old.0.nodes, old.1.states).map { ($0.name, $1.facts?.output) },
      uniquingKeysWith: { first, _ in first })
    let changed = zip(new.0.nodes, new.1.states).count { node, state in
      before[node.name].map { $0 != state.facts?.output } ?? false
    }
    return switch changed {
    case 0: nil
    case 1: "1 layer has another shape"
    default: "\(changed) layers have another shape"
    }
  }

  private static func weights(_ change: ParameterChange) -> String {
    let kept = change.kept.count
    let rest =
      kept == 0 ? "" : kept == 1 ? ", 1 layer keeps its own" : ", \(kept) layers keep theirs"
    return "weights of \(change.drawn.listed(atMost: 3)) drawn anew\(rest)"
  }
}
