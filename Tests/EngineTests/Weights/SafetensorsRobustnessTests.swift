import TestSupport
import Testing

@testable import Engine

/// Files cut off anywhere, or changed anywhere, are read or refused; they never trap.
struct SafetensorsRobustnessTests {
  private static let whole = safetensors(
    "{\"__metadata__\":{\"k\":\"v\"},\(entry("a", [2, 1], 0, 8)),\(entry("h", "F16", [2], 8, 12))}",
    data: bytes(1, 2) + [0, 0x3C, 0, 0x40])

  private func isAccepted(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { (try? SafetensorsHeader($0, file: "f")) != nil }
  }

  @Test func `no file that is cut off is accepted`() {
    #expect(isAccepted(Self.whole))
    for count in Self.whole.indices { #expect(!isAccepted(Array(Self.whole.prefix(count)))) }
  }

  @Test func `five thousand random changes never trap`() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 7)
    for _ in 0..<5_000 {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        bytes[index] = random.nextInterestingByte()
      }
      guard isAccepted(bytes) else { continue }
      let file = try SafetensorsFile(path: folder.write(bytes, as: "a"))
      for name in file.names { _ = try? file.tensor(named: name).elements }
    }
  }
}
