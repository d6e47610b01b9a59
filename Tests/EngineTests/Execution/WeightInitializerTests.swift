import Testing

@testable import Engine

struct WeightInitializerTests {
  struct Case: Sendable {
    let way: WeightInitializer
    let variance: Double
    let kurtosis: Double
  }

  // A convolution of 40 maps from 30, 3×3: fan-in 270, fan-out 360. The kurtosis is 9/5 of an even distribution, 3 of a normal one.
  @Test(arguments: [
    Case(way: .he, variance: 2.0 / 270, kurtosis: 1.8),
    Case(way: .glorot, variance: 2.0 / 630, kurtosis: 1.8),
    Case(way: .normal(0.3), variance: 0.09, kurtosis: 3),
  ])
  func `weights have the moments of their distribution`(_ c: Case) throws {
    let specification = ParameterSpecification(
      name: "weight", shape: [40, 30, 3, 3], role: .weight)
    let store = ParameterStore.random(seed: 2, weights: c.way)
    let numbers = try store.tensor(specification, of: "conv").elements.map(Double.init)
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let square = numbers.reduce(0) { $0 + $1 * $1 } / count
    let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
    // 10,800 numbers: four standard errors of the mean, of the variance (at most √2/√n) and of the kurtosis (√24/√n).
    #expect(abs(mean) < 4 * (c.variance / count).squareRoot())
    #expect(abs(square / c.variance - 1) < 4 * (2 / count).squareRoot())
    #expect(abs(fourth / (square * square) - c.kurtosis) < 4 * (24 / count).squareRoot())
  }

  @Test func `a table of connections says how many inputs and outputs a weight has`() throws {
    let network = try ZooCatalog.network(named: "lenet5-1998")
    let index = try #require(network.nodes.firstIndex { $0.layer is TableConvolution })
    let weight = try #require(NetworkAnalysis(network)[index]?.parameters.first)
    // 60 pairs of 6 maps with 16, windows of 5×5: on average 3.75 inputs a map, which rounds down, and 10 outputs.
    #expect(WeightInitializer.glorot.initializer(for: weight) == .glorot(fanIn: 75, fanOut: 250))
  }

  @Test func `other parameters begin as always`() throws {
    let store = ParameterStore.random(seed: 2, weights: .normal(1))
    let scale = ParameterSpecification(name: "weight", shape: [5], role: .scale)
    #expect(try store.tensor(scale, of: "bn").elements == [1, 1, 1, 1, 1])
  }

  @Test(arguments: ["he", "glorot", "normal:0.01"])
  func `a way is read as it is written`(_ text: String) {
    #expect(WeightInitializer(text)?.text == text)
  }

  @Test(arguments: ["", "normal", "normal:", "normal:x", "normal:-1", "normal:nan", "He"])
  func `what is no way is refused`(_ text: String) { #expect(WeightInitializer(text) == nil) }
}
