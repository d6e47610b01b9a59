import Testing

@testable import Explorer

struct CellEncoderTests {
  @Test(arguments: [
    0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x061C, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066,
    0x2069, 0xFEFF, 0x0301, 0x3164, 0xE0041, 0xFE0F,
  ])
  func `characters that command or hide are not shown`(value: UInt32) throws {
    #expect(!CellEncoder.isHarmless(try #require(Unicode.Scalar(value))))
  }

  @Test(arguments: ["a", "~", " ", "é", "σ", "│", "▀", "→", "⌊", "×", "日", "⊕", "…"])
  func `the explorer's own characters are shown`(scalar: Unicode.Scalar) {
    #expect(CellEncoder.isHarmless(scalar))
  }
}

struct AsciiFallbackTests {
  @Test(
    arguments: [
      ("│", "|"), ("─", "-"), ("╭", "+"), ("→", ">"), ("▾", "v"), ("█", "#"), ("×", "x"),
      ("⌊", "["), ("⊕", "+"), ("…", "."), ("é", "e"), ("a", "a"), ("日", "?"), ("■", "#"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func `every character has an ASCII stand-in`(scalar: Unicode.Scalar, standIn: Unicode.Scalar) {
    #expect(AsciiFallback.scalar(for: scalar) == standIn)
  }

  @Test func `stand-ins are printable ASCII`() {
    for value: UInt32 in 0x80...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect((0x20...0x7E).contains(AsciiFallback.scalar(for: scalar).value))
    }
  }
}
