import Testing

@testable import Engine

struct HalfPrecisionTests {
  #if !(os(macOS) && arch(x86_64))
  @Test func `every binary16 number widens as the compiler's own Float16 does`() {
    for bits in UInt16.min...UInt16.max {
      let expected = Float(Float16(bitPattern: bits))
      let found = HalfPrecision.float(fromBinary16: bits)
      #expect(found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN))
    }
  }
  #endif

  // The values are those of IEEE 754-2019, binary16: 2⁻²⁴ is the smallest subnormal number.
  @Test(
    arguments: [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0400, 0x1p-14),
      (0x0001, 0x1p-24), (0x83FF, -0x3FFp-24), (0x7C00, Float.infinity),
      (0xFC00, -Float.infinity),
    ] as [(UInt16, Float)])
  func `binary16 numbers have the values of the standard`(_ bits: UInt16, _ value: Float) {
    #expect(HalfPrecision.float(fromBinary16: bits) == value)
  }

  @Test func `zero keeps its sign and a NaN stays one`() {
    #expect(HalfPrecision.float(fromBinary16: 0x8000).sign == .minus)
    #expect(HalfPrecision.float(fromBinary16: 0x7E01).isNaN)
    #expect(HalfPrecision.float(fromBinary16: 0xFC01).isNaN)
  }

  @Test(
    arguments: [
      (0x3F80, 1), (0xC040, -3), (0x0001, 0x1p-133), (0x7F80, Float.infinity),
      (0xFF80, -Float.infinity),
    ] as [(UInt16, Float)])
  func `bfloat16 numbers are the upper halves of float32 numbers`(_ bits: UInt16, _ value: Float) {
    #expect(HalfPrecision.float(fromBrain16: bits) == value)
    #expect(HalfPrecision.float(fromBrain16: 0x7FC0).isNaN)
  }
}
