import Testing

@testable import Engine

struct TopClassTests {
  private let answer = Tensor([0.1, 0.4, 0.1, 0.4, /**/ 1, 0, 0, 0], shape: [2, 4])

  @Test func `the best classes of the first example come first, equal ones by number`() {
    let best = answer.topClasses(3, labels: [])
    #expect(best.map(\.index) == [1, 3, 0])
    #expect(best.map(\.probability) == [0.4, 0.4, 0.1])
  }

  @Test func `classes without a name are called by their number`() {
    #expect(answer.topClasses(2, labels: ["tench", "goldfish"]).map(\.label) == ["goldfish", "3"])
  }

  @Test(arguments: [-1, 0, 99])
  func `any count is fine`(_ count: Int) {
    #expect(answer.topClasses(count, labels: []).count == (count > 0 ? 4 : 0))
  }
}
