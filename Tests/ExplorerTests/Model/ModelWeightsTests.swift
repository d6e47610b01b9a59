@testable import Engine
import TestSupport
import Testing

@testable import Explorer

struct ModelWeightsTests {
  /// What the reader would answer.
  private func answer(_ request: WeightsRequest, _ model: Model) throws -> InspectedWeights {
    let parameters = try request.layers.flatMap { layer in
      try (model.analysis[layer]?.parameters ?? []).map { specification in
        let name = model.network.nodes[layer].name
        return InspectedWeights.Parameter(
          name: "\(name).\(specification.name)",
          tensor: try model.setup.parameters.tensor(specification, of: name))
      }
    }
    return InspectedWeights(layers: request.layers, parameters: parameters)
  }

  private func shown(_ network: String, _ layer: String, width: Int, height: Int) throws -> Model {
    var model = try ModelFixtures.model(network, width: width, height: height)
    _ = try ModelFixtures.say("show weights", to: &model)
    _ = try ModelFixtures.say("goto \(layer)", to: &model)
    let request = try #require(model.weightsRequest)
    let weights = try answer(request, model)
    _ = model.update(.weightsInspected(request, .success(weights)))
    model.notice = nil
    return model
  }

  @Test func `weights are asked for once, and only where they are shown`() throws {
    var model = try ModelFixtures.model("lenet5")
    #expect(try ModelFixtures.say("goto conv2", to: &model).isEmpty)
    let layer = try #require(model.network.index(of: "conv2"))
    #expect(
      try ModelFixtures.say("show weights", to: &model)
        == [.inspectWeights(layers: [layer], generation: model.generation)])
    #expect(model.update(.command(.redraw)) == [.repaint])
  }

  @Test func `a layer without weights asks for none`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("show weights", to: &model)
    #expect(try ModelFixtures.say("goto pool1", to: &model).isEmpty)
    #expect(MainView.draw(model).plainText.contains("pool1 has no weights."))
  }

  @Test func `weights of a layer that was left are dropped`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("show weights", to: &model)
    _ = try ModelFixtures.say("goto conv1", to: &model)
    let old = try #require(model.weightsRequest)
    let weights = try answer(old, model)
    _ = try ModelFixtures.say("goto conv2", to: &model)
    _ = model.update(.weightsInspected(old, .success(weights)))
    #expect(model.weights == nil)
  }

  @Test func `a line shows the weights of what is folded into it`() throws {
    let model = try shown("resnet18", "conv1", width: 120, height: 40)
    #expect(
      model.weights?.parameters.map(\.name) == [
        "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var",
      ])
  }

  @Test func `a filter has the numbers of the tensor`() throws {
    let model = try shown("lenet5", "conv2", width: 120, height: 40)
    let layer = try #require(model.network.index(of: "conv2"))
    let specification = try #require(model.analysis[layer]?.parameters.first)
    let tensor = try model.setup.parameters.tensor(specification, of: "conv2")
    let weights = try #require(model.weights)
    let picture = try #require(WeightsPicture(weights, channel: 3))
    // Filter 3 over input channel 0: 6 input channels of 5×5 before each filter.
    #expect(picture.image.values == Array(tensor.elements[3 * 150..<3 * 150 + 25]))
  }

  @Test func `a large matrix is reduced to means that keep the whole's mean`() throws {
    let tensor = Tensor(shape: [512, 1024]) { buffer in
      for index in buffer.indices { buffer[index] = Float(index % 7) }
    }
    let parameter = InspectedWeights.Parameter(name: "fc.weight", tensor: tensor)
    guard case .matrix(let image) = parameter.picture else {
      Issue.record("no matrix")
      return
    }
    #expect(image.width == 256 && image.height == 256)
    let mean = image.values.reduce(0, +) / Float(image.values.count)
    // Sums of 524,288 small whole numbers in another order: equal but for float32's rounding.
    #expect(abs(mean - parameter.statistics.mean) < 1e-3)
  }

  @Test(arguments: [
    ("lenet5", "conv1", 120, 40), ("lenet5", "fc1", 80, 24), ("resnet18", "conv1", 120, 40),
  ])
  func `weights on the screen`(network: String, layer: String, width: Int, height: Int) throws {
    let model = try shown(network, layer, width: width, height: height)
    assertSnapshot(
      MainView.draw(model), named: "weights-\(network)-\(layer)-\(width)x\(height)")
  }

  @Test func `weights in ASCII are ASCII, zoomed or not, in any pane`() throws {
    for size in [(40, 10), (80, 24), (120, 40)] {
      var model = try shown("resnet18", "conv1", width: size.0, height: size.1)
      model.glyphs = .ascii
      model.view.ladder = .ascii
      #expect(MainView.draw(model).cells.allSatisfy { $0.scalar.isASCII })
      _ = model.update(.command(.zoom(.in)))
      _ = model.update(.command(.cursor(.down)))
      #expect(MainView.draw(model).cells.allSatisfy { $0.scalar.isASCII })
    }
  }
}
