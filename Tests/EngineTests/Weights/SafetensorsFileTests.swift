import Testing

@testable import Engine

struct SafetensorsFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func open(_ header: String, data: [UInt8] = []) throws -> SafetensorsFile {
    try SafetensorsFile(path: folder.write(safetensors(header, data: data), as: "a"))
  }

  @Test func `tensors come back with their shapes and elements`() throws {
    let header = "{\(entry("b", [2], 4, 12)),\(entry("a", [], 0, 4))}"
    let file = try open(header, data: bytes(7, 1.5, -2))
    #expect(file.names == ["b", "a"])
    #expect(file.entries["b"] == .init(shape: [2], type: .float32))
    #expect(try file.tensor(named: "a") == Tensor([7], shape: []))
    #expect(try file.tensor(named: "b", shape: [2]) == Tensor([1.5, -2], shape: [2]))
  }

  @Test(arguments: 0..<8)
  func `elements are right wherever the header leaves them`(_ padding: Int) throws {
    let header = "{\(entry("a", [2], 0, 8))}" + String(repeating: " ", count: padding)
    let file = try open(header, data: bytes(0.25, 3))
    #expect(try file.tensor(named: "a").elements == [0.25, 3])
  }

  @Test func `aligned elements are lent by the mapping and others are copied`() throws {
    let header = "{\(entry("a", [1], 0, 4))}"
    let aligned = header + String(repeating: " ", count: 7 - (header.utf8.count + 7) % 8)
    #expect(try open(aligned, data: bytes(1)).tensor(named: "a").storage.isWritable == false)
    #expect(try open(aligned + " ", data: bytes(1)).tensor(named: "a").storage.isWritable)
  }

  @Test func `a tensor outlives its file and can be written without harm to it`() throws {
    let path = folder.file("a")
    try SafetensorsWriter.write([("a", Tensor([1, 2], shape: [2]))], to: path)
    var tensor = try SafetensorsFile(path: path).tensor(named: "a")
    #expect(tensor.elements == [1, 2])
    tensor.withMutableElements { $0[0] = 9 }
    #expect(tensor.elements == [9, 2])
    #expect(try SafetensorsFile(path: path).tensor(named: "a").elements == [1, 2])
  }

  @Test func `half precision is widened, also at odd addresses`() throws {
    let header =
      "{\(entry("x", "U8", [1], 0, 1)),\(entry("h", "F16", [2], 1, 5)),"
      + "\(entry("b", "BF16", [1], 5, 7))}"
    let file = try open(header, data: [0, 0x00, 0x3C, 0x01, 0x00, 0x40, 0xC0])
    #expect(try file.tensor(named: "h").elements == [1, 0x1p-24])
    #expect(try file.tensor(named: "b").elements == [-3])
  }

  @Test func `counters in integers are no error until they are asked for`() throws {
    let header = "{\(entry("bn.num_batches_tracked", "I64", [], 0, 8))}"
    let file = try open(header, data: [UInt8](repeating: 0, count: 8))
    #expect(file.unexpectedNames(besides: []).isEmpty)
    let error = #expect(throws: WeightFileError.self) {
      try file.tensor(named: "bn.num_batches_tracked")
    }
    #expect(
      error?.description
        == "\(folder.path)/a: bn.num_batches_tracked: F32, F16 or BF16 expected, the file has I64")
  }

  @Test func `tensors without elements and files without tensors are fine`() throws {
    let file = try open("{\(entry("none", [0, 3], 0, 0))}")
    #expect(try file.tensor(named: "none").shape == [0, 3])
    #expect(try open("{}").names.isEmpty)
  }

  @Test func `metadata is text by key and no tensor`() throws {
    let file = try open("{\"__metadata__\":{\"format\":\"\\u00e9\\ud83d\\ude00\"}}")
    #expect(file.metadata == ["format": "é😀"])
    #expect(file.names.isEmpty)
  }

  @Test func `a wrong shape is told with both shapes`() throws {
    let file = try open("{\(entry("conv1.weight", [1, 1], 0, 4))}", data: bytes(0))
    let error = #expect(throws: WeightFileError.self) {
      try file.tensor(named: "conv1.weight", shape: [1, 1, 3, 3])
    }
    #expect(
      error?.description
        == "\(folder.path)/a: conv1.weight: [1, 1, 3, 3] expected, the file has [1, 1]")
  }

  @Test func `missing and unexpected tensors are told by name`() throws {
    let file = try open("{\(entry("fc", [1], 0, 4))}", data: bytes(0))
    #expect(throws: WeightFileError.missingTensor(file: "\(folder.path)/a", tensor: "conv")) {
      try file.tensor(named: "conv")
    }
    #expect(throws: WeightFileError.unexpectedTensors(file: "\(folder.path)/a", tensors: ["fc"])) {
      try file.requireNothing(besides: ["conv"])
    }
    try file.requireNothing(besides: ["fc"])
  }

  @Test func `a file that shrinks while it is open is an error`() throws {
    let file = try open("{\(entry("a", [1], 0, 4))}", data: bytes(0))
    _ = try folder.write([1, 2, 3], as: "a")
    #expect(throws: WeightFileError.self) { try file.tensor(named: "a") }
  }

  @Test func `the identity changes with the contents`() throws {
    let first = try open("{}")
    let same = try SafetensorsFile(path: first.path)
    #expect(first.identity == same.identity)
    #expect(try open("{} ").identity != first.identity)
  }

  @Test func `a tensor of an unknown type that claims elements without bytes is refused`() throws {
    let file = try open("{\(entry("ghost", "X9", [1000], 0, 0))}")
    #expect(
      throws: WeightFileError.wrongElementType(
        file: "\(folder.path)/a", tensor: "ghost", found: .other("X9"))
    ) { try file.tensor(named: "ghost") }
  }
}
