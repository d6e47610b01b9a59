#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads text line by line, without ever holding more of a line than its limit.
struct LineReader {
  /// The longest line of the command language, in bytes, without what ends it.
  static let limit = 1 << 16

  /// A line as it was found.
  enum Line: Hashable {
    /// What stood before the line's end; the last line needs none.
    case text(String)
    /// More than the limit; what it was is gone.
    case tooLong
  }

  private let descriptor: Int32
  /// What was read and not yet asked for.
  private var pending: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The next line; nil where there is none.
  ///
  /// - Throws: `LineReadingError` when the system refuses.
  mutating func next() throws(LineReadingError) -> Line? {
    var bytes: [UInt8] = []
    var isTooLong = false
    while true {
      if pending.isEmpty { try refill() }
      let part = pending.prefix { $0 != UInt8(ascii: "\n") }
      // A carriage return before the line's end is no part of the line.
      isTooLong = isTooLong || bytes.count + part.count > Self.limit + 1
      if !isTooLong { bytes += part }
      pending = pending.dropFirst(part.count)
      guard pending.isEmpty else {
        pending = pending.dropFirst()
        return Self.line(bytes, isTooLong)
      }
      if isAtEnd { return bytes.isEmpty && !isTooLong ? nil : Self.line(bytes, isTooLong) }
    }
  }

  private static func line(_ bytes: [UInt8], _ isTooLong: Bool) -> Line {
    let text = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
    guard !isTooLong, text.count <= limit else { return .tooLong }
    return .text(String(decoding: text, as: UTF8.self))
  }

  private mutating func refill() throws(LineReadingError) {
    var buffer = [UInt8](repeating: 0, count: Self.limit)
    while !isAtEnd {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw LineReadingError(code: errno) }
      isAtEnd = count == 0
      pending = buffer[..<count]
      return
    }
  }
}

/// Why no line could be read.
struct LineReadingError: Error, Hashable, CustomStringConvertible {
  /// The system's number of the error.
  let code: Int32

  var description: String {
    "cannot read standard input: \(String(cString: strerror(code)))"
  }
}
