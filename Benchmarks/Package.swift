// swift-tools-version: 6.2
import PackageDescription

/// A target of benchmarks of the engine.
func benchmarks(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Benchmark", package: "benchmark"),
      .product(name: "Engine", package: "convscope"),
    ],
    path: "Benchmarks/\(name)",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "convscope", path: ".."),
    // Without its trait for counting allocations, which needs jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [benchmarks("Forward"), benchmarks("Live"), benchmarks("Scale")],
  swiftLanguageModes: [.v6]
)
