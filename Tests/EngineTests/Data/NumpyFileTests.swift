import TestSupport
import Testing

@testable import Engine

struct NumpyFileTests {
  /// A file put together by hand; the header is not padded, which readers must not mind.
  private func numpy(
    _ type: String = "<f4", fortran: String = "False", shape: String = "(2,)", version: UInt8 = 1,
    data: [UInt8]
  ) -> [UInt8] {
    let text = Array(
      "{'descr': '\(type)', 'fortran_order': \(fortran), 'shape': \(shape), }\n".utf8)
    let length = [UInt8(text.count), 0] + (version == 1 ? [] : [0, 0])
    return NumpyFile.magic + [version, 0] + length + text + data
  }

  private func read(_ bytes: [UInt8]) throws(InputError) -> Tensor {
    try NumpyFile.tensor(bytes, file: "f")
  }

  private func error(_ bytes: [UInt8]) -> String? {
    do throws(InputError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func `all versions are read`(_ version: UInt8) throws {
    let tensor = try read(numpy(version: version, data: bytes(1.5, -2)))
    #expect(tensor == Tensor([1.5, -2], shape: [2]))
  }

  @Test(
    arguments: [
      ("<f4", [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]), (">f4", [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0]),
      ("<f2", [0, 0x3C, 0, 0xC0]), (">f2", [0x3C, 0, 0xC0, 0]),
      ("<f8", [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0]),
    ] as [(String, [UInt8])])
  func `one and minus two are read from every type`(_ type: String, _ data: [UInt8]) throws {
    #expect(try read(numpy(type, data: data)).elements == [1, -2])
  }

  @Test func `bytes become numbers from 0 to 255`() throws {
    #expect(try read(numpy("|u1", data: [0, 255])).elements == [0, 255])
  }

  @Test func `Fortran order is turned into C order`() throws {
    // Columns of [[1, 2, 3], [4, 5, 6]] lie one after another.
    let data = numpy(fortran: "True", shape: "(2, 3)", data: bytes(1, 4, 2, 5, 3, 6))
    #expect(try read(data) == Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]))
  }

  @Test func `Fortran order of three indices is turned, and of none and one left alone`() throws {
    // Element (i, j, k) is 100 i + 10 j + k; the first index varies fastest in the file.
    var stored: [UInt8] = []
    for k in 0..<4 {
      for j in 0..<3 {
        for i in 0..<2 { stored += bytes(Float(100 * i + 10 * j + k)) }
      }
    }
    let tensor = try read(numpy(fortran: "True", shape: "(2, 3, 4)", data: stored))
    var expected: [Float] = []
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 { expected.append(Float(100 * i + 10 * j + k)) }
      }
    }
    #expect(tensor.elements == expected)
    #expect(try read(numpy(fortran: "True", data: bytes(1, 2))).elements == [1, 2])
    #expect(try read(numpy(fortran: "True", shape: "()", data: bytes(3))).elements == [3])
    #expect(try read(numpy(fortran: "True", shape: "(0, 4)", data: [])).shape == [0, 4])
    #expect(try read(numpy(fortran: "True", shape: "(4, 0)", data: [])).shape == [4, 0])
  }

  @Test func `scalars and empty tensors are read`() throws {
    #expect(try read(numpy(shape: "()", data: bytes(3))) == Tensor([3], shape: []))
    #expect(try read(numpy(shape: "(0, 4)", data: [])).shape == [0, 4])
  }

  @Test(arguments: [
    (
      "<i8", "False", "(1,)",
      "f: .npy: elements of type f4, f2, f8 or u1 expected, the file has <i8"
    ),
    ("<f4", "False", "(3,)", "f: .npy elements: 12 bytes expected, the file has 8"),
    (
      "<f4", "False", "(4611686018427387904, 4)",
      "f: .npy: a shape that fits into memory expected, the file has [4611686018427387904, 4]"
    ),
    (
      "<f4", "False", "(1, 1, 1, 1, 1, 1, 1, 1, 2)",
      "f: .npy: at most 8 dimensions expected, the file has 9"
    ),
    (
      "<f4", "Maybe", "(2,)",
      "f: a sound .npy file expected, this one is not: byte 34 of the header: "
        + "True or False expected"
    ),
    (
      "<f4", "False", "(2)",
      "f: a sound .npy file expected, this one is not: byte 52 of the header: a comma expected"
    ),
  ])
  func `each fault has its sentence`(
    _ type: String, _ fortran: String, _ shape: String, _ sentence: String
  ) {
    #expect(error(numpy(type, fortran: fortran, shape: shape, data: bytes(1, 2))) == sentence)
  }

  @Test func `records of several fields are told from damage`() {
    let whole = numpy(data: bytes(1, 2))
    let text = String(decoding: whole[10...], as: UTF8.self)
    #expect(text.hasPrefix("{'descr': '<f4'"))
    var records = whole
    records.replaceSubrange(20..<25, with: Array("[(1)]".utf8))
    #expect(error(records)?.contains("records of several fields") == true)
  }

  @Test func `unknown versions and other files are refused`() {
    #expect(
      error(numpy(version: 4, data: []))
        == "f: .npy: format version 1, 2 or 3 expected, the file has 4")
    #expect(
      error(Array("GIF8".utf8))
        == "f: a .npy, PNG or JPEG file expected, the file begins with 47 49 46 38")
  }

  @Test func `what is written is read again and begins at a multiple of 64`() throws {
    let folder = try TemporaryFolder()
    for shape in [[], [1], [3, 2], [1, 2, 3, 4]] as [Shape] {
      let tensor = Tensor((0..<shape.elementCount).map(Float.init), shape: shape)
      let path = folder.file("a.npy")
      try NumpyFile.write(tensor, to: path)
      #expect(try NumpyFile.read(path: path) == tensor)
      #expect(NumpyFile.header(shape).count % 64 == 0)
    }
  }

  @Test func `no file that is cut off is accepted`() {
    let whole = numpy(data: bytes(1, 2))
    for count in whole.indices { #expect(error(Array(whole.prefix(count))) != nil) }
  }

  @Test func `five thousand random changes never trap`() {
    let whole = numpy(shape: "(1, 2)", data: bytes(1, 2))
    var random = SplitMix(seed: 3)
    for _ in 0..<5_000 {
      var changed = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 6..<whole.count, using: &random)] = random.nextInterestingByte()
      }
      _ = error(changed)
    }
  }
}
