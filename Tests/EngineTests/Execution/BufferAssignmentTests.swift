import Testing

@testable import Engine

struct BufferAssignmentTests {
  private typealias Demand = BufferAssignment.Demand

  @Test(arguments: 0..<30)
  func `what is needed at the same time never overlaps`(_ seed: UInt64) {
    let random = CounterGenerator(name: "buffers", seed: seed)
    let demands = (0..<40).map { index in
      let first = Int(random.bits(at: 3 * index) % 30)
      return Demand(
        byteCount: Int(random.bits(at: 3 * index + 1) % 5000),
        steps: first...first + Int(random.bits(at: 3 * index + 2) % 6))
    }
    let assignment = BufferAssignment(demands)
    for (one, demand) in demands.enumerated() {
      let start = assignment.offsets[one]
      #expect(start % BufferAssignment.alignment == 0)
      #expect(start + demand.byteCount <= assignment.byteCount)
      for other in 0..<one where demands[other].steps.overlaps(demand.steps) {
        let isApart =
          start + demand.byteCount <= assignment.offsets[other]
          || assignment.offsets[other] + demands[other].byteCount <= start
        #expect(isApart || demand.byteCount == 0 || demands[other].byteCount == 0)
      }
    }
  }

  @Test func `a chain needs no more than its two largest neighbours`() {
    let sizes = [640, 1280, 6400, 320, 640, 64]
    let demands = sizes.enumerated().map { Demand(byteCount: $1, steps: $0...$0 + 1) }
    #expect(BufferAssignment(demands).byteCount == 1280 + 6400)
  }
}
