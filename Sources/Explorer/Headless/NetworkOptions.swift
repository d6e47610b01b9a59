import ArgumentParser
import Engine

/// The options that change a network's shape.
struct NetworkOptions: ParsableArguments {
  @Option(help: "The number of classes.")
  var classes: Int?

  @Option(
    help: ArgumentHelp(
      "The input's channels, height and width, such as 3x224x224.", valueName: "CxHxW"))
  var inputSize: InputSize?

  /// An input shape as it is written on the command line: `3x224x224`.
  struct InputSize: ExpressibleByArgument {
    let shape: Shape

    init?(argument: String) {
      guard let shape = Shape(text: argument), shape.isFeatureMaps else { return nil }
      self.shape = shape
    }
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
      inputShape: network.inputSize?.shape, seed: seed)
  }
}

extension ArgumentHelp {
  /// Help on the argument that names a network.
  static var network: ArgumentHelp {
    ArgumentHelp("A built-in network, or the path of a network file.", valueName: "NETWORK")
  }
}
