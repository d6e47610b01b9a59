import Engine

/// What an edit did to the layers' shapes.
struct EditReport: Hashable {
  /// The sentence; nil when no other shape changed.
  let sentence: String?
  /// Whether a layer cannot be computed any more.
  let isError: Bool

  /// Compares a network after an edit with what was known before.
  init(_ network: Network, _ now: NetworkAnalysis, since before: NetworkAnalysis) {
    if let problem = now.firstError {
      isError = true
      sentence = "\(network.nodes[problem.index].name) cannot be computed: \(problem.error)"
      return
    }
    isError = false
    guard before.states.count == now.states.count else {
      sentence = nil
      return
    }
    let changed = now.states.indices.count { before[$0]?.output != now[$0]?.output }
    sentence =
      switch changed {
      case 0: nil
      case 1: "1 layer has another shape"
      default: "\(changed) layers have another shape"
      }
  }
}
