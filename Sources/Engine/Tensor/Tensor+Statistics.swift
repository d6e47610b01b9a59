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
    var sums = Sums()
    var isAlive = [Bool](repeating: false, count: result.channelCount)
    let plane = max(1, shape.dimensions.dropFirst(2).reduce(1, *))
    withElements { elements in
      for start in stride(from: 0, to: elements.count, by: plane) {
        let zeros = sums.zeros
        for value in elements[start..<min(start + plane, elements.count)] { sums.add(value) }
        if sums.zeros - zeros < plane { isAlive[start / plane % isAlive.count] = true }
      }
    }
    sums.write(into: &result)
    result.deadChannels = isAlive.count { !$0 }
    return result
  }
}

private struct Sums {
  var zeros = 0
  var nans = 0
  var infinities = 0
  var finite = 0
  var sum = 0.0
  var squares = 0.0
  var minimum = Float.infinity
  var maximum = -Float.infinity

  @inline(__always)
  mutating func add(_ value: Float) {
    guard value.isFinite else {
      if value.isNaN { nans += 1 } else { infinities += 1 }
      return
    }
    finite += 1
    if value == 0 { zeros += 1 }
    sum += Double(value)
    squares += Double(value) * Double(value)
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  func write(into result: inout TensorStatistics) {
    result.nanCount = nans
    result.infiniteCount = infinities
    result.zeroShare = Float(zeros) / Float(result.count)
    guard finite > 0 else { return }
    let mean = sum / Double(finite)
    result.mean = Float(mean)
    result.standardDeviation = Float(max(0, squares / Double(finite) - mean * mean).squareRoot())
    result.minimum = minimum
    result.maximum = maximum
  }
}
