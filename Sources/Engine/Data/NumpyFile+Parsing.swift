extension NumpyFile {
  /// The tensor that the bytes of a whole file describe.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  /// - Returns: the elements in float32 and C order.
  /// - Throws: `InputError` about the first thing that is wrong.
  static func tensor(_ bytes: [UInt8], file: String) throws(InputError) -> Tensor {
    let layout = try layout(bytes, fileSize: bytes.count, file: file)
    let tensor = Tensor(shape: layout.shape) { target in
      bytes.withUnsafeBytes { source in
        guard let base = source.baseAddress else { return }
        layout.elements.convert(
          base + layout.dataStart, isBigEndian: layout.isBigEndian, into: target)
      }
    }
    return layout.isFortranOrder ? tensor.withReversedStorageOrder : tensor
  }

  /// Where the elements of a file lie, and in which shape: everything but the elements.
  ///
  /// - Parameters:
  ///   - head: the first `headLimit` bytes of the file, or all of a shorter one.
  ///   - fileSize: the size of the whole file in bytes.
  ///   - file: its name, for messages.
  /// - Returns: the layout, which fits the file's size.
  /// - Throws: `InputError` about the first thing that is wrong.
  static func layout(
    _ head: [UInt8], fileSize: Int, file: String
  ) throws(InputError) -> NumpyLayout {
    guard head.starts(with: magic) else {
      throw .unknownFormat(file: file, found: Array(head.prefix(8)))
    }
    let headerBytes = try headerRange(head, file)
    let header = try parsed(Array(head[headerBytes]), file)
    let (elements, isBigEndian) = try elementType(header, file)
    try checkSize(header.shape, elements, found: fileSize - headerBytes.upperBound, file)
    return NumpyLayout(
      shape: header.shape, isFortranOrder: header.isFortranOrder, elements: elements,
      isBigEndian: isBigEndian, dataStart: headerBytes.upperBound)
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

extension Tensor {
  /// The tensor of this shape whose elements lie here with the first index varying fastest.
  fileprivate var withReversedStorageOrder: Tensor {
    let outer = Array(shape.dimensions.dropLast())
    let count = shape.dimensions.last ?? 1
    // How far apart two elements lie here whose index differs by one along an axis.
    let strides = outer.reduce(into: [1]) { $0.append($0[$0.endIndex - 1] * $1) }
    return Tensor(shape: shape) { target in
      withElements { source in
        var index = [Int](repeating: 0, count: outer.count)
        var start = 0
        for row in stride(from: 0, to: target.count, by: max(count, 1)) {
          for column in 0..<count {
            target[row + column] = source[start + column * strides[outer.count]]
          }
          for axis in outer.indices.reversed() {
            index[axis] += 1
            start += strides[axis]
            if index[axis] < outer[axis] { break }
            start -= strides[axis] * outer[axis]
            index[axis] = 0
          }
        }
      }
    }
  }
}
