import Testing

@testable import Engine

struct CounterGeneratorTests {
  @Test func `filling gives each place its own number, parts or not`() {
    let generator = CounterGenerator(name: "fc6.weight", seed: 3)
    let count = (1 << 18) * 2 + 77
    let tensor = Tensor(shape: [count]) { generator.fill($0, scale: 0.25) }
    tensor.withElements { elements in
      let isRight = elements.indices.allSatisfy {
        elements[$0] == generator.signedUnit(at: $0) * 0.25
      }
      #expect(isRight)
    }
  }

  @Test func `filling nothing is fine`() {
    CounterGenerator(name: "none").fill(UnsafeMutableBufferPointer(start: nil, count: 0))
  }

  @Test func `numbers lie between −1 and 1`() {
    let generator = CounterGenerator(name: "input")
    #expect((0..<10_000).allSatisfy { (-1..<1).contains(generator.signedUnit(at: $0)) })
  }
}
