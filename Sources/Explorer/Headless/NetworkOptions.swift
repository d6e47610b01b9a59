import ArgumentParser
import Engine

/// The options that change a network's shape.
struct NetworkOptions: ParsableArguments {
  @Option(help: "The number of classes.")
  var classes: Int?

  @Option(
    help: ArgumentHelp(
      "The input's channels, height and width, such as 3x224x224.", valueName: "CxHxW"),
    transform: Self.inputShape)
  var inputSize: Shape?

  func validate() throws {
    guard classes.map({ $0 >= 1 }) ?? true else {
      throw ValidationError(
        "a number of classes from 1 to 1,000,000 expected, found \(classes ?? 0)")
    }
  }

  /// An input shape as it is written on the command line: `3x224x224`.
  @Sendable private static func inputShape(_ text: String) throws -> Shape {
    guard let shape = Shape(text: text), shape.isFeatureMaps else {
      throw ValidationError(
        "channels, height and width expected, each from 1 to \(Shape.largestTypedExtent), "
          + "such as 3x224x224; found \(text.safeToShow)")
    }
    return shape
  }
}

/// The options that say what a network computes with.
struct RunOptions: ParsableArguments {
  @OptionGroup var network: NetworkOptions

  @Option(help: ArgumentHelp("A .safetensors file of weights.", valueName: "FILE"))
  var weights: String?

  @Option(help: ArgumentHelp("A .png, .jpg or .npy file.", valueName: "FILE"))
  var input: String?

  @Option(help: "Chooses the random weights where no file is given.")
  var seed: UInt64 = 0

  /// Opens everything that the options name.
  func loader(for name: String?) -> SetupLoader {
    SetupLoader(
      network: name, weights: weights, input: input, classes: network.classes,
      inputShape: network.inputSize, seed: seed)
  }
}

extension ArgumentHelp {
  /// Help on the argument that names a network.
  static var network: ArgumentHelp {
    ArgumentHelp("A built-in network, or the path of a network file.", valueName: "NETWORK")
  }

  /// Help on how many threads compute.
  static var threads: ArgumentHelp {
    "The number of threads; by default OMP_NUM_THREADS, else as many as cores."
  }

  /// Help on the skips that are switched off; `Convscope.start` lets the pattern be left out.
  static var withoutSkips: ArgumentHelp {
    ArgumentHelp(
      "Switch off the skip connections of the blocks that match: write --without-skips=PATTERN, or "
        + "--without-skips alone for all of them.",
      valueName: "PATTERN")
  }
}
