import Testing

@testable import Engine

struct TensorStatisticsTests {
  @Test func `mean, deviation and range are those worked by hand`() {
    // 2 4 4 4 5 5 7 9: the sum is 40, the squared distances to 5 sum to 32, √(32 / 8) = 2.
    let statistics = Tensor([2, 4, 4, 4, 5, 5, 7, 9], shape: [1, 2, 2, 2]).statistics
    #expect(statistics.mean == 5)
    #expect(statistics.standardDeviation == 2)
    #expect(statistics.minimum == 2)
    #expect(statistics.maximum == 9)
    #expect(statistics.count == 8)
  }

  @Test func `NaN and infinities are counted and left out of the rest`() {
    let values: [Float] = [1, .nan, 3, .infinity, -.infinity, .nan]
    let statistics = Tensor(values, shape: [1, 6]).statistics
    #expect(statistics.nanCount == 2)
    #expect(statistics.infiniteCount == 2)
    #expect(statistics.mean == 2)
    #expect(statistics.standardDeviation == 1)
    #expect(statistics.minimum == 1)
    #expect(statistics.maximum == 3)
  }

  @Test func `nothing but NaN gives numbers that can be shown`() {
    let statistics = Tensor(repeating: .nan, shape: [1, 2, 2, 2]).statistics
    #expect(statistics.nanCount == 8)
    #expect(statistics.mean == 0)
    #expect(statistics.minimum == 0)
    #expect(statistics.maximum == 0)
    #expect(statistics.deadChannels == 0)
  }

  @Test func `a channel is dead when it is zero everywhere in all examples`() {
    // Two examples of three channels of two values: the first is always zero, the second in one example only.
    let values: [Float] = [0, 0, 0, 0, 1, 0, /**/ 0, 0, 0, 2, 3, 4]
    let statistics = Tensor(values, shape: [2, 3, 1, 2]).statistics
    #expect(statistics.deadChannels == 1)
    #expect(statistics.channelCount == 3)
    #expect(statistics.zeroShare == Float(8) / 12)
  }

  @Test func `of a vector every feature is a channel`() {
    let statistics = Tensor([0, 1, 0, 0, 0, 2], shape: [2, 3]).statistics
    #expect(statistics.channelCount == 3)
    #expect(statistics.deadChannels == 1)
  }

  @Test func `values whose squares overflow float32 have a finite deviation`() {
    let statistics = Tensor([3e38, -3e38], shape: [1, 2]).statistics
    #expect(statistics.mean == 0)
    #expect(statistics.standardDeviation == 3e38)
  }

  @Test func `no values have empty statistics`() {
    #expect(Tensor([], shape: [1, 0]).statistics.count == 0)
  }

  @Test(arguments: [7, 8, 9, 4095, 4097, 12_345])
  func `blocks and their rests are those of one value after the other`(_ width: Int) {
    let generator = CounterGenerator(name: "statistics", seed: UInt64(width))
    let values = (0..<2 * width).map { generator.signedUnit(at: $0) + 3 }.map { $0 < 2.5 ? 0 : $0 }
    let found = Tensor(values, shape: [1, 2, 1, width]).statistics
    let mean = values.map(Double.init).reduce(0, +) / Double(values.count)
    let squares = values.map { (Double($0) - mean) * (Double($0) - mean) }.reduce(0, +)
    #expect(abs(found.mean - Float(mean)) < 1e-6)
    #expect(
      abs(Double(found.standardDeviation) - (squares / Double(values.count)).squareRoot()) < 1e-6)
    #expect(found.minimum == values.min())
    #expect(found.maximum == values.max())
    #expect(found.zeroShare == Float(values.count { $0 == 0 }) / Float(values.count))
  }

  @Test(arguments: [0, 4000, 4096, 9999])
  func `one NaN is found wherever it is`(_ place: Int) {
    var values = [Float](repeating: 2, count: 10_000)
    values[place] = .nan
    let statistics = Tensor(values, shape: [1, 1, 100, 100]).statistics
    #expect(statistics.nanCount == 1)
    #expect(statistics.mean == 2)
    #expect(statistics.standardDeviation == 0)
    #expect(statistics.maximum == 2)
  }
}
