/// The loops of `ZeroSkippingKernel`: each thread sums the weights of some of the outputs.
final class ZeroSkippingWork {
  typealias Vector = SIMD8<Float>

  private let weights: UnsafePointer<Vector>
  private let bias: Tensor
  private let inputs: Int
  /// The vectors in the weights of an input.
  private let width: Int
  private let clips: Bool
  private let team: ThreadTeam
  /// The inputs that are not zero: which they are, and their values.
  private let places: UnsafeMutablePointer<Int>
  private let values: UnsafeMutablePointer<Float>

  /// Prepares.
  ///
  /// - Parameters:
  ///   - weights: input by input; they live as long as this.
  ///   - bias: one number an output.
  ///   - inputs: the number of inputs.
  ///   - clips: whether negative sums become zero.
  ///   - team: the threads.
  init(
    weights: UnsafeMutableRawPointer, bias: Tensor, inputs: Int, clips: Bool, team: ThreadTeam
  ) {
    width = bias.count / Vector.scalarCount
    self.weights = UnsafePointer(
      weights.bindMemory(to: Vector.self, capacity: inputs * width))
    self.bias = bias
    self.inputs = inputs
    self.clips = clips
    self.team = team
    places = .allocate(capacity: inputs)
    values = .allocate(capacity: inputs)
  }

  deinit {
    places.deallocate()
    values.deallocate()
  }

  /// Whether all weights are: zero times each is zero.
  var isFinite: Bool {
    var zeros = [Vector](repeating: .zero, count: 64)
    let parts = zeros.count
    zeros.withUnsafeMutableBufferPointer { zeros in
      team.run { place, count in
        for part in (0..<parts).part(place, of: count) {
          var sum = Vector.zero
          for vector in (0..<inputs * width).part(part, of: parts) { sum += weights[vector] * 0 }
          zeros[part] = sum
        }
      }
    }
    return zeros.reduce(Vector.zero, +) == .zero
  }

  /// Computes the outputs.
  func run(_ input: UnsafeMutableRawPointer, into output: UnsafeMutableRawPointer) {
    let count = gather(input.assumingMemoryBound(to: Float.self))
    let sums = output.assumingMemoryBound(to: Vector.self)
    team.run { place, parts in
      sum(count, (0..<width).part(place, of: parts), into: sums)
    }
  }

  /// Finds the inputs that are not zero.
  private func gather(_ input: UnsafePointer<Float>) -> Int {
    var count = 0
    for place in 0..<inputs {
      let value = input[place]
      places[count] = place &* width
      values[count] = value
      count &+= value == 0 ? 0 : 1
    }
    return count
  }

  private func sum(_ count: Int, _ range: Range<Int>, into sums: UnsafeMutablePointer<Vector>) {
    bias.withElements { bias in
      for vector in range {
        sums[vector] = Vector(bias[vector * Vector.scalarCount..<(vector + 1) * Vector.scalarCount])
      }
    }
    var next = 0
    while next + 4 <= count {
      let (x0, x1, x2, x3) = (values[next], values[next + 1], values[next + 2], values[next + 3])
      let (w0, w1) = (weights + places[next], weights + places[next + 1])
      let (w2, w3) = (weights + places[next + 2], weights + places[next + 3])
      for vector in range {
        sums[vector] += (w0[vector] * x0 + w1[vector] * x1) + (w2[vector] * x2 + w3[vector] * x3)
      }
      next += 4
    }
    for rest in next..<count {
      let (x, w) = (values[rest], weights + places[rest])
      for vector in range { sums[vector] += w[vector] * x }
    }
    guard clips else { return }
    for vector in range { sums[vector].replace(with: 0, where: sums[vector] .< 0) }
  }
}
