#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Random numbers one after the other, for drawings that need some dozens of them.
///
/// ## Source
/// Steele, Lea, Flood 2014, "Fast Splittable Pseudorandom Number Generators": SplitMix64.
struct SequentialRandom {
  private var state: UInt64

  /// The numbers of one picture of a series.
  init(seed: UInt64, index: Int) {
    state = seed &* 0xd134_2543_de82_ef95 &+ UInt64(bitPattern: Int64(index))
    // Neighbours begin far from each other.
    state = next()
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in a range, evenly.
  mutating func uniform(_ low: Float, _ high: Float) -> Float {
    low + (high - low) * Float(next() >> 40) * 0x1p-24
  }

  /// A whole number from 0 up to a bound, without it.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % max(1, bound) }

  /// A number of the normal distribution (Box, Muller).
  mutating func normal(_ mean: Float, _ deviation: Float) -> Float {
    let radius = sqrt(-2 * log(max(uniform(0, 1), 1e-7)))
    return mean + deviation * radius * cos(2 * .pi * uniform(0, 1))
  }
}
