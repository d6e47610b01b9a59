import Benchmark
import Engine

/// How cost grows with batch, input and depth, and what the first pass costs beyond a later one.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(4),
    maxIterations: 50)
  for batch in [1, 2, 4, 8, 16, 32, 64] {
    Benchmark("resnet18, batch \(batch)") { benchmark in
      try await passes(benchmark, "resnet18", batch: batch)
    }
  }
  for side in [128, 256, 512, 1024] {
    Benchmark("resnet50, input \(side)x\(side)") { benchmark in
      try await passes(benchmark, "resnet50", side: side)
    }
  }
  for name in ["resnet20", "resnet110", "resnet1202"] {
    Benchmark(name) { benchmark in try await passes(benchmark, name) }
  }
  for name in ["resnet50", "inception-v4", "resnet1202"] {
    Benchmark("\(name), planning without kernels") { benchmark in
      let network = try ZooCatalog.network(named: name)
      for _ in benchmark.scaledIterations {
        blackHole(Plan(network, targets: [network.output]) { _ in false })
      }
    }
    Benchmark("\(name), first pass") { benchmark in
      let network = try ZooCatalog.network(named: name)
      let parameters = ParameterStore.random()
      let input = NetworkInput.random(shape: network.inputShape, seed: 1)
      let setup = Setup(network: network, parameters: parameters, input: input)
      for _ in benchmark.scaledIterations {
        let session = Session()
        try await session.run(setup, keeping: .onlyTargets)
      }
    }
  }
}

@Sendable
private func passes(
  _ benchmark: Benchmark, _ name: String, batch: Int = 1, side: Int? = nil
) async throws {
  let options = ZooOptions(inputShape: side.map { [3, $0, $0] })
  let network = try ZooCatalog.network(named: name, options: options)
  let session = Session()
  let setup = Setup(
    network: network, parameters: .random(),
    input: .random(shape: network.inputShape, batch: batch, seed: 1))
  try await session.run(setup, keeping: .onlyTargets)
  await session.forgetEverything()
  benchmark.startMeasurement()
  for _ in benchmark.scaledIterations {
    try await session.run(setup, keeping: .onlyTargets)
    await session.forgetEverything()
  }
  benchmark.stopMeasurement()
}
