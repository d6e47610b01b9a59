/// Writes a network as the nodes of a network file; what follows from the order of layers is left out.
struct NetworkFileWriter {
  let network: Network
  var directory = LayerDirectory()

  init(_ network: Network) {
    self.network = network
  }

  /// The whole file.
  mutating func root() -> YAMLNode {
    directory.add(layer: 0, named: network.nodes[0].name)
    var flow = NetworkFileFlow(current: [0])
    let items = items(
      NetworkFileTree.children(of: network)[...], NetworkFilePlace(input: [0]), &flow)
    let shared = SharedBlocks(items)
    var members = head
    if !shared.definitions.isEmpty {
      members.append(.init(name: "define", value: .mapping(shared.definitions)))
    }
    members.append(.init(name: "layers", value: .list(shared.items)))
    if flow.current != [network.output] {
      members.append(.init(name: "output", value: reference(to: network.output, in: nil)))
    }
    return .mapping(members + parameters + switches)
  }

  private var head: [YAMLNode.Member] {
    let details = network.details
    let standard = NetworkDetails()
    var members = [YAMLNode.Member(name: "network", value: .text(network.name))]
    func add(_ name: String, _ value: YAMLNode, unless isStandard: Bool) {
      if !isStandard { members.append(.init(name: name, value: value)) }
    }
    add("title", .text(network.title), unless: network.title == network.name)
    add("source", .text(details.source), unless: details.source == standard.source)
    add("year", .number(details.year), unless: details.year == standard.year)
    add(
      "deviations", .list(details.deviations.map { .text($0) }),
      unless: details.deviations == standard.deviations)
    add("input", .shape(network.inputShape), unless: false)
    add(
      "preprocessing", .text(details.inputKind.rawValue),
      unless: details.inputKind == standard.inputKind)
    add("labels", .text(details.labels.rawValue), unless: details.labels == standard.labels)
    if let sample = details.sample { add("sample", self.sample(sample), unless: false) }
    return members
  }

  private var switches: [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    let off = [
      ("skips-off", network.switches.skipsOff), ("branches-off", network.switches.branchesOff),
    ]
    for (name, blocks) in off where !blocks.isEmpty {
      members.append(.init(name: name, value: .list(blocks.sorted().map { .text($0) })))
    }
    if network.switches.sideBranches {
      members.append(.init(name: "side-branches", value: .text("on")))
    }
    return members
  }

  func reference(to layer: Int, in block: Int?) -> YAMLNode {
    .text(directory.reference(to: layer, named: network.nodes[layer].name, in: block))
  }
}

/// Where items are written.
struct NetworkFilePlace {
  /// The innermost block; nil at the top level.
  var block: Int?
  /// The side branch that the block belongs to.
  var sideBranch: String?
  /// What the block is fed.
  var input: [Int]
}
