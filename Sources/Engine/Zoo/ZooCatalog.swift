/// All built-in networks, in the order of the lecture.
public enum ZooCatalog {
  /// The networks with what is published about them.
  public static let all: [ZooEntry] =
    leNet + oneLayer + alexNet + vgg + plain + residual + residualBlocks + oneByOne
    + inceptionModule + costExample + googLeNet + laterInceptions

  /// The entry of a name; `-` and `_` are alike, and so are capitals.
  public static func entry(named name: String) -> ZooEntry? {
    let wanted = normalized(name)
    return all.first { normalized($0.name) == wanted }
  }

  /// Builds a network by name.
  ///
  /// - Throws: `ZooError.unknownNetwork`, `.badClasses` or `.noClasses`.
  public static func network(
    named name: String, options: ZooOptions = ZooOptions()
  ) throws(ZooError) -> Network {
    guard let entry = entry(named: name) else {
      if let network = cifarNetwork(named: name, options: options) { return network }
      throw .unknownNetwork(name, known: all.map(\.name))
    }
    if let classes = options.classes, !(1...1_000_000).contains(classes) {
      throw .badClasses(classes)
    }
    let network = entry.build(options)
    guard options.classes == nil || network.givesClasses else { throw .noClasses(entry.name) }
    return network
  }

  /// A plain or residual network for pictures of 32×32 by its depth 6n + 2 from 8 to 110, also where another
  /// network has the name: `resnet50` with three channels of 32×32.
  ///
  /// - Returns: the network; nil for other names, and for a number of classes that is none.
  public static func cifarNetwork(
    named name: String, options: ZooOptions = ZooOptions()
  ) -> Network? {
    guard (1...1_000_000).contains(options.classes ?? 10) else { return nil }
    return ResNetCIFAR.network(named: normalized(name), options)
  }

  static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  typealias Row = (
    name: String, claims: ZooClaims, build: @Sendable (ZooOptions) -> Network
  )

  /// The entries of one part of the lecture.
  static func group(_ title: String, _ rows: [Row]) -> [ZooEntry] {
    rows.map { ZooEntry(name: $0.name, group: title, claims: $0.claims, build: $0.build) }
  }
}
