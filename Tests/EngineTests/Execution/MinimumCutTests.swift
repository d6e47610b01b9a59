import Testing

@testable import Engine

struct MinimumCutTests {
  /// Costs of a small problem.
  private struct Problem {
    var own: [(first: Int, second: Int)] = []
    var apart: [(one: Int, other: Int, cost: Int)] = []
    var ordered: [(first: Int, second: Int, cost: Int)] = []

    /// Drawn at random, the same for the same seed.
    init(seed: UInt64) {
      let random = CounterGenerator(name: "cut", seed: seed)
      var next = 0
      func draw(_ limit: UInt32) -> Int {
        next += 1
        return Int(random.bits(at: next) % limit)
      }
      own = (0..<8).map { _ in (draw(20), draw(20)) }
      apart = (0..<10).map { _ in (draw(8), draw(8), draw(12)) }
      ordered = (0..<4).map { _ in (draw(8), draw(8), draw(12)) }
    }

    func cost(_ isFirst: [Bool]) -> Int {
      let single = own.enumerated().map {
        isFirst[$0.offset] ? $0.element.first : $0.element.second
      }
      let pairs = apart.filter { isFirst[$0.one] != isFirst[$0.other] }.map(\.cost)
      let directed = ordered.filter { isFirst[$0.first] && !isFirst[$0.second] }.map(\.cost)
      return (single + pairs + directed).reduce(0, +)
    }

    func solved() -> [Bool] {
      var cut = MinimumCut(count: own.count)
      for (thing, costs) in own.enumerated() {
        cut.add(thing, first: costs.first, second: costs.second)
      }
      for pair in apart { cut.add(apart: pair.one, pair.other, cost: pair.cost) }
      for pair in ordered { cut.add(first: pair.first, second: pair.second, cost: pair.cost) }
      return cut.solved()
    }
  }

  @Test(arguments: 0..<40)
  func `no other split costs less`(_ seed: UInt64) {
    let problem = Problem(seed: seed)
    let all = (0..<256).map { bits in (0..<8).map { bits >> $0 & 1 == 1 } }
    #expect(problem.cost(problem.solved()) == all.map(problem.cost).min())
  }

  @Test func `without costs everything is in one group`() {
    var cut = MinimumCut(count: 3)
    #expect(cut.solved() == [false, false, false])
  }
}
