import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Random numbers by position instead of by order: element i never depends on element i − 1.
///
/// The stream is chosen by a name and a seed (32-bit FNV-1a of the name, mixed with the seed); an
/// element is murmur3's 32-bit finaliser of the stream and the position.
public struct CounterGenerator: Sendable {
  private let stream: UInt32

  /// Makes the stream of a name and a seed.
  public init(name: String, seed: UInt64 = 0) {
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    stream = hash ^ UInt32(truncatingIfNeeded: seed) ^ UInt32(truncatingIfNeeded: seed >> 32)
  }

  /// 32 random bits for a position.
  @inline(__always)
  public func bits(at index: Int) -> UInt32 {
    var x = stream &+ UInt32(truncatingIfNeeded: index) &* 2_654_435_761
    x = (x ^ (x >> 16)) &* 0x85eb_ca6b
    x = (x ^ (x >> 13)) &* 0xc2b2_ae35
    return x ^ (x >> 16)
  }

  /// A number in [−1, 1) for a position.
  @inline(__always)
  public func signedUnit(at index: Int) -> Float {
    // 24 bits fit the signed type, from which processors convert several at once.
    Float(Int32(bitPattern: bits(at: index) >> 8)) * 0x1p-23 - 1
  }
}

extension CounterGenerator {
  /// Fills memory with numbers in [−scale, scale), on several threads where there are many.
  func fill(_ target: UnsafeMutableBufferPointer<Float>, scale: Float = 1) {
    // Each part is written by one thread, and all are done when the loop returns.
    nonisolated(unsafe) let target = target
    let part = 1 << 18
    let parts = (target.count + part - 1) / part
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let start = index * part
      for place in start..<min(start + part, target.count) {
        target[place] = signedUnit(at: place) * scale
      }
    }
  }

  /// Fills memory with numbers of the normal distribution around 0: Box and Muller's way, on pairs of positions.
  func fillNormally(_ target: UnsafeMutableBufferPointer<Float>, deviation: Float) {
    for place in target.indices {
      // (0, 1], so that the logarithm is finite.
      let even = (Float(bits(at: 2 * place) >> 8) + 1) * 0x1p-24
      let angle = signedUnit(at: 2 * place + 1) * .pi
      target[place] = deviation * (-2 * log(even)).squareRoot() * cos(angle)
    }
  }
}
