/// Reads pictures: PNG and JPEG, told apart by their first bytes and not by their names.
///
/// - Transparent pixels are laid on white.
/// - Samples of 16 bits are rounded to 8; palettes are looked up.
/// - JPEGs in CMYK are taken to be inverted, as Adobe's programs write them.
/// - The orientation that a camera notes in EXIF is ignored, as torchvision does.
/// - At most 16,384 pixels a side, 64 million in all, 256 MB of file, and 50 scans of a JPEG.
public enum ImageFile {
  static let fileLimit = 256 << 20

  /// Reads a picture; a grey one stays grey.
  ///
  /// - Throws: `InputError.file`, `.unknownFormat`, `.malformed` or `.pictureTooLarge`.
  public static func read(path: String) throws(InputError) -> Image {
    try image(RegularFile.input(path: path, limit: fileLimit), file: path)
  }

  /// The picture in a file that is open.
  static func image(in file: RegularFile) throws(InputError) -> Image {
    guard file.identity.size <= fileLimit else {
      throw .file(.tooLarge(file: file.path, limit: fileLimit, found: file.identity.size))
    }
    let bytes = try InputError.wrapping { () throws(FileError) in try file.contents() }
    return try image(bytes, file: file.path)
  }

  /// The picture that the bytes of a whole file describe.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  /// - Returns: the picture, grey or in colour as the file has it.
  /// - Throws: `InputError` about the first thing that is wrong.
  static func image(_ bytes: [UInt8], file: String) throws(InputError) -> Image {
    if bytes.starts(with: PNGDecoder.magic) { return try PNGDecoder.image(bytes, file: file) }
    if bytes.starts(with: JPEGDecoder.magic) { return try JPEGDecoder.image(bytes, file: file) }
    throw .unknownFormat(file: file, found: Array(bytes.prefix(8)))
  }
}
