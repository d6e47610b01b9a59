@testable import Engine
import Testing

@testable import Explorer

struct ModelComparisonTests {
  /// Two runs of ResNet-18, with all skips and without, the second one just ended.
  private func compared() throws -> (model: Model, effects: [Effect]) {
    var model = ModelFixtures.computed(try ModelFixtures.model("resnet18"))
    let before = model.generation
    model.latestRun?.statistics = [:]
    _ = try ModelFixtures.say("skip off all", to: &model)
    _ = try ModelFixtures.say("show compare", to: &model)
    model = ModelFixtures.computed(model)
    #expect(model.earlierRun?.generation == before)
    for layer in model.depthLayers.dropLast() {
      let effects = model.update(
        .statistics(layer: layer, generation: model.generation, TensorStatistics()))
      #expect(effects.isEmpty)
    }
    let last = try #require(model.depthLayers.last)
    return (
      model,
      model.update(.statistics(layer: last, generation: model.generation, TensorStatistics()))
    )
  }

  @Test func `the statistics of the run before are asked for after those of the last`() throws {
    let (model, effects) = try compared()
    let earlier = try #require(model.earlierRun)
    #expect(
      effects == [.gatherStatistics(layers: model.comparedLayers, generation: earlier.generation)])
    #expect(model.setup(of: effects[0]).network.switches.skipsOff.isEmpty)
    #expect(!model.setup(of: .run(number: 1, to: nil)).network.switches.skipsOff.isEmpty)
  }

  @Test func `layers that only one run has are not compared`() throws {
    let (model, _) = try compared()
    let names = model.comparedLayers.map { model.network.nodes[$0].name }
    #expect(!names.contains("layer2.0.downsample.0"))
    #expect(names.contains("layer2.0.conv1"))
  }

  @Test func `late statistics of the run before find their place`() throws {
    var (model, _) = try compared()
    let earlier = try #require(model.earlierRun)
    var values = TensorStatistics()
    values.standardDeviation = 3
    model.update(.statistics(layer: 5, generation: earlier.generation, values))
    #expect(model.earlierRun?.statistics[5]?.standardDeviation == 3)
    #expect(model.statistics[5]?.standardDeviation == 0)
  }

  @Test func `the chosen layer's maps of both runs are fetched while the comparison shows`() throws
  {
    var (model, _) = try compared()
    let earlier = try #require(model.earlierRun).generation
    _ = model.update(.command(.goTo("layer1.0.conv1")))
    let layer = model.selectedLayer
    let activation = try #require(ModelFixtures.activation(of: layer, in: model))
    let effects = model.update(
      .inspected(layer: layer, generation: model.generation, .success(activation)))
    #expect(effects == [.inspect(layer: layer, generation: earlier)])
    #expect(model.update(.command(.nextChannel)).isEmpty)
    model.update(.inspected(layer: layer, generation: earlier, .success(activation)))
    #expect(model.earlierInspected?.layer == layer)
    _ = model.update(.command(.next))
    #expect(model.earlierInspected == nil)
  }

  @Test func `running the same again leaves the comparison as it is`() throws {
    var (model, _) = try compared()
    let earlier = try #require(model.earlierRun).generation
    _ = try ModelFixtures.say("skip on all", to: &model)
    _ = try ModelFixtures.say("skip off all", to: &model)
    model = ModelFixtures.computed(model)
    #expect(model.earlierRun?.generation == earlier)
    _ = try ModelFixtures.say("open lenet5", to: &model)
    let other = try ModelFixtures.model("lenet5").setup
    model.update(.loaded(.success(.setup(other))))
    #expect(model.earlierRun == nil)
  }

  @Test func `the difference is after minus before, map by map`() throws {
    let shape: Shape = [1, 2, 1, 2]
    let before = Tensor([0, 1, 2, 3], shape: shape)
    let after = Tensor([0, 1, 5, 2.5], shape: shape)
    let pair = MapPair(
      before: InspectedActivation(layer: 3, tensor: before, statistics: before.statistics),
      after: InspectedActivation(layer: 3, tensor: after, statistics: after.statistics), channel: 1)
    #expect(pair.difference.values == [3, -0.5])
    #expect(pair.largestDifference == 3)
    #expect(pair.meanDifference == 1.75)
    #expect(pair.range == ValueRange(lower: 0, upper: 5))
  }
}
