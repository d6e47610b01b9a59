#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Opens what a command line names: a network, its weights, its input.
public struct SetupLoader: Sendable {
  /// The name of a built-in network or the path of a network file; nil for LeNet-5.
  public var network: String?
  /// A safetensors file; nil for the weights that come with the program, else random ones.
  public var weights: String?
  /// A picture or `.npy` file; nil for a sample that comes with the program.
  public var input: String?
  /// The number of classes; nil for the paper's.
  public var classes: Int?
  /// The shape of the input; nil for the paper's.
  public var inputShape: Shape?
  /// Chooses the random parameters.
  public var seed: UInt64

  /// Makes a loader.
  public init(
    network: String? = nil, weights: String? = nil, input: String? = nil, classes: Int? = nil,
    inputShape: Shape? = nil, seed: UInt64 = 0
  ) {
    self.network = network
    self.weights = weights
    self.input = input
    self.classes = classes
    self.inputShape = inputShape
    self.seed = seed
  }

  /// A loader of another network, with the same input and seed; weights belong to one network, classes and size too.
  public func opening(_ network: String) -> SetupLoader {
    SetupLoader(network: network, input: input, seed: seed)
  }

  /// Builds or reads the network alone.
  ///
  /// - Throws: `ZooError`, `NetworkFileError` or `NetworkError`, each with a sentence.
  public func loadNetwork() throws -> Network {
    let name = network ?? "lenet5"
    guard Self.isFile(name) else {
      return try ZooCatalog.network(
        named: name, options: ZooOptions(classes: classes, inputShape: inputShape))
    }
    var network = try NetworkFile.read(path: name)
    if let inputShape { network = network.withInput(inputShape) }
    if let classes { network = try network.withClasses(classes) }
    return network
  }

  /// Whether a name is the path of a network file: it is not built in, and is written like a path or is that of a file.
  private static func isFile(_ name: String) -> Bool {
    guard ZooCatalog.entry(named: name) == nil else { return false }
    return name.contains("/") || NetworkFile.endings.contains { name.hasSuffix($0) }
      || access(name, F_OK) == 0
  }

  /// Opens everything; a network whose weights were trained with skips off or without batch normalization is opened so.
  ///
  /// - Throws: `ZooError`, `NetworkFileError`, `RestructuringError`, `WeightFileError` or `InputError`, each with a sentence.
  public func load() throws -> Setup {
    var network = try loadNetwork()
    let parameters = try parameters(for: network)
    if let facts = parameters.trainedFacts, let file = parameters.filePath {
      network = try facts.applied(to: network, file: file)
    }
    try parameters.check(network, NetworkAnalysis(network))
    network.takeLabels(of: parameters)
    return Setup(network: network, parameters: parameters, input: try input(for: network))
  }

  private func parameters(for network: Network) throws -> ParameterStore {
    guard let path = weights ?? ownWeights(for: network) else {
      let own = network.details.parameters
      return own.isEmpty ? .random(seed: seed) : .given(own, seed: seed)
    }
    return .file(try SafetensorsFile(path: path))
  }

  /// LeNet-5's trained weights, unless the network is not as it was trained.
  private func ownWeights(for network: Network) -> String? {
    guard seed == 0, let trained = try? ZooCatalog.network(named: "lenet5"),
      network.nodes == trained.nodes
    else { return nil }
    return try? AssetFolder.path(of: "weights/lenet5.safetensors")
  }

  private func input(for network: Network) throws -> NetworkInput {
    let preprocessing = network.preprocessing
    // As it is read, resized, and in the network's order.
    try MemoryLimit.check(network.inputShape, copies: 3, for: "input")
    guard let path = input ?? samplePicture(for: network) else {
      return sample(for: network) ?? .random(shape: network.inputShape, seed: seed)
    }
    let tensor = try InputFile.load(
      path: path, for: network.inputShape, preprocessing: preprocessing)
    return NetworkInput(tensor: tensor, name: String(path.split(separator: "/").last ?? "input"))
  }

  private func samplePicture(for network: Network) -> String? {
    let kind = network.details.inputKind
    guard Preprocessing.canFill(network.inputShape), kind != .numbers else { return nil }
    return try? AssetFolder.path(of: kind == .digits ? "inputs/digit-7.png" : "inputs/scene.png")
  }

  /// The network's own numbers, unless its input has another shape.
  private func sample(for network: Network) -> NetworkInput? {
    guard let sample = network.details.sample, sample.shape == network.inputShape else {
      return nil
    }
    let tensor = Tensor(sample.values, shape: sample.shape.batched(1))
    return NetworkInput(tensor: tensor, name: sample.name)
  }
}

extension Network {
  /// How pictures become this network's input.
  public var preprocessing: Preprocessing {
    switch details.inputKind {
    case .digits: .digits
    case .imageNet, .numbers: .imageNet
    case .meanSubtracted: .alexNetPaper
    case .unitScaled: .lab
    case .signed: .inception
    case .cifar: .cifar
    }
  }

  /// The names of the classes; empty where they have none, or where there are more or fewer classes than names.
  public var labels: [String] {
    if !details.classNames.isEmpty, details.classNames.count == classCount {
      return details.classNames
    }
    let file: String? =
      switch details.labels {
      case .digits: "labels/digits.txt"
      case .imageNet: "labels/imagenet.txt"
      case .signs: "labels/signs.txt"
      case .cifar10: "labels/cifar10.txt"
      case .shapes: "labels/shapes.txt"
      case .none: nil
      }
    guard let file, let path = try? AssetFolder.path(of: file) else { return [] }
    let labels = (try? Labels.read(path: path)) ?? []
    return labels.count == classCount ? labels : []
  }
}
