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
  /// What is published about it.
  public let claims: ZooClaims
  /// Builds it.
  public let build: @Sendable (ZooOptions) -> Network

  /// Trained parameters, as reference implementations count them.
  public var parameters: Int { claims.parameters }
  /// The number of layers with weights on the longest path, as its name counts them.
  public var depth: Int { claims.depth }
}

/// All built-in networks, in the order of the lecture.
public enum ZooCatalog {
  // swift-format-ignore
  /// The networks with what is published about them.
  public static let all: [ZooEntry] = [
    ZooEntry(name: "lenet5",              group: "LeNet-5",  claims: .lenet5)             { LeNet.lenet5($0) },
    ZooEntry(name: "alexnet",             group: "AlexNet",  claims: .alexNet)            { AlexNet.paper($0) },
    ZooEntry(name: "alexnet-torchvision", group: "AlexNet",  claims: .alexNetTorchvision) { AlexNet.torchvision($0) },
    ZooEntry(name: "vgg11",               group: "VGG",      claims: .vgg11)              { VGG.network(depth: 11, normalizes: false, $0) },
    ZooEntry(name: "vgg13",               group: "VGG",      claims: .vgg13)              { VGG.network(depth: 13, normalizes: false, $0) },
    ZooEntry(name: "vgg16",               group: "VGG",      claims: .vgg16)              { VGG.network(depth: 16, normalizes: false, $0) },
    ZooEntry(name: "vgg19",               group: "VGG",      claims: .vgg19)              { VGG.network(depth: 19, normalizes: false, $0) },
    ZooEntry(name: "vgg11-bn",            group: "VGG",      claims: .vgg11Normalized)    { VGG.network(depth: 11, normalizes: true, $0) },
    ZooEntry(name: "vgg13-bn",            group: "VGG",      claims: .vgg13Normalized)    { VGG.network(depth: 13, normalizes: true, $0) },
    ZooEntry(name: "vgg16-bn",            group: "VGG",      claims: .vgg16Normalized)    { VGG.network(depth: 16, normalizes: true, $0) },
    ZooEntry(name: "vgg19-bn",            group: "VGG",      claims: .vgg19Normalized)    { VGG.network(depth: 19, normalizes: true, $0) },
    ZooEntry(name: "plain18",             group: "Plain",    claims: .plain18)            { ResNet.plain(depth: 18, $0) },
    ZooEntry(name: "plain34",             group: "Plain",    claims: .plain34)            { ResNet.plain(depth: 34, $0) },
    ZooEntry(name: "resnet18",            group: "Residual", claims: .resNet18)           { ResNet.residual(depth: 18, $0) },
    ZooEntry(name: "resnet34",            group: "Residual", claims: .resNet34)           { ResNet.residual(depth: 34, $0) },
    ZooEntry(name: "resnet50",            group: "Residual", claims: .resNet50)           { ResNet.residual(depth: 50, $0) },
    ZooEntry(name: "resnet101",           group: "Residual", claims: .resNet101)          { ResNet.residual(depth: 101, $0) },
    ZooEntry(name: "resnet152",           group: "Residual", claims: .resNet152)          { ResNet.residual(depth: 152, $0) },
    ZooEntry(name: "resnet50-lab",        group: "Lab",      claims: .resNet50Lab)        { ResNetLab.network($0) },
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

  static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" ? "-" : $0 })
  }
}
