import Testing

@testable import Engine

struct TrainingMemoryTests {
  @Test func `an activation that kernels cannot count is named with its size`() throws {
    let network = try ZooCatalog.network(named: "vgg16")
    let error = #expect(throws: RunError.self) {
      try TrainingMemory.check(network, batch: 256)
    }
    #expect(
      error?.description
        == "features.0: fewer than 2^29 numbers expected at once, found 256×64×224×224")
  }

  @Test func `activations that together need more than there is are refused`() throws {
    let network = try ZooCatalog.network(named: "resnet1202")
    // 1202 layers of 16×32×32 and half as much twice: over 6,000 batches of a million numbers.
    let error = #expect(throws: RunError.self) {
      try TrainingMemory.check(network, batch: 30_000)
    }
    guard case .memory(let layer, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(layer == "training in batches of 30000")
  }

  @Test func `what fits is taken`() throws {
    try TrainingMemory.check(ZooCatalog.network(named: "lenet5"), batch: 64)
  }
}
