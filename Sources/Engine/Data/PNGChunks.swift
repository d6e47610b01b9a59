/// The chunks that a PNG file consists of after its first eight bytes.
///
/// ## Format
/// Each chunk: the length of its contents in four bytes, highest first; its kind in four letters;
/// the contents; a checksum in four bytes. A small first letter marks what a reader may ignore.
enum PNGChunks {
  /// Chunks that may be ignored, but say what the samples mean.
  private static let kindsKept: Set<[UInt8]> = Set(
    ["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD"].map { Array($0.utf8) })
  private static let lastKind = Array("IEND".utf8)

  /// The same picture without text, times and whatever else does not bear on its samples.
  ///
  /// libpng takes the memory that a chunk of text asks for before it sees whether the file has it.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  /// - Returns: the bytes of a file up to its last chunk.
  /// - Throws: `InputError.malformed` when the file ends within a chunk.
  static func withoutRemarks(_ bytes: [UInt8], file: String) throws(InputError) -> [UInt8] {
    var kept = [0..<min(PNGDecoder.magic.count, bytes.count)]
    var start = kept[0].upperBound
    while start < bytes.count {
      let end = try self.end(ofChunkAt: start, bytes, file)
      let kind = Array(bytes[start + 4..<start + 8])
      if kind[0] & 0x20 == 0 || kindsKept.contains(kind) { kept.extend(by: start..<end) }
      start = kind == lastKind ? bytes.count : end
    }
    return kept == [0..<bytes.count] ? bytes : kept.flatMap { bytes[$0] }
  }

  private static func end(
    ofChunkAt start: Int, _ bytes: [UInt8], _ file: String
  ) throws(InputError) -> Int {
    let available = bytes.count - start
    let length = bytes[start..<min(start + 4, bytes.count)].reduce(0) { $0 << 8 | Int($1) }
    guard available >= 12, length <= available - 12 else {
      let found = available < 8 ? "the file ends" : "the file ends in a chunk of \(length) bytes"
      throw .malformed(file: file, format: "PNG", reason: "byte \(start): \(found)")
    }
    return start + 12 + length
  }
}

extension [Range<Int>] {
  /// Appends a range, to the last one where it begins at that one's end.
  fileprivate mutating func extend(by range: Range<Int>) {
    guard let last, last.upperBound == range.lowerBound else { return append(range) }
    self[endIndex - 1] = last.lowerBound..<range.upperBound
  }
}
