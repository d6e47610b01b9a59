import Engine
import TestSupport
import Testing

@testable import Explorer

struct ModelStatisticsTests {
  private func statistics(zeros: Float = 0.5, dead: Int = 0, nans: Int = 0) -> TensorStatistics {
    var values = TensorStatistics()
    values.count = 100
    values.channelCount = 10
    values.zeroShare = zeros
    values.deadChannels = dead
    values.nanCount = nans
    values.standardDeviation = 0.25
    return values
  }

  @Test func `computed layers are asked for once they are known to be there`() throws {
    var model = try ViewFixture.model(.statistics, of: "lenet5")
    var available = Array(repeating: false, count: model.network.nodes.count)
    available[1] = true
    available[2] = true
    let effects = model.update(.available(available, generation: model.generation))
    #expect(effects.contains(.gatherStatistics(layers: [1, 2], generation: model.generation)))
    model.update(.statistics(layer: 1, generation: model.generation, statistics()))
    #expect(
      model.gatherStatistics() == [.gatherStatistics(layers: [2], generation: model.generation)])
  }

  @Test func `statistics of another setup are dropped`() throws {
    var model = try ViewFixture.model(.statistics, of: "lenet5")
    model.update(.statistics(layer: 1, generation: model.generation + 1, statistics()))
    model.update(.statistics(layer: 9_999, generation: model.generation, statistics()))
    #expect(model.statistics.isEmpty)
    model.update(.statistics(layer: 1, generation: model.generation, statistics()))
    model.update(.command(.inputRandom(seed: 5)))
    #expect(model.statistics.isEmpty)
  }

  @Test func `the first layer with NaN is named, and those with dead channels`() throws {
    var model = try ViewFixture.model(.statistics, of: "lenet5")
    model.statistics = [
      1: statistics(), 2: statistics(dead: 3), 3: statistics(zeros: 0.95), 4: statistics(nans: 7),
      5: statistics(nans: 100),
    ]
    #expect(model.troubles.map(\.layer) == [2, 3, 4])
    #expect(model.troubles.last?.text == "begins here: NaN 7")
  }

  @Test func `the worst are those with the largest share of dead channels, then of zeros`() throws {
    var model = try ViewFixture.model(.statistics, of: "lenet5", width: 160, height: 48)
    model.statistics = [
      1: statistics(zeros: 0.92), 2: statistics(zeros: 0.5, dead: 3),
      3: statistics(zeros: 0.99, dead: 1), 4: statistics(zeros: 0.95), 5: statistics(nans: 7),
    ]
    #expect(model.ranked(model.troubles).map(\.layer) == [5, 2, 3, 4, 1])
    #expect(MainView.draw(model).plainText.contains("3 of 10 channels dead (30 %)"))
  }

  @Test func `the zeros of a zero-padded shortcut are no dead channels`() throws {
    var model = try ViewFixture.model(.statistics, of: "resnet20")
    let shortcut = try #require(model.network.index(of: "layer2.0.shortcut"))
    model.statistics = [shortcut: statistics(dead: 5)]
    #expect(model.troubles.isEmpty)
  }

  @Test func `the distribution counts every finite value once`() {
    let tensor = Tensor([0, 1, 2, 3, .nan, 3, 3, 3], shape: [1, 2, 4])
    let details = ActivationDetails(tensor, tensor.statistics, bins: 4)
    #expect(details.counts == [1, 1, 1, 4])
    #expect(details.channelMeans.first == 1.5)
    #expect(details.channelMeans.last?.isNaN == true)
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `statistics of a layer and by depth`(size: (Int, Int)) throws {
    var model = try ViewFixture.model(
      .statistics, of: "lenet5", width: size.0, height: size.1, at: "conv1")
    for layer in model.depthLayers {
      model.statistics[layer] = statistics(zeros: Float(layer) / 20, dead: layer == 6 ? 2 : 0)
    }
    let values = (0..<60).map { Float($0 * $0 % 17) - 4 }
    let tensor = Tensor(values, shape: [1, 6, 10])
    model.inspected = InspectedActivation(
      layer: model.selectedLayer, tensor: tensor, statistics: tensor.statistics,
      details: ActivationDetails(tensor, tensor.statistics))
    assertSnapshot(MainView.draw(model), named: "statistics-lenet5-\(size.0)x\(size.1)")
  }
}
