#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// MNIST's IDX files, plain or packed by gzip: a magic number, sizes as big-endian words, then bytes.
///
/// ## Source
/// LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section on file formats.
enum MNISTFiles {
  private static let fileLimit = 1 << 28

  /// Reads the pictures and classes that begin with `train` or `t10k`.
  static func read(_ part: String, folder: String) throws -> Pictures {
    let pictures = try IDX(path: "\(folder)/\(part)-images-idx3-ubyte", dimensions: 3)
    let labels = try IDX(path: "\(folder)/\(part)-labels-idx1-ubyte", dimensions: 1)
    guard pictures.sizes[0] == labels.sizes[0] else {
      throw InputError.malformed(
        file: labels.file, format: "IDX",
        reason: "a class for each of \(pictures.sizes[0]) pictures expected, found "
          + "\(labels.sizes[0])")
    }
    let sides = 1...Image.sideLimit
    guard sides.contains(pictures.sizes[1]), sides.contains(pictures.sizes[2]) else {
      throw InputError.pictureTooLarge(
        file: pictures.file, width: pictures.sizes[2], height: pictures.sizes[1])
    }
    if let place = labels.bytes.firstIndex(where: { $0 > 9 }) {
      throw InputError.malformed(
        file: labels.file, format: "IDX",
        reason: "label \(place): a class from 0 to 9 expected, found \(labels.bytes[place])")
    }
    return Pictures(
      name: "mnist", shape: [1, pictures.sizes[1], pictures.sizes[2]],
      classNames: Pictures.digitNames,
      bytes: pictures.bytes, labels: labels.bytes)
  }

  /// A file's bytes, from the plain file or else the packed one beside it, and its name.
  private static func contents(
    of path: String
  ) throws(InputError) -> (bytes: [UInt8], file: String) {
    let packed = path + ".gz"
    let isPlain = access(path, F_OK) == 0 || access(packed, F_OK) != 0
    let file = isPlain ? path : packed
    let bytes = try RegularFile.input(path: file, limit: fileLimit)
    guard bytes.starts(with: Gzip.magic) else { return (bytes, file) }
    return (try Gzip.unpacked(bytes, file: file, limit: fileLimit), file)
  }

  /// One file: its sizes and bytes, which are as many as the sizes say.
  private struct IDX {
    /// The file's name as it is called, for errors.
    let file: String
    let sizes: [Int]
    let bytes: [UInt8]

    init(path: String, dimensions: Int) throws {
      let (contents, file) = try MNISTFiles.contents(of: path)
      self.file = file
      let header = 4 + 4 * dimensions
      // Two zeros, 8 for unsigned bytes, the number of dimensions.
      let magic: [UInt8] = [0, 0, 8, UInt8(dimensions)]
      guard contents.count >= header, Array(contents.prefix(4)) == magic else {
        throw InputError.malformed(
          file: file, format: "IDX",
          reason: "a header that begins with 0 0 8 \(dimensions) expected, found "
            + (contents.isEmpty
              ? "nothing: it is empty"
              : contents.prefix(4).map(String.init).joined(separator: " ")))
      }
      sizes = (1...dimensions).map { place in
        contents[4 * place..<4 * place + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      var expected = 1
      for size in sizes {
        let (product, overflows) = expected.multipliedReportingOverflow(by: size)
        expected = overflows ? .max : product
      }
      guard expected == contents.count - header else {
        throw InputError.wrongSize(
          file: file, format: "IDX", expected: expected, found: contents.count - header)
      }
      bytes = Array(contents.dropFirst(header))
    }
  }
}
