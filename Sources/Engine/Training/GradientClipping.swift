/// A bound on gradients, so that one bad step does not throw the parameters away.
///
/// ## Source
/// Pascanu, Mikolov, Bengio 2012, "On the difficulty of training Recurrent Neural Networks", arXiv:1211.5063.
public enum GradientClipping: Hashable, Sendable {
  /// All gradients are scaled down together when their Euclidean norm exceeds the bound.
  case norm(Float)
  /// Each number is cut off at ± the bound.
  case value(Float)

  /// Cuts values off, and says what the gradients are to be scaled by, given their norm.
  func apply(to gradients: UnsafeMutableBufferPointer<Float>, norm: Double) -> Float {
    switch self {
    case .norm(let bound):
      // PyTorch's clip_grad_norm_ adds 1e-6 so as not to divide by zero.
      return min(1, Float(Double(bound) / (norm + 1e-6)))
    case .value(let bound):
      // Comparisons leave NaN as it is: what went wrong must be seen.
      for index in gradients.indices {
        if gradients[index] > bound { gradients[index] = bound }
        if gradients[index] < -bound { gradients[index] = -bound }
      }
      return 1
    }
  }
}
