import TestSupport
import Testing

@testable import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

struct OutputPathTests {
  @Test func `looking at a path leaves everything as it is`() throws {
    let folder = try ScratchFolder()
    folder.write("old", to: "there")
    try OutputPath.checkReplaceable(folder.path + "/there")
    try OutputPath.checkReplaceable(folder.path + "/new")
    try OutputPath.checkWritableInPlace(folder.path + "/there")
    #expect(folder.read("there") == "old")
    #expect(access(folder.path + "/new", F_OK) != 0)
    for path in [folder.path, folder.path + "/no/such", ""] {
      #expect(throws: FileError.self) { try OutputPath.checkReplaceable(path) }
    }
  }

  @Test func `a pipe or folder cannot be written in place, a device can`() throws {
    let folder = try ScratchFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(throws: FileError.notRegular(file: folder.path + "/pipe", kind: "a pipe")) {
      try OutputPath.checkWritableInPlace(folder.path + "/pipe")
    }
    #expect(throws: FileError.self) { try OutputPath.checkWritableInPlace(folder.path) }
    try OutputPath.checkWritableInPlace("/dev/null")
  }
}
