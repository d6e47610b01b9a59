import CTurboJPEG

/// libjpeg-turbo's TurboJPEG interface: one picture, decoded from memory.
final class JPEGDecoder {
  static let magic: [UInt8] = [0xFF, 0xD8, 0xFF]

  private let file: String
  private let handle: tjhandle

  private init(file: String) throws(InputError) {
    guard let handle = tjInitDecompress() else {
      throw .malformed(file: file, format: "JPEG", reason: Self.message(nil))
    }
    self.file = file
    self.handle = handle
  }

  deinit { tjDestroy(handle) }

  static func image(_ bytes: [UInt8], file: String) throws(InputError) -> Image {
    let decoder = try JPEGDecoder(file: file)
    let header = try decoder.header(bytes)
    try Image.checkSize(width: header.width, height: header.height, file: file)
    let scans = JPEGScans.count(in: bytes)
    guard scans <= JPEGScans.limit else {
      throw .unsupported(
        file: file, format: "JPEG", expected: "at most \(JPEGScans.limit) scans",
        found: "\(scans)")
    }
    let samples = try decoder.samples(bytes, header)
    let colors: Image.Colors = header.format == TJPF_GRAY ? .grey : .rgb
    return Image(
      width: header.width, height: header.height, colors: colors,
      samples: header.format == TJPF_CMYK ? rgb(fromInvertedCMYK: samples) : samples)
  }

  private struct Header {
    let width: Int
    let height: Int
    /// The form in which the samples are asked for: TurboJPEG makes no RGB of CMYK.
    let format: TJPF

    var sampleCount: Int {
      let perPixel = format == TJPF_GRAY ? 1 : format == TJPF_CMYK ? 4 : 3
      return width * height * perPixel
    }
  }

  private func header(_ bytes: [UInt8]) throws(InputError) -> Header {
    var (width, height, subsampling, colors): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    let status = tjDecompressHeader3(
      handle, bytes, CUnsignedLong(bytes.count), &width, &height, &subsampling, &colors)
    guard status == 0 || isHarmlessWarning else { throw failure }
    guard width > 0, height > 0 else {
      throw .malformed(file: file, format: "JPEG", reason: "it says no size of a picture")
    }
    let format =
      switch TJCS(rawValue: UInt32(truncatingIfNeeded: colors)) {
      case TJCS_GRAY: TJPF_GRAY
      case TJCS_CMYK, TJCS_YCCK: TJPF_CMYK
      default: TJPF_RGB
      }
    return Header(width: Int(width), height: Int(height), format: format)
  }

  private func samples(_ bytes: [UInt8], _ header: Header) throws(InputError) -> [UInt8] {
    var samples = [UInt8](repeating: 0, count: header.sampleCount)
    let status = tjDecompress2(
      handle, bytes, CUnsignedLong(bytes.count), &samples, CInt(header.width), 0,
      CInt(header.height), CInt(header.format.rawValue), TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS)
    guard status == 0 || isHarmlessWarning else { throw failure }
    return samples
  }

  /// Whether the picture is whole all the same; a file that is cut off is a warning, too.
  private var isHarmlessWarning: Bool {
    let isWarning = tjGetErrorCode(handle) == CInt(TJERR_WARNING.rawValue)
    return isWarning && !Self.message(handle).hasPrefix("Premature end of JPEG")
  }

  private var failure: InputError {
    .malformed(file: file, format: "JPEG", reason: Self.message(handle))
  }

  private static func message(_ handle: tjhandle?) -> String {
    tjGetErrorStr2(handle).map { String(cString: $0) } ?? "no reason was given"
  }

  /// Inverted inks are lights: `R = C' · K' / 255`, rounded.
  static func rgb(fromInvertedCMYK samples: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(samples.count / 4 * 3)
    for pixel in stride(from: 0, to: samples.count - 3, by: 4) {
      let black = Int(samples[pixel + 3])
      for ink in 0..<3 { result.append(UInt8((Int(samples[pixel + ink]) * black + 127) / 255)) }
    }
    return result
  }
}
