import Testing

@testable import Engine

struct InputFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func load(_ shape: Shape) throws -> Tensor {
    // The name says PNG; the contents decide.
    let path = folder.file("a.png")
    try NumpyFile.write(Tensor(repeating: 2, shape: shape), to: path)
    return try InputFile.load(path: path, for: [3, 2, 2], preprocessing: .imageNet)
  }

  @Test(arguments: [([3, 2, 2], 1), ([1, 3, 2, 2], 1), ([4, 3, 2, 2], 4)] as [(Shape, Int)])
  func `a tensor is used as it is, with or without a batch`(_ shape: Shape, _ batch: Int) throws {
    #expect(try load(shape) == Tensor(repeating: 2, shape: [batch, 3, 2, 2]))
  }

  @Test(arguments: [[2, 2, 3], [12], [], [0, 3, 2, 2], [1, 1, 3, 2, 2]] as [Shape])
  func `a wrong shape is told with both`(_ shape: Shape) {
    let error = #expect(throws: InputError.self) { try load(shape) }
    #expect(
      error?.description == "\(folder.path)/a.png: [3, 2, 2] or [1, 3, 2, 2] expected, "
        + "the file has \(shape)")
  }

  @Test func `a picture is preprocessed`() throws {
    let tensor = try InputFile.load(
      path: Fixture.path("inputs/digit-3.png"), for: [1, 32, 32], preprocessing: .digits)
    let image = try ImageFile.read(path: Fixture.path("inputs/digit-3.png"))
    let expected = image.samples.map { sample -> Float in (Float(sample) / 255 - 0.1) / 0.24 }
    #expect(tensor.elements == expected)
  }

  @Test func `a file that is not there is an error`() {
    #expect(throws: InputError.self) {
      try InputFile.load(path: "/nowhere", for: [3, 2, 2], preprocessing: .imageNet)
    }
  }
}
