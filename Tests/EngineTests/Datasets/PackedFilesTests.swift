import TestSupport
import Testing

@testable import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Files that gzip packed, member by member, and what is said of those that are not sound.
struct PackedFilesTests {
  private static let member = GzipTests.labels
  private static let unpacked: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]

  @Test func `all members are read, and zeros behind them are padding`() throws {
    for padding in [0, 512] {
      let packed = Self.member + Self.member + [UInt8](repeating: 0, count: padding)
      let bytes = try Gzip.unpacked(packed, file: "f", limit: 100)
      #expect(bytes == Self.unpacked + Self.unpacked)
    }
    #expect(throws: InputError.self) {
      try Gzip.unpacked(Self.member + Self.member, file: "f", limit: 21)
    }
  }

  @Test(
    arguments: [
      ([1, 2, 3], "after byte 31 comes no packed data any more"),
      ([31], "after byte 31 comes no packed data any more"),
      (Array(member.dropLast()), "it is cut off"),
      ([31, 139, 9, 0, 0, 0, 0, 0, 0, 0], "its data are damaged"),
    ] as [([UInt8], String)])
  func `what follows a member and is none is refused`(_ rest: [UInt8], _ sentence: String) {
    let error = #expect(throws: InputError.self) {
      try Gzip.unpacked(Self.member + rest, file: "f", limit: 100)
    }
    #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
  }

  @Test func `a packed file is called by its own name`() throws {
    let folder = try ScratchFolder()
    let file = try AtomicFile(path: folder.path + "/train-images-idx3-ubyte.gz")
    try file.write(Self.member)
    try file.commit()
    let error = #expect(throws: InputError.self) {
      try MNISTFiles.read("train", folder: folder.path)
    }
    #expect(error?.description.contains("train-images-idx3-ubyte.gz: ") == true)
  }

  @Test func `an empty file is called empty, and a folder a folder`() throws {
    let folder = try ScratchFolder()
    folder.write("", to: "train-images-idx3-ubyte")
    let empty = #expect(throws: InputError.self) {
      try MNISTFiles.read("train", folder: folder.path)
    }
    #expect(empty?.description.contains("found nothing: it is empty") == true)
    for index in 0..<257 { mkdir("\(folder.path)/\(index)", 0o700) }
    let many = #expect(throws: InputError.self) {
      try DataSource.folder(folder.path).pictures()
    }
    #expect(many?.description.hasSuffix("expected, the folder has 257") == true)
  }
}
