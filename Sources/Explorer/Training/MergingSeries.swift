/// Numbers over the steps of a run in bounded memory: where there are too many, neighbours become their mean.
public struct MergingSeries: Hashable, Sendable {
  /// Some neighbouring steps.
  public struct Point: Hashable, Sendable {
    /// The first step.
    public var first: Int
    /// How many steps.
    public var count: Int
    /// The mean over them; NaN as soon as one is no number.
    public var mean: Double

    /// The middle of the steps.
    var middle: Double { Double(first) + Double(count - 1) / 2 }
  }

  /// The most points that are kept.
  let capacity: Int
  /// How many steps a whole point stands for.
  private(set) var stride = 1
  /// The points, oldest first; the last one may still be growing.
  public private(set) var points: [Point] = []

  /// Makes a series without points.
  public init(capacity: Int = 512) {
    precondition(capacity >= 2, "two points at least")
    self.capacity = capacity
  }

  /// Takes the number of a step.
  public mutating func append(_ value: Double, at step: Int) {
    if var last = points.last, last.count < stride {
      last.mean += (value - last.mean) / Double(last.count + 1)
      last.count += 1
      points[points.count - 1] = last
      return
    }
    if points.count == capacity { halve() }
    if let last = points.last, last.count < stride { return append(value, at: step) }
    points.append(Point(first: step, count: 1, mean: value))
  }

  private mutating func halve() {
    points = Swift.stride(from: 0, to: points.count, by: 2).map { place in
      let one = points[place]
      guard place + 1 < points.count else { return one }
      let two = points[place + 1]
      let count = one.count + two.count
      let sum = one.mean * Double(one.count) + two.mean * Double(two.count)
      return Point(first: one.first, count: count, mean: sum / Double(count))
    }
    stride *= 2
  }
}
