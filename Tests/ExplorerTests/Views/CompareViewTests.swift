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
    model.answers.now = Prediction(top: classes([1, 2, 3], from: 0.5))
    let text = ViewFixture.drawn(model, width: 100, height: 8).plainText
    #expect(text.contains("r runs again"))
  }

  @Test func `a network without classes says that there is nothing to compare`() throws {
    let model = try ViewFixture.model(.compare, of: "identity-block")
    let text = ViewFixture.drawn(model, width: 200, height: 8).plainText
    #expect(text.contains("gives no classes") && !text.contains("r runs"))
  }

  @Test(arguments: [(80, 24), (120, 40), (160, 48)])
  func `classes, spread and maps before and after`(size: (Int, Int)) throws {
    let model = try compared(width: size.0, height: size.1)
    assertSnapshot(MainView.draw(model), named: "compare-resnet18-\(size.0)x\(size.1)")
  }

  @Test func `every class has both its probabilities`() throws {
    let text = MainView.draw(try compared(width: 120, height: 40)).plainText
    #expect(!text.contains("not in top"))
  }

  @Test(arguments: [(0, 0), (1, 1), (30, 3), (44, 9), (70, 8), (200, 60)])
  func `panes of any size hold it`(size: (Int, Int)) throws {
    let model = try compared(width: 120, height: 40)
    _ = ViewFixture.drawn(model, width: size.0, height: size.1)
  }

  /// Two runs with made-up answers: all skips on, then off.
  private func compared(width: Int, height: Int) throws -> Model {
    var model = try ViewFixture.model(.compare, width: width, height: height, at: "layer1.0.conv1")
    let layer = model.selectedLayer
    let shape = try #require(model.analysis[layer]).output.batched(1)
    func activation(_ factor: Float) -> InspectedActivation {
      let tensor = Tensor(shape: shape) { values in
        for place in values.indices { values[place] = Float(place % 56 + place / 56 % 56) * factor }
      }
      return InspectedActivation(layer: layer, tensor: tensor, statistics: tensor.statistics)
    }
    func run(_ network: Network, _ generation: Int, _ decay: Float) -> AnsweredRun {
      var setup = model.setup
      setup.network = network
      var run = AnsweredRun(
        setup: setup, generation: generation,
        probabilities: (0..<10).map { Float(10 - $0) / 55 * decay })
      for (place, layer) in network.activeNodes.dropFirst().enumerated() {
        var values = TensorStatistics()
        values.standardDeviation = 1 + decay * Float(place)
        run.statistics[layer] = values
      }
      return run
    }
    model.answers.before = Prediction(top: classes([1, 2, 3], from: 0.5))
    model.answers.now = Prediction(top: classes([2, 1, 7], from: 0.25))
    model.earlierRun = run(model.network, -2, 1)
    model.latestRun = run(model.network.withAllSkips(on: false), model.generation, 0.25)
    model.activations = model.activations.map { _ in .computed }
    model.inspected = activation(0.5)
    model.earlierActivation = EarlierActivation(
      request: InspectionRequest(layer: layer, generation: -2), activation: activation(1))
    return model
  }
}
