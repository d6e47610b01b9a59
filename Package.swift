// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Debian names the wide-character library ncursesw; on macOS ncurses is wide by itself.
let curses: [LinkerSetting] = [
  .linkedLibrary("ncursesw", .when(platforms: [.linux])),
  .linkedLibrary("ncurses", .when(platforms: [.macOS])),
]

let package = Package(
  name: "convscope",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "convscope", targets: ["convscope"]),
    // For the package of benchmarks.
    .library(name: "Engine", targets: ["Engine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(
      name: "CPNG", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CTurboJPEG", providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .target(
      name: "CTerminal",
      cSettings: [
        .define("NCURSES_WIDECHAR", to: "1"),
        .define("_XOPEN_SOURCE_EXTENDED", to: "1"),
      ],
      linkerSettings: curses),
    .target(name: "CKernels"),
    .target(
      name: "Engine",
      dependencies: [
        "CKernels", "COneDNN", "CPNG", "CTurboJPEG", "CZlib",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Explorer",
      dependencies: [
        "Engine", "CTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "convscope",
      dependencies: ["Explorer"],
      swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: ["Engine", "Explorer"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["Explorer"],
      path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .executableTarget(
      name: "ScreenBenchmark",
      dependencies: ["TestSupport"],
      path: "Tests/ScreenBenchmark",
      swiftSettings: strict),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Engine", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests",
      dependencies: ["Explorer", "Engine", "TestSupport", "TerminalProbe"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
