import Testing

@testable import Engine

struct MemoryLimitTests {
  @Test func `small tensors are never refused`() throws {
    try MemoryLimit.check([1, 3, 224, 224], for: "conv1")
  }

  @Test func `more numbers than kernels can count are refused with the shape`() {
    let error = #expect(throws: RunError.self) {
      try MemoryLimit.check([4096, 3, 30_000, 30_000], for: "input")
    }
    #expect(error == .tooLarge(layer: "input", [4096, 3, 30_000, 30_000]))
    #expect(
      error?.description
        == "input: fewer than 2^29 numbers expected at once, found 4096×3×30000×30000")
  }

  @Test func `a product that overflows is refused too`() {
    #expect(throws: RunError.self) { try MemoryLimit.check([.max, .max], copies: 9, for: "input") }
  }

  @Test func `more bytes than the system has are refused with both numbers`() throws {
    let available = try #require(SystemMemory.availableBytes)
    let error = #expect(throws: RunError.self) {
      try MemoryLimit.check([1000], further: available, for: "fc6")
    }
    #expect(error?.description.hasPrefix("fc6: needs \((4 * available + 4000) >> 20) MB") == true)
  }

  @Test func `the system's own words are understood`() {
    let text =
      "MemTotal:       100 kB\nMemFree:        7 kB\nMemAvailable:     50 kB\nBuffers: 3 kB\n"
    #expect(SystemMemory.available(in: text) == 51_200)
    #expect(SystemMemory.available(in: "MemTotal: 100 kB") == nil)
    #expect(SystemMemory.available(in: "MemAvailable:") == nil)
    #expect(SystemMemory.available(in: nil) == nil)
  }

  @Test func `a batch that is too large ends a run with a sentence`() async throws {
    let network = try ZooCatalog.network(named: "vgg16")
    let input = NetworkInput.random(shape: network.inputShape, batch: 200, seed: 0)
    let setup = Setup(network: network, parameters: .random(), input: input)
    let first = try #require(network.index(of: "features.0"))
    await #expect(
      throws: RunError.tooLarge(layer: "features.0", [200, 64, 224, 224])
    ) { try await Session().run(setup, to: [first]) }
  }

  @Test func `an input size that is too large is refused before it is made`() {
    #expect(throws: RunError.tooLarge(layer: "input", [3, 20_000, 20_000])) {
      try SetupLoader(network: "vgg16", inputShape: [3, 20_000, 20_000]).load()
    }
  }
}
