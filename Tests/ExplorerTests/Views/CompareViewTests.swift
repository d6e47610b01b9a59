import Engine
import TestSupport
import Testing

@testable import Explorer

struct CompareViewTests {
  private func classes(_ indices: [Int], from highest: Float) -> [TopClass] {
    let values = (0..<10).map { place in
      indices.firstIndex(of: place).map { highest / Float($0 + 1) } ?? 0
    }
    return Tensor(values, shape: [1, 10]).topClasses(3, labels: [])
  }

  @Test func `one run says how to get the second`() throws {
    var model = try ViewFixture.model(.compare)
    model.answers.now = classes([1, 2, 3], from: 0.5)
    let text = ViewFixture.drawn(model, width: 100, height: 8).plainText
    #expect(text.contains("r runs again"))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `classes before and after stand side by side`(size: (Int, Int)) throws {
    var model = try ViewFixture.model(.compare, width: size.0, height: size.1)
    model.answers.before = classes([1, 2, 3], from: 0.5)
    model.answers.now = classes([2, 1, 7], from: 0.25)
    model.answers.network = model.network.withAllSkips(on: false)
    assertSnapshot(MainView.draw(model), named: "compare-resnet18-\(size.0)x\(size.1)")
  }
}
