/// How a parameter tensor is first filled.
public enum Initializer: Hashable, Sendable {
  /// Every element the same.
  case constant(Float)
  /// He initialisation, uniform: U(−b, b) with b = √(6 / fan-in), so that the variance is 2 / fan-in.
  ///
  /// ## Source
  /// He, Zhang, Ren, Sun 2015, "Delving Deep into Rectifiers", arXiv:1502.01852, eq. 10.
  case he(fanIn: Int)
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
      let bound = (6 / Float(max(1, fanIn))).squareRoot()
      let generator = CounterGenerator(name: name, seed: seed)
      return Tensor(shape: shape) { generator.fill($0, scale: bound) }
    }
  }
}
