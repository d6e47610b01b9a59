extension NumpyFile {
  /// The tensor that the bytes of a whole file describe.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  /// - Returns: the elements in float32 and C order.
  /// - Throws: `InputError` about the first thing that is wrong.
  static func tensor(_ bytes: [UInt8], file: String) throws(InputError) -> Tensor {
    guard bytes.starts(with: magic) else {
      throw .unknownFormat(file: file, found: Array(bytes.prefix(8)))
    }
    let headerBytes = try headerRange(bytes, file)
    let header = try parsed(Array(bytes[headerBytes]), file)
    let (elements, isBigEndian) = try elementType(header, file)
    try checkSize(header.shape, elements, found: bytes.count - headerBytes.upperBound, file)
    let tensor = Tensor(shape: header.shape) { target in
      bytes.withUnsafeBytes { source in
        guard let base = source.baseAddress else { return }
        elements.convert(base + headerBytes.upperBound, isBigEndian: isBigEndian, into: target)
      }
    }
    return header.isFortranOrder ? tensor.withReversedStorageOrder : tensor
  }

  private static func headerRange(_ bytes: [UInt8], _ file: String) throws(InputError) -> Range<Int>
  {
    guard bytes.count >= 10 else {
      throw .wrongSize(file: file, format: ".npy header", expected: 10, found: bytes.count)
    }
    guard (1...3).contains(bytes[6]) else {
      throw .unsupported(
        file: file, format: ".npy", expected: "format version 1, 2 or 3", found: "\(bytes[6])")
    }
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else {
      throw .wrongSize(file: file, format: ".npy header", expected: start, found: bytes.count)
    }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= headerLimit else {
      throw .unsupported(
        file: file, format: ".npy", expected: "a header of at most \(headerLimit) bytes",
        found: "\(length)")
    }
    guard bytes.count >= start + length else {
      throw .wrongSize(
        file: file, format: ".npy header", expected: start + length, found: bytes.count)
    }
    return start..<start + length
  }

  private static func parsed(_ bytes: [UInt8], _ file: String) throws(InputError) -> NumpyHeader {
    do throws(NumpyHeaderError) {
      return try NumpyHeaderParser.parse(bytes)
    } catch {
      throw .malformed(file: file, format: ".npy", reason: error.reason)
    }
  }

  private static func elementType(
    _ header: NumpyHeader, _ file: String
  ) throws(InputError) -> (NumpyElements, isBigEndian: Bool) {
    guard let order = header.type.first, "<>|=".contains(order),
      let elements = NumpyElements(rawValue: String(header.type.dropFirst())),
      order != "|" || elements == .byte
    else {
      throw .unsupported(
        file: file, format: ".npy", expected: "elements of type f4, f2, f8 or u1",
        found: header.type)
    }
    return (elements, order == ">")
  }

  private static func checkSize(
    _ shape: Shape, _ elements: NumpyElements, found: Int, _ file: String
  ) throws(InputError) {
    guard shape.rank <= rankLimit else {
      throw .unsupported(
        file: file, format: ".npy", expected: "at most \(rankLimit) dimensions",
        found: "\(shape.rank)")
    }
    var expected = elements.byteCount
    for extent in shape.dimensions {
      let (product, overflow) = expected.multipliedReportingOverflow(by: extent)
      guard !overflow else {
        throw .unsupported(
          file: file, format: ".npy", expected: "a shape that fits into memory", found: "\(shape)")
      }
      expected = product
    }
    guard expected == found else {
      throw .wrongSize(file: file, format: ".npy elements", expected: expected, found: found)
    }
  }
}

extension RegularFile {
  /// The bytes of a file that somebody wants to use as an input.
  static func input(path: String, limit: Int) throws(InputError) -> [UInt8] {
    do throws(FileError) {
      return try RegularFile(path: path, limit: limit).contents()
    } catch {
      throw .file(error)
    }
  }
}

extension Tensor {
  /// The tensor of this shape whose elements lie here with the first index varying fastest.
  fileprivate var withReversedStorageOrder: Tensor {
    let extents = shape.dimensions
    return Tensor(shape: shape) { target in
      withElements { source in
        var index = [Int](repeating: 0, count: extents.count)
        for position in target.indices {
          // Horner's scheme from the last, slowest index: i₀ + n₀ · (i₁ + n₁ · (…)).
          target[position] = source[zip(index, extents).reversed().reduce(0) { $0 * $1.1 + $1.0 }]
          for axis in index.indices.reversed() {
            index[axis] += 1
            if index[axis] < extents[axis] { break }
            index[axis] = 0
          }
        }
      }
    }
  }
}
