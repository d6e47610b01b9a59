import TestSupport
import Testing

@testable import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

struct GzipTests {
  // `python3 -c "import gzip; print(list(gzip.compress(bytes([0,0,8,1,0,0,0,3,7,8,9]), mtime=0)))"`
  static let labels: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 224, 96, 100, 96, 96, 96,
    102, 231, 224, 4, 0, 173, 152, 10, 186, 11, 0, 0, 0,
  ]
  // `gzip.compress(bytes(1 << 20), mtime=0)`: a megabyte of zeros in a thousandth.
  private static let zeros: [UInt8] =
    [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194,
      160, 245, 79, 109, 8, 95, 160,
    ] + [UInt8](repeating: 0, count: 1016)
    + [
      62, 3, 28, 234, 56, 167, 0, 0, 16, 0,
    ]

  @Test func `what Python's gzip packed is unpacked`() throws {
    let bytes = try Gzip.unpacked(Self.labels, file: "f", limit: 100)
    #expect(bytes == [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9])
  }

  @Test func `a cut-off file is refused wherever it is cut`() {
    for count in 0..<Self.labels.count {
      let part = Array(Self.labels.prefix(count))
      #expect(throws: InputError.self) { try Gzip.unpacked(part, file: "f", limit: 100) }
    }
  }

  @Test func `a damaged file is refused`() {
    var bytes = Self.labels
    bytes[bytes.count - 6] ^= 1
    let error = #expect(throws: InputError.self) {
      try Gzip.unpacked(bytes, file: "f", limit: 100)
    }
    #expect(error?.description.contains("damaged") == true)
  }

  @Test func `a file that unpacks to more than is read is refused`() throws {
    let error = #expect(throws: InputError.self) {
      try Gzip.unpacked(Self.zeros, file: "f", limit: 200_000)
    }
    #expect(error?.description.contains("more than the 200000 bytes") == true)
    #expect(try Gzip.unpacked(Self.zeros, file: "f", limit: 1 << 20).count == 1 << 20)
  }
}

struct ClassFoldersTests {
  @Test func `every fifth picture of a class is kept, all in the network's size`() throws {
    let folder = try ScratchFolder()
    let shapes = Pictures.shapes(0..<20, seed: 0)
    for index in 0..<20 {
      let name = shapes.classNames[index % 2]
      mkdir("\(folder.path)/\(name)", 0o700)
      let place = index < 10 ? "0\(index)" : "\(index)"
      try shapes.image(of: index).writePNG(to: "\(folder.path)/\(name)/\(place).png")
    }
    let source = try DataSource("folder:" + folder.path)
    let same = try source.pictures()
    #expect((same.training.count, same.validation.count) == (16, 4))
    #expect(same.training.classNames == ["circle", "ring"])
    #expect(same.training.bytes(of: 0) == shapes.bytes(of: 0))
    #expect(same.training.labels.prefix(4) == [0, 1, 0, 1])
    let small = try source.load(count: 6, preprocessing: .digits, input: [1, 28, 20])
    #expect(small.training.shape == [1, 28, 20])
    #expect(small.training.count == 6)
  }

  @Test func `a folder without classes is refused`() throws {
    let folder = try ScratchFolder()
    let error = #expect(throws: InputError.self) {
      try DataSource.folder(folder.path).pictures()
    }
    #expect(error?.description.contains("1 to 256 folders, one a class") == true)
    #expect(throws: InputError.self) { try DataSource.folder("/no/such").pictures() }
  }
}
