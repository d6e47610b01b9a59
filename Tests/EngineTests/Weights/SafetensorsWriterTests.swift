import Testing

@testable import Engine

struct SafetensorsWriterTests {
  @Test func `what is written is read again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    let weight = Tensor([1, 2, 3, 4], shape: [2, 2])
    try SafetensorsWriter.write(
      [("fc.\"weight\"\n", weight), ("empty", Tensor([], shape: [0]))], to: path,
      metadata: ["k": "v"])
    let file = try SafetensorsFile(path: path)
    #expect(file.names == ["fc.\"weight\"\n", "empty"])
    #expect(file.metadata == ["k": "v"])
    #expect(try file.tensor(named: "fc.\"weight\"\n") == weight)
  }

  @Test func `data begins at a multiple of eight`() {
    for length in 1...9 {
      let name = String(repeating: "n", count: length)
      #expect(SafetensorsWriter.header([(name, Tensor(shape: [1]))], [:]).count % 8 == 0)
    }
  }

  @Test func `a name that occurs twice is refused and nothing is left behind`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    let tensor = Tensor(shape: [1])
    #expect(throws: WeightFileError.duplicateName(file: path, tensor: "w")) {
      try SafetensorsWriter.write([("w", tensor), ("w", tensor)], to: path)
    }
    #expect(folder.names().isEmpty)
  }

  @Test func `a folder in the way is an error`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: WeightFileError.unreadable(.notRegular(file: folder.path, kind: "a folder"))) {
      try SafetensorsWriter.write([], to: folder.path)
    }
  }
}
