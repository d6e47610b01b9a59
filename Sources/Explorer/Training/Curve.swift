import Engine

/// Points over the steps of training, as a plot of some columns needs them.
struct Curve: Hashable {
  /// A step, or the middle of some, and its value.
  struct Point: Hashable {
    let step: Double
    let value: Double
  }

  /// The points in the order of their steps.
  let points: [Point]

  /// One value a column from step 0 to the last one of the plot: the mean of the points in it, between points what
  /// lies between them, and NaN before the first and after the last.
  func values(columns: Int, through last: Double) -> [Float] {
    guard columns > 0 else { return [] }
    let width = max(last, 1) / Double(max(1, columns - 1))
    var next = 0
    return (0..<columns).map { column in
      let center = Double(column) * width
      let end = center + width / 2
      let first = next
      while next < points.count, points[next].step < end { next += 1 }
      guard next > first else { return Float(between(next, at: center)) }
      let sum = points[first..<next].reduce(0) { $0 + $1.value }
      return Float(sum / Double(next - first))
    }
  }

  /// The value between the points before and at a place; NaN outside.
  private func between(_ next: Int, at step: Double) -> Double {
    guard next > 0, next < points.count else { return .nan }
    let (left, right) = (points[next - 1], points[next])
    let share = (step - left.step) / max(1e-9, right.step - left.step)
    return left.value + share * (right.value - left.value)
  }
}

extension MergingSeries {
  /// The series as points.
  var curve: Curve { Curve(points: points.map { Curve.Point(step: $0.middle, value: $0.mean) }) }
}

extension TrainedRun {
  /// A number of the epochs over the steps; NaN and epochs without it are left out.
  func curve(of number: KeyPath<EpochReport, Double?>) -> Curve {
    Curve(
      points: epochs.compactMap { epoch in
        epoch[keyPath: number].map { Curve.Point(step: Double(epoch.steps - 1), value: $0) }
      })
  }

  /// The last step that is known; 0 before the first.
  var lastStep: Int { latestStep?.step ?? 0 }
}
