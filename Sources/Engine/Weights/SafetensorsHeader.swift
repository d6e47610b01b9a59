/// The header of a safetensors file: what each tensor is, and where its bytes lie.
///
/// ## Format
/// Eight bytes: the header's length, little-endian. The header: a JSON object, name to
/// `{"dtype", "shape", "data_offsets": [begin, end]}`, and `__metadata__`, text to text; it may be
/// padded with spaces. Then the data, which the tensors fill without holes or overlaps.
struct SafetensorsHeader: Hashable, Sendable {
  /// A tensor as the header describes it.
  struct Entry: Hashable, Sendable {
    let type: ElementType
    let shape: Shape
    /// The bytes of the file that hold the elements.
    let bytes: Range<Int>
  }

  static let lengthLimit = 100_000_000
  static let tensorLimit = 100_000
  static let rankLimit = 8
  static let metadataKey = "__metadata__"

  /// The tensors' names, as the header lists them.
  private(set) var names: [String] = []
  private(set) var entries: [String: Entry] = [:]
  private(set) var metadata: [String: String] = [:]

  private let file: String
  private let dataStart: Int

  /// Reads and checks the header of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  /// - Throws: `WeightFileError` about the first thing that is wrong.
  init(_ bytes: UnsafeRawBufferPointer, file: String) throws(WeightFileError) {
    self.file = file
    let length = try Self.headerLength(bytes, file: file)
    dataStart = 8 + length
    for member in try Self.members(bytes[8..<8 + length], file: file) {
      if member.key == Self.metadataKey {
        metadata = try text(member.value)
      } else {
        names.append(member.key)
        entries[member.key] = try entry(member.key, member.value)
      }
    }
    guard names.count <= Self.tensorLimit else {
      throw .tooManyTensors(file: file, limit: Self.tensorLimit, found: names.count)
    }
    try checkLayout(fileSize: bytes.count)
  }

  // MARK: Header

  private static func headerLength(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) throws(WeightFileError) -> Int {
    guard bytes.count >= 8 else { throw .headerTooShort(file: file, found: bytes.count) }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length <= UInt64(lengthLimit) else {
      throw .headerTooLong(file: file, limit: lengthLimit, found: length)
    }
    guard Int(length) <= bytes.count - 8 else {
      throw .headerTruncated(file: file, expected: Int(length), found: bytes.count - 8)
    }
    return Int(length)
  }

  private static func members(
    _ header: Slice<UnsafeRawBufferPointer>, file: String
  ) throws(WeightFileError) -> [JSONMember] {
    guard header.first == UInt8(ascii: "{") else {
      throw .notJSON(file: file, offset: 8, reason: "an opening brace expected")
    }
    do throws(JSONError) {
      guard case .object(let members) = try JSONParser.parse(.init(rebasing: header)) else {
        throw JSONError(offset: 0, reason: "an object expected")
      }
      return members
    } catch {
      throw .notJSON(file: file, offset: 8 + error.offset, reason: error.reason)
    }
  }

  private func text(_ value: JSONValue) throws(WeightFileError) -> [String: String] {
    var result: [String: String] = [:]
    guard case .object(let members) = value else {
      throw .malformedEntry(
        file: file, tensor: Self.metadataKey, expected: "an object of strings", found: value.words)
    }
    for member in members {
      guard case .string(let string) = member.value else {
        throw .malformedEntry(
          file: file, tensor: Self.metadataKey, expected: "a string for each key",
          found: member.value.words)
      }
      result[member.key] = string
    }
    return result
  }

  // MARK: Entries

  private func entry(_ name: String, _ value: JSONValue) throws(WeightFileError) -> Entry {
    guard case .string(let type) = value["dtype"] else {
      throw malformed(name, value, "dtype", "a string \"dtype\"")
    }
    guard let dimensions = value["shape"]?.extents else {
      throw malformed(name, value, "shape", "\"shape\", a list of extents,")
    }
    guard let offsets = value["data_offsets"]?.extents, offsets.count == 2 else {
      throw malformed(name, value, "data_offsets", "\"data_offsets\", a list of two offsets,")
    }
    guard dimensions.count <= Self.rankLimit else {
      throw .rankTooLarge(
        file: file, tensor: name, limit: Self.rankLimit, found: dimensions.count)
    }
    let bytes = try fileBytes(name, begin: offsets[0], end: offsets[1])
    let entry = Entry(type: ElementType(name: type), shape: Shape(dimensions), bytes: bytes)
    try checkSize(entry, name)
    return entry
  }

  /// The error that an entry has nothing or something else under a key.
  private func malformed(
    _ name: String, _ value: JSONValue, _ key: String, _ expected: String
  ) -> WeightFileError {
    .malformedEntry(file: file, tensor: name, expected: expected, found: value[key]?.words)
  }

  private func fileBytes(
    _ name: String, begin: Int, end: Int
  ) throws(WeightFileError) -> Range<Int> {
    guard begin <= end else {
      throw .invertedOffsets(file: file, tensor: name, begin: begin, end: end)
    }
    // No file is as long as that, and no sum below may overflow.
    guard end < Int.max / 2 else {
      throw .outOfRange(file: file, tensor: name, begin: begin, end: end, available: Int.max / 2)
    }
    return dataStart + begin..<dataStart + end
  }

  private func checkSize(_ entry: Entry, _ name: String) throws(WeightFileError) {
    var product = 1
    for factor in entry.shape.dimensions + [entry.type.byteCount ?? 1] {
      let (value, overflow) = product.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .shapeTooLarge(file: file, tensor: name, shape: entry.shape) }
      product = value
    }
    guard entry.type.byteCount == nil || product == entry.bytes.count else {
      throw .sizeMismatch(
        file: file, tensor: name, shape: entry.shape, type: entry.type, expected: product,
        found: entry.bytes.count)
    }
  }

  // MARK: Layout

  /// Checks that the tensors fill the file's data: no hole, no overlap, nothing beyond the end.
  private func checkLayout(fileSize: Int) throws(WeightFileError) {
    let end: Int
    do throws(WeightFileError) {
      end = try layoutEnd()
    } catch {
      try checkRanges(fileSize: fileSize)
      throw error
    }
    guard end <= fileSize else { throw .truncated(file: file, expected: end, found: fileSize) }
    guard end == fileSize else { throw .hole(file: file, begin: end, end: fileSize) }
  }

  private func layoutEnd() throws(WeightFileError) -> Int {
    var end = dataStart
    var last = ""
    for (name, entry) in entries.sorted(by: Self.liesBefore) {
      guard entry.bytes.lowerBound >= end else {
        throw .overlap(file: file, first: last, second: name, offset: entry.bytes.lowerBound)
      }
      guard entry.bytes.lowerBound == end else {
        throw .hole(file: file, begin: end, end: entry.bytes.lowerBound)
      }
      end = entry.bytes.upperBound
      last = name
    }
    return end
  }

  private func checkRanges(fileSize: Int) throws(WeightFileError) {
    for name in names {
      guard let bytes = entries[name]?.bytes, bytes.upperBound > fileSize else { continue }
      throw .outOfRange(
        file: file, tensor: name, begin: bytes.lowerBound - dataStart,
        end: bytes.upperBound - dataStart, available: fileSize - dataStart)
    }
  }

  private static func liesBefore(
    _ first: (key: String, value: Entry), _ second: (key: String, value: Entry)
  ) -> Bool {
    let (a, b) = (first.value.bytes, second.value.bytes)
    return (a.lowerBound, a.upperBound, first.key) < (b.lowerBound, b.upperBound, second.key)
  }
}

extension JSONValue {
  /// The value of a key, when this is an object that has it.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The numbers of a list of integers none of which is negative.
  fileprivate var extents: [Int]? {
    guard case .array(let values) = self else { return nil }
    var result: [Int] = []
    for value in values {
      guard case .integer(let number) = value, number >= 0 else { return nil }
      result.append(number)
    }
    return result
  }
}
