import CPNG

/// libpng's simplified interface: one picture, decoded from memory.
final class PNGDecoder {
  static let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private let file: String
  // libpng remembers the address between calls, so the structure must not move.
  private let state: UnsafeMutablePointer<png_image>

  private init(file: String) {
    self.file = file
    state = .allocate(capacity: 1)
    state.initialize(to: png_image())
    state.pointee.version = png_uint_32(PNG_IMAGE_VERSION)
  }

  deinit {
    png_image_free(state)
    state.deallocate()
  }

  static func image(_ bytes: [UInt8], file: String) throws(InputError) -> Image {
    let essential = try PNGChunks.withoutRemarks(bytes, file: file)
    let decoder = PNGDecoder(file: file)
    // The bytes stay where they are for both calls: libpng reads on where it stopped.
    let outcome = essential.withUnsafeBytes { buffer in
      Result { () throws(InputError) in try decoder.decode(buffer) }
    }
    return try outcome.get()
  }

  private func decode(_ bytes: UnsafeRawBufferPointer) throws(InputError) -> Image {
    guard png_image_begin_read_from_memory(state, bytes.baseAddress, bytes.count) != 0 else {
      throw failure
    }
    let (width, height) = (Int(state.pointee.width), Int(state.pointee.height))
    try Image.checkSize(width: width, height: height, file: file)
    let isColored = state.pointee.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
    state.pointee.format = isColored ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
    // Without a note about it, samples of 16 bits would be taken to be linear in light.
    state.pointee.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
    let colors: Image.Colors = isColored ? .rgb : .grey
    var samples = [UInt8](repeating: 0, count: width * height * colors.rawValue)
    var white = png_color(red: 255, green: 255, blue: 255)
    guard png_image_finish_read(state, &white, &samples, 0, nil) != 0 else { throw failure }
    return Image(width: width, height: height, colors: colors, samples: samples)
  }

  private var failure: InputError {
    let message = withUnsafeBytes(of: state.pointee.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return .malformed(file: file, format: "PNG", reason: message)
  }
}
