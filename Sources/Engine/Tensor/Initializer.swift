/// How a parameter tensor is first filled.
public enum Initializer: Hashable, Sendable {
  /// Every element the same.
  case constant(Float)
  /// He initialisation, uniform: U(−b, b) with b = √(6 / fan-in), so that the variance is 2 / fan-in.
  ///
  /// ## Source
  /// He, Zhang, Ren, Sun 2015, "Delving Deep into Rectifiers", arXiv:1502.01852, eq. 10.
  case he(fanIn: Int)
  /// Glorot's, uniform: U(−b, b) with b = √(6 / (fan-in + fan-out)), so that the variance is 2 / (fan-in + fan-out).
  ///
  /// ## Source
  /// Glorot, Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", eq. 16.
  case glorot(fanIn: Int, fanOut: Int)
  /// Normal with the mean 0.
  case normal(deviation: Float)
  /// The given numbers, then −1 or 1 by lot, whatever the seed.
  case signs(first: [Float])
}

extension Initializer {
  /// Fills a tensor; the same name, seed and shape always give the same numbers.
  ///
  /// - Parameters:
  ///   - shape: the extents.
  ///   - name: the parameter's full name, so that no two parameters are alike.
  ///   - seed: chooses among the possible drawings.
  /// - Returns: the filled tensor.
  public func tensor(shape: Shape, name: String, seed: UInt64) -> Tensor {
    switch self {
    case .constant(let value):
      return Tensor(repeating: value, shape: shape)
    case .signs(let first):
      let generator = CounterGenerator(name: name, seed: 0)
      return Tensor(shape: shape) { buffer in
        generator.fill(buffer)
        for place in buffer.indices {
          buffer[place] = place < first.count ? first[place] : buffer[place] < 0 ? -1 : 1
        }
      }
    case .he(let fanIn):
      return uniform(shape, variance: 2 / Float(max(1, fanIn)), name, seed)
    case .glorot(let fanIn, let fanOut):
      return uniform(shape, variance: 2 / Float(max(1, fanIn + fanOut)), name, seed)
    case .normal(let deviation):
      let generator = CounterGenerator(name: name, seed: seed)
      return Tensor(shape: shape) { generator.fillNormally($0, deviation: deviation) }
    }
  }

  private func uniform(
    _ shape: Shape, variance: Float, _ name: String, _ seed: UInt64
  ) -> Tensor {
    let generator = CounterGenerator(name: name, seed: seed)
    return Tensor(shape: shape) { generator.fill($0, scale: (3 * variance).squareRoot()) }
  }
}
