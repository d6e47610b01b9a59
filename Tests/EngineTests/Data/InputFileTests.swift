import Testing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

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

  @Test(arguments: ["True", "False"])
  func `a large file of another shape is refused by its header alone`(_ fortran: String) throws {
    let text = "{'descr': '|u1', 'fortran_order': \(fortran), 'shape': (1000, 1000, 1000), }\n"
    let head = NumpyFile.magic + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8)
    let path = try folder.write(head, as: "a.npy")
    // A hole in the file: no byte of the thousand million is on the disk.
    try #require(truncate(path, head.count + 1_000_000_000) == 0)
    let duration = ContinuousClock().measure {
      let error = #expect(throws: InputError.self) {
        try InputFile.load(path: path, for: [3, 2, 2], preprocessing: .imageNet)
      }
      #expect(
        error?.description == "\(path): [3, 2, 2] or [1, 3, 2, 2] expected, "
          + "the file has [1000, 1000, 1000]")
    }
    #expect(duration < .seconds(2))
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
