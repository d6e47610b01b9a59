public import Engine

/// What the statistics view draws of an activation, worked out beside the screen's thread.
public struct ActivationDetails: Hashable, Sendable {
  /// How many finite values lie in each of equal parts of their range.
  public var counts: [Int] = []
  /// The range of the finite values; nil when there are none.
  public var range: ValueRange?
  /// The mean of each channel, reduced to at most as many as a screen is wide.
  public var channelMeans: [Float] = []

  /// Nothing is known yet.
  public init() {}

  /// Works the distribution of `[N, C, …]` out.
  public init(_ tensor: Tensor, _ statistics: TensorStatistics, bins: Int = 64) {
    guard statistics.count > 0 else { return }
    let range = ValueRange(lower: statistics.minimum, upper: statistics.maximum)
    self.range = range
    counts = Array(repeating: 0, count: bins)
    let width = Double(range.upper) - Double(range.lower)
    let plane = max(1, tensor.shape.dimensions.dropFirst(2).reduce(1, *))
    var sums = Array(repeating: 0.0, count: max(1, statistics.channelCount))
    tensor.withElements { elements in
      for (place, value) in elements.enumerated() {
        sums[place / plane % sums.count] += Double(value)
        guard value.isFinite else { continue }
        let share = width > 0 ? (Double(value) - Double(range.lower)) / width : 0
        counts[max(0, min(bins - 1, Int(share * Double(bins))))] += 1
      }
    }
    let perChannel = Double(max(1, tensor.count / sums.count))
    let means = sums.map { Float($0 / perChannel) }
    channelMeans =
      HeatmapImage(width: means.count, height: 1, values: means)
      .reduced(columns: 256, rows: 1).values
  }
}
