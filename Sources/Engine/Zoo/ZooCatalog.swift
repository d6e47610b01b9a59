/// What can be asked of every built-in network.
public struct ZooOptions: Hashable, Sendable {
  /// The number of classes; nil for the paper's.
  public var classes: Int?
  /// The shape of the input, `[C, H, W]`; nil for the paper's.
  public var inputShape: Shape?

  /// Makes options; by default everything is as in the paper.
  public init(classes: Int? = nil, inputShape: Shape? = nil) {
    self.classes = classes
    self.inputShape = inputShape
  }

  /// The class names that belong to a network, unless it has another number of classes.
  func labels(_ labels: NetworkDetails.LabelSet, of count: Int) -> NetworkDetails.LabelSet {
    classes == nil || classes == count ? labels : .none
  }
}

/// A built-in network.
public struct ZooEntry: Sendable {
  /// The name in commands: `resnet50`.
  public let name: String
  /// The part of the lecture it belongs to.
  public let group: String
  /// What a paper or a reference implementation says of its size: trained parameters.
  public let parameters: Int
  /// The number of layers with weights on the longest path, as its name counts them.
  public let depth: Int
  /// Builds it.
  public let build: @Sendable (ZooOptions) -> Network
}

/// All built-in networks, in the order of the lecture.
public enum ZooCatalog {
  // swift-format-ignore
  /// The networks with the published numbers of parameters (reference implementations, papers).
  public static let all: [ZooEntry] = [
    ZooEntry(name: "lenet5",              group: "LeNet-5",    parameters: 61_706,      depth: 5)   { LeNet.lenet5($0) },
    ZooEntry(name: "alexnet",             group: "AlexNet",    parameters: 60_965_224,  depth: 8)   { AlexNet.paper($0) },
    ZooEntry(name: "alexnet-torchvision", group: "AlexNet",    parameters: 61_100_840,  depth: 8)   { AlexNet.torchvision($0) },
    ZooEntry(name: "vgg11",               group: "VGG",        parameters: 132_863_336, depth: 11)  { VGG.network(depth: 11, normalizes: false, $0) },
    ZooEntry(name: "vgg13",               group: "VGG",        parameters: 133_047_848, depth: 13)  { VGG.network(depth: 13, normalizes: false, $0) },
    ZooEntry(name: "vgg16",               group: "VGG",        parameters: 138_357_544, depth: 16)  { VGG.network(depth: 16, normalizes: false, $0) },
    ZooEntry(name: "vgg16-bn",            group: "VGG",        parameters: 138_365_992, depth: 16)  { VGG.network(depth: 16, normalizes: true, $0) },
    ZooEntry(name: "vgg19",               group: "VGG",        parameters: 143_667_240, depth: 19)  { VGG.network(depth: 19, normalizes: false, $0) },
    ZooEntry(name: "plain18",             group: "Plain",      parameters: 11_515_688,  depth: 18)  { ResNet.plain(depth: 18, $0) },
    ZooEntry(name: "plain34",             group: "Plain",      parameters: 21_623_848,  depth: 34)  { ResNet.plain(depth: 34, $0) },
    ZooEntry(name: "resnet18",            group: "Residual",   parameters: 11_689_512,  depth: 18)  { ResNet.residual(depth: 18, $0) },
    ZooEntry(name: "resnet34",            group: "Residual",   parameters: 21_797_672,  depth: 34)  { ResNet.residual(depth: 34, $0) },
    ZooEntry(name: "resnet50",            group: "Residual",   parameters: 25_557_032,  depth: 50)  { ResNet.residual(depth: 50, $0) },
    ZooEntry(name: "resnet101",           group: "Residual",   parameters: 44_549_160,  depth: 101) { ResNet.residual(depth: 101, $0) },
    ZooEntry(name: "resnet152",           group: "Residual",   parameters: 60_192_808,  depth: 152) { ResNet.residual(depth: 152, $0) },
    ZooEntry(name: "resnet50-lab",        group: "Lab",        parameters: 23_546_886,  depth: 50)  { ResNetLab.network($0) },
  ]

  /// The entry of a name; `-` and `_` are alike, and so are capitals.
  public static func entry(named name: String) -> ZooEntry? {
    let wanted = normalized(name)
    return all.first { normalized($0.name) == wanted }
  }

  /// Builds a network by name.
  ///
  /// - Throws: `ZooError.unknownNetwork` or `.badClasses`.
  public static func network(
    named name: String, options: ZooOptions = ZooOptions()
  ) throws(ZooError) -> Network {
    guard let entry = entry(named: name) else {
      throw .unknownNetwork(name, known: all.map(\.name))
    }
    if let classes = options.classes, !(1...1_000_000).contains(classes) {
      throw .badClasses(classes)
    }
    return entry.build(options)
  }

  private static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" ? "-" : $0 })
  }
}

/// Why a built-in network cannot be built.
public enum ZooError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is none of this name.
  case unknownNetwork(String, known: [String])
  /// The number of classes makes no sense.
  case badClasses(Int)

  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .unknownNetwork(let name, let known):
      "no network is called \(name.printable); there are \(known.joined(separator: ", "))"
    case .badClasses(let count):
      "a number of classes from 1 to 1,000,000 expected, found \(count)"
    }
  }
}
