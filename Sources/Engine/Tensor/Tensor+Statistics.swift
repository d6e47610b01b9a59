/// The statistics of an activation.
public struct TensorStatistics: Hashable, Sendable {
  /// The mean of the finite values.
  public var mean: Float = 0
  /// The standard deviation of the finite values.
  public var standardDeviation: Float = 0
  /// The smallest finite value.
  public var minimum: Float = 0
  /// The largest finite value.
  public var maximum: Float = 0
  /// The share of exact zeros, 0 … 1.
  public var zeroShare: Float = 0
  /// The channels (or features) that are zero everywhere, in all examples.
  public var deadChannels = 0
  /// The number of channels, or of features of a vector.
  public var channelCount = 0
  /// How many values are not a number.
  public var nanCount = 0
  /// How many values are infinite.
  public var infiniteCount = 0
  /// How many values there are.
  public var count = 0

  /// Makes empty statistics.
  public init() {}
}

extension Tensor {
  /// The statistics of all values of `[N, C, …]`; NaN and infinities are counted and left out.
  public var statistics: TensorStatistics {
    var result = TensorStatistics()
    result.count = count
    result.channelCount = shape.rank > 1 ? shape[1] : shape.channels
    guard count > 0, result.channelCount > 0 else { return result }
    var sums = StatisticsSums()
    var isAlive = [Bool](repeating: false, count: result.channelCount)
    let plane = max(1, shape.dimensions.dropFirst(2).reduce(1, *))
    withElements { elements in
      for start in stride(from: 0, to: elements.count, by: plane) {
        let zeros = sums.zeros
        sums.add(
          UnsafeBufferPointer(rebasing: elements[start..<min(start + plane, elements.count)]))
        if sums.zeros - zeros < plane { isAlive[start / plane % isAlive.count] = true }
      }
    }
    sums.write(into: &result)
    result.deadChannels = isAlive.count { !$0 }
    return result
  }
}
