/// How the output of a layer with weights was spread in a step.
public struct ActivationProfile: Hashable, Sendable {
  /// The layer.
  public let layer: Int
  /// The standard deviation of all numbers of the batch; NaN as soon as one is NaN or infinite.
  public let deviation: Double
}

extension TrainingGraph {
  /// The spread of the outputs of layers with weights in the last forward pass.
  ///
  /// - Throws: `RunError`.
  func activationProfiles() throws(RunError) -> [ActivationProfile] {
    var profiles: [ActivationProfile] = []
    for layer in layers where parameters.hasWeight(layer) {
      guard let values = try activation(of: layer) else { continue }
      profiles.append(ActivationProfile(layer: layer, deviation: values.deviation))
    }
    return profiles
  }
}

extension TrainingParameters {
  /// Whether a layer has trained weights.
  fileprivate func hasWeight(_ layer: Int) -> Bool {
    entries.contains {
      $0.layer == layer && $0.specification.role == .weight && $0.specification.isTrained
    }
  }
}

extension Tensor {
  /// The standard deviation of all numbers.
  fileprivate var deviation: Double {
    withElements { elements in
      guard !elements.isEmpty else { return 0 }
      var (sum, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      var index = 0
      while index + 8 <= elements.count {
        var wide = SIMD8<Double>.zero
        for lane in 0..<8 { wide[lane] = Double(elements[index + lane]) }
        sum += wide
        squares += wide * wide
        index += 8
      }
      var (total, square) = (sum.sum(), squares.sum())
      for element in elements[index...] {
        total += Double(element)
        square += Double(element) * Double(element)
      }
      let mean = total / Double(elements.count)
      let variance = square / Double(elements.count) - mean * mean
      return variance.isFinite ? max(0, variance).squareRoot() : .nan
    }
  }
}
