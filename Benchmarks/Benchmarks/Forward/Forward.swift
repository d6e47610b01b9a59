import Benchmark
import Engine

/// Forward passes on one example, as `convscope bench` times them.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 5,
    maxDuration: .seconds(3), maxIterations: 200)
  let names = [
    "lenet5", "alexnet-torchvision", "vgg16", "resnet18", "resnet34", "resnet50", "resnet152",
    "googlenet-torchvision", "inception-v3", "inception-v4", "inception-resnet-v2",
  ]
  for name in names {
    Benchmark(name) { benchmark in
      let session = Session()
      let network = try ZooCatalog.network(named: name)
      let setup = Setup(
        network: network, parameters: .random(),
        input: .random(shape: network.inputShape, seed: 1))
      // The first pass plans and packs the weights.
      try await session.run(setup, keeping: .onlyTargets)
      await session.forgetEverything()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        try await session.run(setup, keeping: .onlyTargets)
        await session.forgetEverything()
      }
      benchmark.stopMeasurement()
    }
  }
}
