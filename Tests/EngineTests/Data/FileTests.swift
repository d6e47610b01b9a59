import Testing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@testable import Engine

struct FileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a mapped file shows the file's bytes`() throws {
    let file = try MappedFile(path: folder.write([1, 2, 3], as: "a"))
    #expect(file.withBytes(Array.init) == [1, 2, 3])
    #expect(file.identity.size == 3)
  }

  @Test func `an empty file can be mapped and read`() throws {
    let path = try folder.write([], as: "a")
    #expect(try MappedFile(path: path).withBytes { $0.isEmpty })
    #expect(try RegularFile(path: path).contents().isEmpty)
  }

  @Test func `a missing file is told with the system's reason`() {
    let error = #expect(throws: FileError.self) { try MappedFile(path: "/nowhere/a") }
    #expect(error?.description == "/nowhere/a: cannot open the file: No such file or directory")
  }

  @Test func `what is no regular file is refused without waiting`() {
    #expect(throws: FileError.notRegular(file: "/dev/null", kind: "a device")) {
      try MappedFile(path: "/dev/null")
    }
    #expect(throws: FileError.notRegular(file: folder.path, kind: "a folder")) {
      try MappedFile(path: folder.path)
    }
  }

  @Test func `a file over the limit is refused`() throws {
    let path = try folder.write([1, 2, 3], as: "a")
    #expect(throws: FileError.tooLarge(file: path, limit: 2, found: 3)) {
      try RegularFile(path: path, limit: 2)
    }
  }

  @Test func `a file that is cut off meanwhile is noticed`() throws {
    let path = try folder.write([1, 2, 3], as: "a")
    let file = try MappedFile(path: path)
    try file.checkUnchanged()
    _ = try folder.write([1], as: "a")
    #expect(throws: FileError.changed(file: path, expected: 3, found: 1)) {
      try file.checkUnchanged()
    }
  }

  @Test func `a file is replaced only when it is whole`() throws {
    let path = try folder.write([1], as: "a")
    do {
      let file = try AtomicFile(path: path)
      try file.write([2, 3])
    }
    #expect(try RegularFile(path: path).contents() == [1])
    #expect(folder.names() == ["a"])
    let file = try AtomicFile(path: path)
    try file.write([2, 3])
    try file.commit()
    #expect(try RegularFile(path: path).contents() == [2, 3])
    #expect(folder.names() == ["a"])
  }

  @Test(arguments: [0o600, 0o640, 0o444] as [mode_t])
  func `a file that replaces another has its permissions`(_ mode: mode_t) throws {
    let path = try folder.write([1], as: "a")
    try #require(chmod(path, mode) == 0)
    try TextFile.write("b", to: path)
    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == mode)
    #expect(try RegularFile(path: path).contents() == Array("b".utf8))
  }

  @Test func `a symbolic link stays and what it leads to is written`() throws {
    let path = try folder.write([1], as: "a")
    // One link leads to the other by its name alone, the other to the file by the whole path.
    let (outer, inner) = (folder.file("outer"), folder.file("inner"))
    try #require(symlink("inner", outer) == 0 && symlink(path, inner) == 0)
    try TextFile.write("b", to: outer)
    #expect(try RegularFile(path: path).contents() == Array("b".utf8))
    var status = stat()
    try #require(lstat(outer, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    #expect(folder.names() == ["a", "inner", "outer"])
    unlink(path)
    try TextFile.write("c", to: outer)
    #expect(try RegularFile(path: path).contents() == Array("c".utf8))
  }

  @Test func `links in a circle are an error`() throws {
    let path = folder.file("a")
    try #require(symlink("a", path) == 0)
    let error = #expect(throws: FileError.self) { try TextFile.write("b", to: path) }
    #expect(error?.description.hasPrefix("\(path): cannot write the file: ") == true)
  }

  @Test func `an empty name is shown as quotes`() {
    let error = #expect(throws: FileError.self) { try RegularFile(path: "") }
    #expect(error?.description == "\"\": cannot open the file: No such file or directory")
  }

  @Test func `a device is never replaced`() {
    #expect(throws: FileError.notRegular(file: "/dev/null", kind: "a device")) {
      try AtomicFile(path: "/dev/null")
    }
  }

  @Test func `names are made harmless for the terminal`() {
    #expect("a\u{1B}[2J\n\u{202E}é".printable == "a\\u{1B}[2J\\u{A}\\u{202E}é")
    #expect(String(repeating: "x", count: 200).printable.count == 161)
  }
}
