#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Tensor {
  /// The first of the examples.
  var onlyFirstExample: Tensor {
    guard shape.rank > 1, shape[0] != 1 else { return self }
    let one = Shape([1] + shape.dimensions.dropFirst())
    return Tensor(Array(elements.prefix(one.elementCount)), shape: one)
  }

  /// Of maps `[1, C, H, W]` at each place the largest size over the channels: `[H, W]`; NaN stays.
  var largestSizesOverChannels: Tensor {
    let place = shape[2] * shape[3]
    return withElements { source in
      Tensor(shape: [shape[2], shape[3]]) { target in
        for index in 0..<place {
          var largest: Float = 0
          for channel in 0..<shape[1] {
            let size = abs(source[channel * place + index])
            if !(size <= largest) { largest = size }
            if size.isNaN { break }
          }
          target[index] = largest
        }
      }
    }
  }

  /// Of maps `[1, C, H, W]` the mean of each map.
  var meansOverPlaces: [Float] {
    let count = shape[2] * shape[3]
    return withElements { source in
      (0..<shape[1]).map { channel in
        var sum = 0.0
        for index in channel * count..<(channel + 1) * count { sum += Double(source[index]) }
        return Float(sum / Double(count))
      }
    }
  }

  /// Of maps `[1, C, H, W]` their sum with a weight each: `[1, 1, H, W]`.
  func weightedSum(by weights: [Float]) -> Tensor {
    let count = shape[2] * shape[3]
    return withElements { source in
      Tensor(shape: [1, 1, shape[2], shape[3]]) { target in
        for index in 0..<count {
          var sum = 0.0
          for (channel, weight) in weights.enumerated() {
            sum += Double(weight) * Double(source[channel * count + index])
          }
          target[index] = Float(sum)
        }
      }
    }
  }

  /// What is negative becomes zero; NaN stays.
  var rectified: Tensor {
    withElements { source in
      Tensor(shape: shape) { target in
        for index in 0..<count { target[index] = source[index] < 0 ? 0 : source[index] }
      }
    }
  }
}

extension ClassGradients.Score {
  /// The class that counts among logits, and how it stands.
  init(_ logits: Tensor, class wanted: Int?) {
    let scores = logits.elements
    ranking = scores.indices.sorted {
      scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1)
    }
    index = wanted ?? ranking.first ?? 0
    logit = scores[index]
    let highest = Double(scores.max() ?? 0)
    let sum = scores.reduce(0.0) { $0 + exp(Double($1) - highest) }
    probability = Float(exp(Double(logit) - highest) / sum)
  }
}

extension ClassGradients.Objective {
  /// The objective's derivative by the logits of one example.
  func seed(_ logits: Tensor, class index: Int) -> Tensor {
    switch self {
    case .score:
      Tensor(shape: logits.shape) { target in
        target.initialize(repeating: 0)
        target[index] = 1
      }
    case .loss: Loss.crossEntropy.value(of: logits, labels: [index]).gradient
    }
  }
}

extension Tensor {
  /// The numbers with the other sign: distances as scores.
  var negated: Tensor {
    withElements { own in
      Tensor(shape: shape) { target in for index in 0..<count { target[index] = -own[index] } }
    }
  }
}
