/// How fast each thread has been of late, so that work is divided for all to end together.
///
/// A step ends with its slowest thread, and cores that other programs or virtual machines use as well are not equally
/// fast, for seconds at a time.
final class ThreadSpeeds {
  /// The share of the work of each thread that lets all take equally long; they add up to 1.
  private(set) var shares: [Double] = []

  /// How much the last work counts against all before it.
  private static let weight = 0.25
  /// Differences up to this part of an even share are left alone: what one core has written reaches another slowly.
  private static let least = 0.03
  /// What takes a thread less than so many nanoseconds tells nothing.
  private static let shortest = 20_000.0

  /// The part of `0..<count` that a thread takes.
  ///
  /// - Parameters:
  ///   - count: how many there are to divide.
  ///   - grain: as many stay together.
  ///   - thread: the thread's place.
  ///   - threads: how many there are.
  /// - Returns: the part; empty where there is too little for all.
  func part(of count: Int, grain: Int, thread: Int, of threads: Int) -> Range<Int> {
    let units = (count + grain - 1) / grain
    let start = min(count, grain * end(ofPart: thread - 1, of: threads, in: units))
    return start..<min(count, grain * end(ofPart: thread, of: threads, in: units))
  }

  private func end(ofPart thread: Int, of threads: Int, in units: Int) -> Int {
    let place = thread + 1
    guard threads == shares.count, place < threads, isUneven else {
      return units * place / threads
    }
    let share = shares[..<place].reduce(0, +)
    return Int((Double(units) * share).rounded())
  }

  private var isUneven: Bool {
    shares.contains { abs($0 * Double(shares.count) - 1) > Self.least }
  }

  /// Learns from some work.
  ///
  /// - Parameter turns: what each thread did.
  func learn(_ turns: some Collection<ThreadTurn>) {
    let count = turns.count
    if shares.count != count { shares = Array(repeating: 1 / Double(count), count: count) }
    guard count > 1,
      turns.allSatisfy({ $0.amount > 0 && $0.nanoseconds >= Self.shortest })
    else { return }
    let mean = turns.reduce(0) { $0 + $1.speed } / Double(count)
    // A thread that was put to sleep for a while is not slow.
    let bounds = mean / 2...2 * mean
    let sum = turns.reduce(0) { $0 + $1.speed(within: bounds) }
    for (place, turn) in turns.enumerated() {
      shares[place] += Self.weight * (turn.speed(within: bounds) / sum - shares[place])
    }
  }
}

/// What a thread did and how long it took; a line of its own in the caches.
struct ThreadTurn {
  /// How much of the work.
  var amount = 0
  /// How long it took.
  var nanoseconds = 0.0
  private var padding: (Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0)

  /// A thread that did nothing.
  init() {}

  init(amount: Int, duration: Duration) {
    self.amount = amount
    let (seconds, attoseconds) = duration.components
    nanoseconds = 1e9 * Double(seconds) + 1e-9 * Double(attoseconds)
  }

  fileprivate var speed: Double { Double(amount) / nanoseconds }

  fileprivate func speed(within bounds: ClosedRange<Double>) -> Double {
    min(max(speed, bounds.lowerBound), bounds.upperBound)
  }
}
