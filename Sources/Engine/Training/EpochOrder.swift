/// The order in which the examples of an epoch are seen: shuffled by the seed, another one for each epoch.
struct EpochOrder {
  let indices: [Int]

  /// Shuffles `count` examples (Fisher, Yates).
  init(count: Int, epoch: Int, seed: UInt64) {
    let random = CounterGenerator(name: "order of epoch \(epoch)", seed: seed)
    var indices = Array(0..<count)
    for place in indices.indices.dropFirst().reversed() {
      // Taking a remainder of 32 bits prefers some places by less than 1 in 10⁵ for up to 40,000 examples.
      indices.swapAt(place, Int(random.bits(at: place) % UInt32(place + 1)))
    }
    self.indices = indices
  }
}
