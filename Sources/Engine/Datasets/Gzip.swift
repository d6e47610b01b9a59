internal import CZlib

/// Unpacks what gzip packed: one member after the other, as RFC 1952 has them.
enum Gzip {
  /// The first bytes of such a file.
  static let magic: [UInt8] = [0x1f, 0x8b]
  /// Window bits: the largest window, 15, and 16 for gzip's header and checksum.
  private static let windowBits: Int32 = 31
  private static let chunk = 1 << 16

  /// The bytes that were packed.
  ///
  /// - Parameters:
  ///   - packed: the file's bytes.
  ///   - file: its name, for errors.
  ///   - limit: the most bytes that are unpacked, whatever the file promises.
  /// - Returns: the bytes.
  /// - Throws: `InputError.malformed` when the data are cut off, damaged, followed by something else than zeros or
  ///   unpack to more than the limit.
  static func unpacked(
    _ packed: [UInt8], file: String, limit: Int
  ) throws(InputError) -> [UInt8] {
    var packed = packed
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, size) == Z_OK else {
      throw problem(file, "zlib cannot begin")
    }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: chunk)
    let status = packed.withUnsafeMutableBufferPointer { input -> Int32 in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      var status = Z_OK
      while status == Z_OK, result.count <= limit {
        let given = piece.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = uInt(output.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return output.count - Int(stream.avail_out)
        }
        result += piece.prefix(given)
        let rest = input.suffix(Int(stream.avail_in))
        if status == Z_STREAM_END, rest.starts(with: magic) { status = inflateReset(&stream) }
      }
      return status
    }
    guard result.count <= limit else {
      throw problem(file, "it unpacks to more than the \(limit) bytes that are read")
    }
    guard status == Z_STREAM_END else {
      throw problem(file, status == Z_BUF_ERROR ? "it is cut off" : "its data are damaged")
    }
    // gzip itself takes zeros at the end for padding.
    guard packed.suffix(Int(stream.avail_in)).allSatisfy({ $0 == 0 }) else {
      throw problem(
        file, "after byte \(packed.count - Int(stream.avail_in)) comes no packed data any more")
    }
    return result
  }

  private static func problem(_ file: String, _ reason: String) -> InputError {
    .malformed(file: file, format: "gzip", reason: reason)
  }
}
