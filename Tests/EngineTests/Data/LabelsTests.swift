import Testing

@testable import Engine

struct LabelsTests {
  @Test func `ImageNet's thousand names are read`() throws {
    let labels = try Labels.read(path: Fixture.path("labels/imagenet.txt"))
    #expect(labels.count == 1000)
    #expect(labels.first == "tench")
    #expect(labels.last == "toilet tissue")
  }

  @Test func `lines may end either way and empty ones count only in between`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\r\n\nb\u{1B}\n\n".utf8, as: "labels")
    #expect(try Labels.read(path: path) == ["a", "", "b\\u{1B}"])
  }

  @Test func `what is not text is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0xFF, 0xFE], as: "labels")
    #expect(
      throws: InputError.malformed(file: path, format: "text", reason: "it is not in UTF-8")
    ) {
      try Labels.read(path: path)
    }
  }
}
