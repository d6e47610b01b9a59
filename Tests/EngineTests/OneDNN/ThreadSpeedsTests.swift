import Testing

@testable import Engine

/// How work is divided between threads that are not equally fast.
struct ThreadSpeedsTests {
  /// Two threads that took these times for as much work each, again and again.
  private func learned(_ durations: [Int], times: Int = 40) -> ThreadSpeeds {
    let speeds = ThreadSpeeds()
    for _ in 0..<times { speeds.learn([100, 100], taking: durations) }
    return speeds
  }

  private func parts(_ speeds: ThreadSpeeds, of count: Int, grain: Int = 1) -> [Range<Int>] {
    (0..<2).map { speeds.part(of: count, grain: grain, thread: $0, of: 2) }
  }

  @Test func `at first all take as much`() {
    #expect(parts(ThreadSpeeds(), of: 10) == [0..<5, 5..<10])
  }

  @Test func `small differences are left alone`() {
    #expect(parts(learned([100_000, 103_000]), of: 1000) == [0..<500, 500..<1000])
  }

  @Test func `a thread that takes twice as long gets half as much`() {
    #expect(parts(learned([200_000, 100_000]), of: 300) == [0..<100, 100..<300])
    #expect(parts(learned([100_000, 200_000]), of: 300) == [0..<200, 200..<300])
  }

  @Test(arguments: [1, 2, 7]) func `parts lie side by side and cover all`(grain: Int) {
    let speeds = learned([100_000, 170_000])
    for count in 0..<40 {
      let parts = parts(speeds, of: count, grain: grain)
      #expect(parts[0].lowerBound == 0 && parts[0].upperBound == parts[1].lowerBound)
      #expect(parts[1].upperBound == count)
      #expect(parts[0].upperBound % grain == 0 || parts[0].upperBound == count)
    }
  }

  @Test func `a thread that slept once is not slow`() {
    let speeds = ThreadSpeeds()
    speeds.learn([100, 100], taking: [100_000, 100_000_000])
    #expect(parts(speeds, of: 100)[1].count >= 40)
  }

  @Test func `short work and threads without any tell nothing`() {
    let speeds = ThreadSpeeds()
    for _ in 0..<40 {
      speeds.learn([100, 100], taking: [1_000, 2_000])
      speeds.learn([100, 0], taking: [100_000, 100_000])
    }
    #expect(parts(speeds, of: 10) == [0..<5, 5..<10])
  }

  @Test func `another number of threads begins anew`() {
    let speeds = learned([100_000, 200_000])
    #expect(speeds.part(of: 9, grain: 1, thread: 1, of: 3) == 3..<6)
    speeds.learn([10, 10, 10], taking: [100_000, 100_000, 100_000])
    #expect(parts(speeds, of: 10) == [0..<5, 5..<10])
  }
}

extension ThreadSpeeds {
  /// Learns from threads that did so much in so many nanoseconds.
  fileprivate func learn(_ amounts: [Int], taking durations: [Int]) {
    learn(
      zip(amounts, durations).map { ThreadTurn(amount: $0, duration: .nanoseconds($1)) })
  }
}
