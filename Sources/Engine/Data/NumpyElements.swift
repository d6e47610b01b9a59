/// How a `.npy` file stores its elements.
enum NumpyElements: String, CaseIterable {
  case float16 = "f2"
  case float32 = "f4"
  case float64 = "f8"
  case byte = "u1"

  var byteCount: Int {
    switch self {
    case .byte: 1
    case .float16: 2
    case .float32: 4
    case .float64: 8
    }
  }

  /// Converts elements to float32.
  ///
  /// - Parameters:
  ///   - source: as many elements as `target` has, at any address.
  ///   - isBigEndian: whether the first byte of an element is its highest.
  ///   - target: is overwritten; was not initialised.
  func convert(
    _ source: UnsafeRawPointer, isBigEndian: Bool, into target: UnsafeMutableBufferPointer<Float>
  ) {
    switch self {
    case .byte:
      for index in target.indices {
        target[index] = Float(source.load(fromByteOffset: index, as: UInt8.self))
      }
    case .float16:
      Self.convert(source, isBigEndian, into: target) { (bits: UInt16) in
        HalfPrecision.float(fromBinary16: bits)
      }
    case .float32:
      Self.convert(source, isBigEndian, into: target) { (bits: UInt32) in Float(bitPattern: bits) }
    case .float64:
      Self.convert(source, isBigEndian, into: target) { (bits: UInt64) in
        Float(Double(bitPattern: bits))
      }
    }
  }

  @inline(__always)
  private static func convert<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ isBigEndian: Bool,
    into target: UnsafeMutableBufferPointer<Float>, _ value: (Bits) -> Float
  ) {
    for index in target.indices {
      let offset = index &* MemoryLayout<Bits>.size
      let bits = source.loadUnaligned(fromByteOffset: offset, as: Bits.self)
      target[index] = value(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
    }
  }
}
