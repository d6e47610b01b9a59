/// Widening of 16-bit floating-point numbers to float32, exactly, by their bits.
///
/// By bits and not through `Float16`, which Swift lacks on Intel Macs; the loops have no branches,
/// so the compiler vectorises them.
enum HalfPrecision {
  /// The value of an IEEE 754 binary16 number: 1 sign, 5 exponent and 10 fraction bits.
  ///
  /// The magnitude is put where float32 has its fields, whose exponents are biased by 127
  /// instead of 15; one multiplication by 2¹¹² mends that, subnormal numbers included.
  @inline(__always)
  static func float(fromBinary16 bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let magnitude = UInt32(bits & 0x7FFF) << 13
    let finite = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
    let infinityOrNaN = magnitude | 0x7F80_0000
    return Float(bitPattern: sign | (magnitude < 0x0F80_0000 ? finite : infinityOrNaN))
  }

  /// The value of a bfloat16 number: the upper half of a float32.
  @inline(__always)
  static func float(fromBrain16 bits: UInt16) -> Float {
    Float(bitPattern: UInt32(bits) << 16)
  }

  /// Widens little-endian binary16 numbers, which need not be aligned.
  static func widenBinary16(
    _ source: UnsafeRawPointer, into target: UnsafeMutableBufferPointer<Float>
  ) {
    for index in target.indices {
      let bits = source.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)
      target[index] = float(fromBinary16: bits)
    }
  }

  /// Widens little-endian bfloat16 numbers, which need not be aligned.
  static func widenBrain16(
    _ source: UnsafeRawPointer, into target: UnsafeMutableBufferPointer<Float>
  ) {
    for index in target.indices {
      let bits = source.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)
      target[index] = float(fromBrain16: bits)
    }
  }
}
