import Engine
import Testing

@testable import Explorer

/// Numbers over many steps in little memory, and as a plot shows them.
struct MergingSeriesTests {
  @Test(arguments: [1, 7, 16, 17, 1000])
  func `no step is lost and means stay means`(count: Int) {
    var series = MergingSeries(capacity: 16)
    for step in 0..<count { series.append(Double(step), at: step) }
    #expect(series.points.count <= 16)
    #expect(series.points.reduce(0) { $0 + $1.count } == count)
    let sum = series.points.reduce(0) { $0 + $1.mean * Double($1.count) }
    #expect(abs(sum - Double(count * (count - 1) / 2)) < 1e-6)
    for (point, next) in zip(series.points, series.points.dropFirst()) {
      #expect(next.first == point.first + point.count)
    }
  }

  @Test func `a NaN stays where it was`() {
    var series = MergingSeries(capacity: 4)
    for step in 0..<8 { series.append(step == 5 ? .nan : 1, at: step) }
    #expect(series.points.map(\.mean.isNaN) == [false, false, true, false])
  }

  @Test(arguments: [1, 2, 33, 34, 64, 65, 500, 1000])
  func `the first and the latest profile stay, others evenly between`(count: Int) throws {
    var run = TrainedRun(number: 1, place: 0, name: "run", conditions: TrainingConditions())
    for step in 0..<count { run.note(.step(TrainingFixtures.report(5 * step))) }
    let steps = run.profiles.map(\.step)
    #expect(steps.count <= 33)
    #expect(steps.count >= min(count, 17))
    #expect(steps.first == 0)
    #expect(steps.last == 5 * (count - 1))
    let gaps = Set(zip(steps, steps.dropFirst()).dropLast().map { $1 - $0 })
    #expect(gaps.count <= 1, "even gaps but for the last: \(steps)")
  }

  @Test func `a curve fills its columns`() {
    let curve = Curve(points: [(0, 1), (10, 3), (20, 2)].map { .init(step: $0, value: $1) })
    #expect(curve.values(columns: 5, through: 20) == [1, 2, 3, 2.5, 2])
    #expect(curve.values(columns: 2, through: 20) == [1, 2.5], "means where points share a column")
    let wide = curve.values(columns: 9, through: 40)
    #expect(wide[4] == 2)
    #expect(wide[5...].allSatisfy { $0.isNaN }, "nothing after the last point")
    #expect(curve.values(columns: 0, through: 20).isEmpty)
    #expect(Curve(points: []).values(columns: 3, through: 9).allSatisfy { $0.isNaN })
  }
}
