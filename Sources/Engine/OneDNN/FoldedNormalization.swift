/// A batch normalization at inference as what it does to the layer in front: a factor and a summand a channel.
///
/// γ · (w·x + b − μ) / √(σ² + ε) + β = (s·w)·x + s·(b − μ) + β with s = γ / √(σ² + ε).
struct FoldedNormalization {
  /// The factors s.
  let scales: [Float]
  private let shift: [Float]
  private let mean: [Float]

  /// Works out the factors.
  ///
  /// - Parameters:
  ///   - layer: the batch normalization.
  ///   - parameters: γ, β, μ, σ², one number a channel each.
  /// - Throws: `OneDNNError` where there are other parameters.
  init(_ layer: BatchNormalization, _ parameters: [Tensor]) throws(OneDNNError) {
    guard parameters.count == 4, parameters.allSatisfy({ $0.shape == parameters[0].shape }) else {
      throw OneDNNError(call: "a batch normalization's parameters", status: "wrong shapes")
    }
    let scale = parameters[0].elements
    let variance = parameters[3].elements
    scales = zip(scale, variance).map { $0 / ($1 + layer.epsilon).squareRoot() }
    shift = parameters[1].elements
    mean = parameters[2].elements
  }

  /// The bias with which the layer in front computes what normalization makes of its output.
  func bias(_ bias: Tensor?) -> Tensor {
    let own = bias?.elements ?? Array(repeating: 0, count: scales.count)
    let folded = scales.indices.map { scales[$0] * (own[$0] - mean[$0]) + shift[$0] }
    return Tensor(folded, shape: [folded.count])
  }
}
