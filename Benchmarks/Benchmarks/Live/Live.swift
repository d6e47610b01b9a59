import Benchmark
import Engine

/// What an edit costs in ResNet-50 once a whole pass was computed and everything is remembered.
///
/// Each iteration feeds another input, so that what is measured was never computed before.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 3, maxDuration: .seconds(4), maxIterations: 100)
  Benchmark("whole pass, everything remembered") { benchmark in
    let example = try await Example()
    for seed in benchmark.scaledIterations {
      let setup = try example.setup(seed: seed)
      benchmark.startMeasurement()
      try await example.session.run(setup)
      benchmark.stopMeasurement()
      await example.session.forgetEverything()
    }
  }
  for block in ["layer4.0", "layer4.1", "layer4.2"] {
    benchmarkEdit("skip of \(block) off") { try $0.withSkip(block, on: false) }
  }
  Benchmark("skip of layer4.0 on again") { benchmark in
    let example = try await Example()
    for seed in benchmark.scaledIterations {
      let on = try example.setup(seed: seed)
      try await example.session.run(on)
      let off = try on.with { try $0.withSkip("layer4.0", on: false) }
      try await example.session.run(off)
      benchmark.startMeasurement()
      try await example.session.run(on)
      benchmark.stopMeasurement()
      await example.session.forgetEverything()
    }
  }
  benchmarkEdit("units of fc set to 500") { try $0.setting("units", of: "fc", to: "500") }
}

/// The time of an edit's pass in thousandths of that of the whole pass just before it: no two minutes on a machine that
/// is shared are alike.
private let share = BenchmarkMetric.custom(
  "Thousandths of the whole pass before", polarity: .prefersSmaller, useScalingFactor: false)

/// What an edit costs once everything is remembered, and its share of the whole pass before it.
private func benchmarkEdit(
  _ name: String, _ edit: @escaping @Sendable (Network) throws -> Network
) {
  var configuration = Benchmark.defaultConfiguration
  configuration.metrics.append(share)
  Benchmark(name, configuration: configuration) { benchmark in
    let example = try await Example()
    for seed in benchmark.scaledIterations {
      let before = try example.setup(seed: seed)
      let after = try before.with(edit)
      let start = ContinuousClock.now
      try await example.session.run(before)
      let middle = ContinuousClock.now
      benchmark.startMeasurement()
      try await example.session.run(after)
      benchmark.stopMeasurement()
      let end = ContinuousClock.now
      benchmark.measurement(share, Int((1000 * ((end - middle) / (middle - start))).rounded()))
      await example.session.forgetEverything()
    }
  }
}

/// ResNet-50 with random parameters, and a session that has run it once.
private struct Example {
  let session = Session()
  private let network: Network
  private let parameters = ParameterStore.random()

  init() async throws {
    network = try ZooCatalog.network(named: "resnet50")
    let setup = try setup(seed: 0)
    try await session.run(setup)
    await session.forgetEverything()
  }

  func setup(seed: Int) throws -> Setup {
    Setup(
      network: network, parameters: parameters,
      input: .random(shape: network.inputShape, seed: UInt64(seed)))
  }
}

extension Setup {
  /// With another network.
  fileprivate func with(_ change: (Network) throws -> Network) throws -> Setup {
    var setup = self
    setup.network = try change(network)
    return setup
  }
}
