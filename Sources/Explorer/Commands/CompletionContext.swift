public import Engine

/// A word that could be typed, and what a person should know of it.
public struct CompletionCandidate: Hashable, Sendable {
  /// The word itself, not quoted.
  public let text: String
  /// What it is, in a few words; may be empty.
  public let help: String
  /// Whether more has to follow it: a folder, the beginning of layers' names.
  public let isPartial: Bool

  /// Makes a candidate.
  public init(_ text: String, help: String = "", isPartial: Bool = false) {
    self.text = text
    self.help = help
    self.isPartial = isPartial
  }
}

/// A file or folder by name.
public struct CompletionFile: Hashable, Sendable {
  /// The name within its folder.
  public let name: String
  /// Whether it is a folder.
  public let isFolder: Bool

  /// Makes a file or folder.
  public init(_ name: String, isFolder: Bool = false) {
    self.name = name
    self.isFolder = isFolder
  }
}

/// A hyper-parameter to complete: its name, and the values to offer.
public struct CompletionProperty: Hashable, Sendable {
  /// The name, `stride`.
  public let name: String
  /// The value as it is.
  public let value: String
  /// What can be written.
  public let expected: String
  /// The values to choose from; empty for others.
  public let choices: [String]

  /// Makes a hyper-parameter.
  public init(name: String, value: String, expected: String, choices: [String] = []) {
    self.name = name
    self.value = value
    self.expected = expected
    self.choices = choices
  }
}

/// What completion knows of the world: names and files come in as values, so that it stays pure.
public struct CompletionContext: Sendable {
  /// The networks that can be opened by name.
  public var networks: [CompletionCandidate] = []
  /// The layers of the open network.
  public var layers: [CompletionCandidate] = []
  /// The blocks of the open network.
  public var blocks: [CompletionCandidate] = []
  /// The blocks that have a skip connection.
  public var skipBlocks: [CompletionCandidate] = []
  /// The branches of modules, and the blocks that have some.
  public var branches: [CompletionCandidate] = []
  /// The hyper-parameters of a layer by name; empty for one that does not exist.
  public var properties: @Sendable (_ layer: String) -> [CompletionProperty] = { _ in [] }
  /// How many classes the network tells apart; nil where no layer decides that.
  public var classes: Int?
  /// The names of the classes.
  public var classNames: [CompletionCandidate] = []
  /// What a folder holds; the path ends with `/`, and is empty for the current folder.
  public var files: @Sendable (_ folder: String) -> [CompletionFile] = { _ in [] }

  /// Makes a context that knows nothing.
  public init() {}

  /// Makes the context of an open network.
  ///
  /// - Parameters:
  ///   - network: whose layers and blocks are offered.
  ///   - files: lists a folder; its path ends with `/`, and is empty for the current folder.
  public init(_ network: Network, files: @escaping @Sendable (String) -> [CompletionFile]) {
    self.files = files
    networks = ZooCatalog.all.map { CompletionCandidate($0.name, help: $0.group) }
    layers = network.nodes.map { node in
      let words = [node.layer.kind.rawValue, node.layer.caption].filter { !$0.isEmpty }
      return CompletionCandidate(node.name, help: words.joined(separator: " "))
    }
    blocks = network.blocks.map { CompletionCandidate($0.name, help: $0.caption) }
    skipBlocks = network.skipBlocks.map { index in
      let kind = network.blocks[index].skip?.kind.rawValue ?? ""
      return CompletionCandidate(
        network.blocks[index].name,
        help: "\(kind) skip, \(network.skipIsOn(index) ? "on" : "off")")
    }
    branches = network.blocks.indices.compactMap { index in
      let count = network.branches(of: index).count
      guard count > 0 else { return nil }
      let block = network.blocks[index]
      return CompletionCandidate(
        block.name,
        help: block.isBranch
          ? "branch, \(network.branchIsOn(index) ? "on" : "off")" : "all \(count) branches")
    }
    classes = network.classCount
    classNames = network.labels.enumerated().map { CompletionCandidate($1, help: "class \($0)") }
    properties = { layer in
      network.index(of: layer).map { network.nodes[$0].layer.completionProperties } ?? []
    }
  }
}

extension Layer {
  /// The hyper-parameters with what can be written for them.
  fileprivate var completionProperties: [CompletionProperty] {
    editableProperties.map {
      CompletionProperty(
        name: $0.name, value: $0.value, expected: $0.expected, choices: $0.choices)
    }
  }
}
