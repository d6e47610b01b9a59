import Testing

@testable import Engine

/// Each way in which a header can be wrong has its own error; the file is called `f`.
struct SafetensorsErrorTests {
  private func error(_ bytes: some Collection<UInt8>) -> WeightFileError? {
    Array(bytes).withUnsafeBytes { buffer in
      do throws(WeightFileError) {
        _ = try SafetensorsHeader(buffer, file: "f")
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func `fewer than eight bytes are no file`() {
    #expect(error([]) == .headerTooShort(file: "f", found: 0))
    #expect(error([1, 2, 3]) == .headerTooShort(file: "f", found: 3))
  }

  @Test func `an enormous header is refused`() {
    let length = withUnsafeBytes(of: UInt64(100_000_001).littleEndian, Array.init)
    let expected = WeightFileError.headerTooLong(file: "f", limit: 100_000_000, found: 100_000_001)
    #expect(error(length) == expected)
    let all = [UInt8](repeating: 255, count: 16)
    #expect(error(all) == .headerTooLong(file: "f", limit: 100_000_000, found: .max))
  }

  @Test func `a header longer than the file is cut off`() {
    #expect(
      error(safetensors("{}    ").dropLast(3))
        == .headerTruncated(file: "f", expected: 6, found: 3))
  }

  @Test(arguments: [
    ("", 8), (" {}", 8), ("[]", 8), ("{", 9), ("{}x", 10), ("{\"a\"}", 12), ("{\"a\":1,}", 15),
    ("{\"a\":01}", 15), ("{\"a\":\"\\q\"}", 15), ("{\"a\":\"\\ud800\"}", 20), ("{\"a\":tru}", 13),
    ("{\"\u{1}\":1}", 10), ("{\"a\":\"x}", 16), ("{\"a\":-}", 14), ("{\"a\":1.}", 15),
  ])
  func `what is not JSON is told with its byte`(_ header: String, _ offset: Int) {
    guard case .notJSON(_, let found, _) = error(safetensors(header)) else {
      Issue.record("\(header) was not refused as JSON")
      return
    }
    #expect(found == offset)
  }

  @Test func `text that is not UTF-8 is refused`() {
    let header: [UInt8] = Array("{\"".utf8) + [0xC3, 0x28] + Array("\":1}".utf8)
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian, Array.init)
    let expected = WeightFileError.notJSON(file: "f", offset: 9, reason: "text in UTF-8 expected")
    #expect(error(length + header) == expected)
  }

  @Test func `two equal keys are refused`() {
    let header = "{\(entry("a", [1], 0, 4)),\(entry("a", [1], 4, 8))}"
    guard case .notJSON(_, _, let reason) = error(safetensors(header, data: bytes(1, 2))) else {
      Issue.record("the second key was accepted")
      return
    }
    #expect(reason == "the key \"a\" occurs twice")
  }

  @Test func `deep nesting is refused before the stack ends`() {
    let header = "{\"a\":" + String(repeating: "[", count: 1_000_000)
    guard case .notJSON(_, _, let reason) = error(safetensors(header)) else {
      Issue.record("the nesting was accepted")
      return
    }
    #expect(reason == "nested too deeply")
  }

  @Test(arguments: [
    "1", "[]", "{}", "{\"dtype\":\"F32\"}", "{\"dtype\":1,\"shape\":[],\"data_offsets\":[0,4]}",
    "{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}",
    "{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}",
    "{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}",
    "{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,99999999999999999999]}",
  ])
  func `an entry that lacks something is told by its name`(_ value: String) {
    guard case .malformedEntry(_, "w", _, _) = error(safetensors("{\"w\":\(value)}")) else {
      Issue.record("\(value) was accepted")
      return
    }
  }

  @Test(arguments: [
    ("{\"dtype\":\"F32\"}", "\"shape\", a list of extents, expected in the header, it has none"),
    ("{\"dtype\":7}", "a string \"dtype\" expected in the header, it has 7"),
    (
      "{\"dtype\":\"F32\",\"shape\":[-1,-1]}",
      "\"shape\", a list of extents, expected in the header, it has [-1, -1]"
    ),
    (
      "{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[\"0\",4]}",
      "\"data_offsets\", a list of two offsets, expected in the header, it has a list of other things"
    ),
    (
      "{\"dtype\":\"F32\",\"shape\":\"\"}",
      "\"shape\", a list of extents, expected in the header, it has \"\""
    ),
  ])
  func `an entry that has something else is told with it`(_ value: String, _ sentence: String) {
    #expect(error(safetensors("{\"w\":\(value)}"))?.description == "f: w: \(sentence)")
  }

  @Test func `a type without a name is quoted`() throws {
    let header = "{\"w\":{\"dtype\":\"\",\"shape\":[],\"data_offsets\":[0,4]}}"
    let folder = try TemporaryFolder()
    let file = try SafetensorsFile(path: folder.write(safetensors(header, data: bytes(1)), as: "f"))
    let error = #expect(throws: WeightFileError.self) { try file.tensor(named: "w", shape: []) }
    #expect(error?.description.hasSuffix("F32, F16 or BF16 expected, the file has \"\"") == true)
  }

  @Test func `bytes that do not match the shape are refused`() {
    let header = safetensors("{\(entry("w", [2], 0, 4))}", data: bytes(1))
    #expect(
      error(header)
        == .sizeMismatch(
          file: "f", tensor: "w", shape: [2], type: .float32, expected: 8, found: 4))
    #expect(
      error(header)?.description
        == "f: w: 8 bytes expected for [2] in F32, the header gives it 4")
  }

  @Test func `a shape whose size overflows is refused`() {
    let shape = Shape([1 << 40, 1 << 40])
    let header = safetensors("{\(entry("w", shape.dimensions, 0, 4))}", data: bytes(1))
    #expect(error(header) == .shapeTooLarge(file: "f", tensor: "w", shape: shape))
  }

  @Test func `too many dimensions are refused`() {
    let shape = [Int](repeating: 1, count: 9)
    let header = safetensors("{\(entry("w", shape, 0, 4))}", data: bytes(1))
    #expect(error(header) == .rankTooLarge(file: "f", tensor: "w", limit: 8, found: 9))
  }

  @Test func `an end before the beginning is refused`() {
    let header = safetensors("{\(entry("w", [1], 4, 0))}", data: bytes(1))
    #expect(error(header) == .invertedOffsets(file: "f", tensor: "w", begin: 4, end: 0))
  }

  @Test func `offsets beyond the file are refused`() {
    let far = safetensors("{\(entry("w", [1], 400, 404))}", data: bytes(1))
    #expect(
      error(far) == .outOfRange(file: "f", tensor: "w", begin: 400, end: 404, available: 4))
    let farther = safetensors("{\(entry("w", "Q", [1], Int.max - 4, Int.max))}", data: bytes(1))
    guard case .outOfRange = error(farther) else {
      Issue.record("an offset of 2⁶³ − 1 was accepted")
      return
    }
  }

  @Test func `data that ends early is cut off`() {
    let whole = safetensors("{\(entry("w", [2], 0, 8))}", data: bytes(1, 2))
    let expected = WeightFileError.truncated(
      file: "f", expected: whole.count, found: whole.count - 1)
    #expect(error(whole.dropLast()) == expected)
  }

  @Test func `shared bytes are refused`() {
    let header = "{\(entry("a", [2], 0, 8)),\(entry("b", [2], 4, 12))}"
    let start = 8 + header.utf8.count
    #expect(
      error(safetensors(header, data: bytes(1, 2, 3)))
        == .overlap(file: "f", first: "a", second: "b", offset: start + 4))
  }

  @Test func `bytes of nobody are refused, within the data and at its end`() {
    let gap = "{\(entry("a", [1], 0, 4)),\(entry("b", [1], 8, 12))}"
    let start = 8 + gap.utf8.count
    #expect(
      error(safetensors(gap, data: bytes(1, 2, 3)))
        == .hole(file: "f", begin: start + 4, end: start + 8))
    let header = "{\(entry("a", [1], 0, 4))}"
    let end = 8 + header.utf8.count + 4
    #expect(
      error(safetensors(header, data: bytes(1, 2))) == .hole(file: "f", begin: end, end: end + 4))
  }

  @Test func `hostile names do not reach the terminal`() {
    let header = "{\"a\\u001b[2J\\u0007\":1}"
    let sentence = error(safetensors(header))?.description ?? ""
    #expect(sentence.hasPrefix("f: a\\u{1B}[2J\\u{7}: "))
  }
}
