/// Reads and writes tensors in numpy's format, `.npy`.
///
/// ## Format
/// `\x93NUMPY`, major and minor version, the header's length (two bytes in version 1, four in 2
/// and 3; little-endian), the header, the elements.
public enum NumpyFile {
  /// The bytes with which every such file begins.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  static let fileLimit = 1 << 30
  static let headerLimit = 1 << 16
  /// The most bytes before the elements: magic, version, the header's length, the header.
  static let headLimit = 12 + headerLimit
  static let rankLimit = 8

  /// Reads a tensor of any shape.
  ///
  /// Elements may be float16, float32, float64 (both byte orders) or bytes, in C or Fortran
  /// order; they become float32 in C order. What does not fit into float32 becomes infinite.
  ///
  /// - Throws: `InputError.file`, `.unknownFormat`, `.malformed`, `.unsupported` or `.wrongSize`.
  public static func read(path: String) throws(InputError) -> Tensor {
    try tensor(RegularFile.input(path: path, limit: fileLimit), file: path)
  }

  /// Writes a tensor in float32 and C order, as version 1.0.
  ///
  /// The file appears only when it is whole.
  ///
  /// - Throws: `FileError` when the system refuses.
  public static func write(_ tensor: Tensor, to path: String) throws(FileError) {
    let file = try AtomicFile(path: path)
    try file.write(header(tensor.shape))
    try file.write(tensor)
    try file.commit()
  }

  /// The bytes before the elements, padded so that these begin at a multiple of 64.
  static func header(_ shape: Shape) -> [UInt8] {
    let list = shape.dimensions.map(String.init).joined(separator: ", ")
    let tuple = shape.rank == 1 ? "(\(list),)" : "(\(list))"
    var text = Array("{'descr': '<f4', 'fortran_order': False, 'shape': \(tuple), }".utf8)
    let prefixLength = magic.count + 4
    while (prefixLength + text.count + 1) % 64 != 0 { text.append(UInt8(ascii: " ")) }
    text.append(UInt8(ascii: "\n"))
    return magic + [1, 0, UInt8(text.count & 0xFF), UInt8(text.count >> 8 & 0xFF)] + text
  }
}
