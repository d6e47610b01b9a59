import CPNG

/// Writes pictures as PNG with libpng's simplified interface.
enum PNGEncoder {
  /// Why a picture did not become a file.
  struct Failure: Error { let reason: String }

  /// The picture as the bytes of a PNG file.
  static func bytes(_ image: Image) throws(Failure) -> [UInt8] {
    var state = png_image()
    state.version = png_uint_32(PNG_IMAGE_VERSION)
    state.width = png_uint_32(image.width)
    state.height = png_uint_32(image.height)
    state.format = image.colors == .rgb ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
    defer { png_image_free(&state) }
    // Rows of noise grow a little; the headers are small.
    let room = 2 * image.samples.count + image.height + 4096
    var size = png_alloc_size_t(room)
    var result = [UInt8](repeating: 0, count: room)
    guard png_image_write_to_memory(&state, &result, &size, 0, image.samples, 0, nil) != 0 else {
      let message = withUnsafeBytes(of: state.message) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw Failure(reason: message)
    }
    result.removeLast(room - Int(size))
    return result
  }
}

extension Image {
  /// Writes the picture as a PNG file, which appears only when it is whole.
  ///
  /// - Throws: `InputError` when the system or libpng refuses.
  public func writePNG(to path: String) throws(InputError) {
    let bytes: [UInt8]
    do throws(PNGEncoder.Failure) {
      bytes = try PNGEncoder.bytes(self)
    } catch {
      throw .malformed(file: path, format: "PNG", reason: error.reason)
    }
    do throws(FileError) {
      let file = try AtomicFile(path: path)
      try file.write(bytes)
      try file.commit()
    } catch {
      throw .file(error)
    }
  }
}
