#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How far answers are from the right ones: one number, and its gradient.
///
/// The mean over a batch, so that gradients do not grow with it.
public enum Loss: String, Hashable, Sendable, CaseIterable {
  /// `L = −1/N Σ log softmax(z)[label]`, taken on the logits z: a softmax at the network's end is left out, since
  /// the gradient (p − y)/N is exact where exp and log one after the other are not.
  case crossEntropy = "cross-entropy"
  /// `L = 1/(N·C) Σ (y − t)²` against t = 1 for the right class and 0 for the others, taken on the network's
  /// answer as it is (PyTorch's `mse_loss` with one-hot targets).
  case meanSquaredError = "mean-squared-error"

  /// The loss of a batch.
  struct Value {
    /// The mean.
    let loss: Double
    /// Its derivative by each of the outputs.
    let gradient: Tensor
    /// How many examples have their largest output at the right place.
    let correct: Int
  }

  /// Compares outputs with the right classes.
  ///
  /// - Parameters:
  ///   - outputs: `[N, C]`, or `[N, C, 1, 1]`.
  ///   - labels: N numbers of classes, each below C.
  ///   - weight: what loss and gradient are multiplied by.
  /// - Returns: the loss, its gradient in the outputs' shape, and the number of right answers.
  func value(of outputs: Tensor, labels: [Int], weight: Double = 1) -> Value {
    let classes = outputs.count / max(1, labels.count)
    precondition(
      labels.allSatisfy((0..<classes).contains), "each label is below the number of outputs")
    var loss = 0.0
    var correct = 0
    let gradient = Tensor(shape: outputs.shape) { target in
      outputs.withElements { elements in
        for (example, label) in labels.enumerated() {
          let range = example * classes..<(example + 1) * classes
          let scores = elements[range]
          // A NaN anywhere makes the answer wrong: no comparison with it holds.
          if let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
            best - range.lowerBound == label, scores.allSatisfy(\.isFinite)
          {
            correct += 1
          }
          loss += add(
            scores, label + range.lowerBound, examples: labels.count, weight: weight, to: target)
        }
      }
    }
    return Value(loss: loss * weight, gradient: gradient, correct: correct)
  }

  /// Writes one example's gradient and returns its part of the loss, not weighted.
  private func add(
    _ scores: Slice<UnsafeBufferPointer<Float>>, _ right: Int, examples: Int, weight: Double,
    to target: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    let count = Double(examples)
    switch self {
    case .crossEntropy:
      let highest = Double(scores.max() ?? 0)
      let sum = scores.reduce(0.0) { $0 + exp(Double($1) - highest) }
      for index in scores.indices {
        let probability = exp(Double(scores[index]) - highest) / sum
        target[index] = Float(weight * (probability - (index == right ? 1 : 0)) / count)
      }
      return (log(sum) + highest - Double(scores[right])) / count
    case .meanSquaredError:
      let scale = 1 / (count * Double(scores.count))
      var squares = 0.0
      for index in scores.indices {
        let difference = Double(scores[index]) - (index == right ? 1 : 0)
        squares += difference * difference
        target[index] = Float(weight * 2 * difference * scale)
      }
      return squares * scale
    }
  }
}
