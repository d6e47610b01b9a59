import TestSupport
import Testing

@testable import Explorer

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

struct LineReaderTests {
  private func lines(of text: String) throws -> [LineReader.Line] {
    let folder = try ScratchFolder()
    folder.write(text, to: "lines")
    let descriptor = open(folder.path + "/lines", O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var reader = LineReader(descriptor: descriptor)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(try reader.next() == nil)
    return lines
  }

  @Test func `lines end with a newline, with two characters, or with the file`() throws {
    #expect(try lines(of: "a\n\nb\r\nç") == [.text("a"), .text(""), .text("b"), .text("ç")])
    #expect(try lines(of: "a\n") == [.text("a")])
    #expect(try lines(of: "").isEmpty)
    #expect(try lines(of: "\n") == [.text("")])
  }

  @Test(arguments: ["", "\r", "\n", "\r\n", "\nz", "\r\nz"])
  func `a line of the limit is whole, one of a byte more is told`(_ end: String) throws {
    let rest: [LineReader.Line] = end.hasSuffix("z") ? [.text("z")] : []
    let longest = String(repeating: "x", count: LineReader.limit)
    #expect(try lines(of: longest + end) == [.text(longest)] + rest)
    #expect(try lines(of: longest + "x" + end) == [.tooLong] + rest)
    #expect(try lines(of: longest + longest + longest + end) == [.tooLong] + rest)
  }

  @Test func `what cannot be read is an error`() throws {
    let descriptor = open("/", O_RDONLY)
    defer { close(descriptor) }
    var reader = LineReader(descriptor: descriptor)
    let error = #expect(throws: LineReadingError.self) { try reader.next() }
    #expect(error?.description == "cannot read standard input: Is a directory")
  }

  @Test func `the longest line is cut into words at once`() {
    let line = String(repeating: "x", count: LineReader.limit)
    let duration = ContinuousClock().measure { _ = CommandParser.parse(line) }
    #expect(duration < .seconds(2))
  }
}
