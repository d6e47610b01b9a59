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
}
