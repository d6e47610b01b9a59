/// A block that a network file defines once, to be used by name.
struct NetworkFileDefinition {
  /// The names of its parameters, in order.
  let parameters: [String]
  /// The values of those that may be left out.
  let defaults: [String: YAMLNode]
  /// What it describes: a mapping with the keys of a block.
  let body: YAMLNode
  /// How many definitions stand above it.
  let place: Int
}

/// What is said about a block, by itself and by the definitions that it uses: the nearest counts.
struct NetworkFileBlock {
  private var pieces: [String: NetworkFilePiece] = [:]

  subscript(key: String) -> NetworkFilePiece? { pieces[key] }

  mutating func set(_ key: String, _ piece: NetworkFilePiece) { pieces[key] = piece }

  /// Whether neither layers nor a definition with layers have been given.
  var hasLayers: Bool { pieces["layers"] != nil }
}

extension NetworkFileReader {
  /// Reads the definitions; one may use those above it, so that none uses itself.
  mutating func define(_ node: YAMLNode) throws(NetworkFileError) {
    let context = NetworkFileContext()
    for member in try members(of: node, "NAME: BLOCK for each definition") {
      let body = try members(of: member.value, "a block with layers")
      try check(
        body, ["takes", "use"] + Self.blockKeys + usedParameters(body), in: "a definition", context)
      let (parameters, defaults) = try parameters(member.value["takes"])
      definitions[member.name] = NetworkFileDefinition(
        parameters: parameters, defaults: defaults, body: member.value, place: definitions.count)
    }
  }

  private func parameters(
    _ takes: YAMLNode?
  ) throws(NetworkFileError) -> (names: [String], defaults: [String: YAMLNode]) {
    var names: [String] = []
    var defaults: [String: YAMLNode] = [:]
    guard let takes else { return ([], [:]) }
    for parameter in try elements(of: takes, "a list of parameters, [channels, stride: 1],") {
      let (name, value) = try self.parameter(parameter)
      guard !names.contains(name) else {
        throw error(parameter, "every parameter once expected, found \(name) twice")
      }
      guard names.count < Self.parameterLimit else {
        throw error(parameter, "at most \(Self.parameterLimit) parameters expected, found more")
      }
      names.append(name)
      defaults[name] = value
    }
    return (names, defaults)
  }

  /// What a definition that uses another may give it.
  private func usedParameters(_ body: [YAMLNode.Member]) -> [String] {
    guard let used = body.first(where: { $0.name == "use" })?.value.scalar else { return [] }
    return definitions[used]?.parameters ?? []
  }

  private func parameter(
    _ node: YAMLNode
  ) throws(NetworkFileError) -> (name: String, standard: YAMLNode?) {
    let members = node.members ?? []
    guard let name = node.scalar ?? members.first?.name, members.count < 2,
      members.first?.value.scalar != nil || members.isEmpty
    else { throw error(node, "NAME or NAME: VALUE expected, found \(node.found)") }
    guard !Self.takenNames.contains(name) else {
      throw error(node, "another name expected: \(name) says something about every block")
    }
    guard Self.isParameterName(name) else {
      throw error(
        node,
        "a parameter's name of letters, digits, -, _ and . expected, found \(name.printable)")
    }
    return (name, members.first?.value)
  }

  private static let takenNames = Set(blockKeys + ["use", "takes", "continue"])

  /// Whether a parameter may have a name.
  static func isParameterName(_ name: String) -> Bool {
    !name.isEmpty && name.count <= nameLimit && !takenNames.contains(name)
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
      }
  }

  /// Gathers what is said about a block.
  func describe(
    _ value: YAMLNode, _ context: NetworkFileContext, depth: Int = 0
  ) throws(NetworkFileError) -> NetworkFileBlock {
    let members = try members(of: value, "a block")
    var description = NetworkFileBlock()
    var known = Self.blockKeys + ["continue", "use"] + (depth > 0 ? ["takes"] : [])
    if let use = value["use"] {
      guard depth < Network.depthLimit else {
        throw error(
          use, "at most \(Network.depthLimit) definitions that use each other expected, found more",
          context)
      }
      let definition = try definition(use, context)
      known += definition.parameters
      var inner = context
      inner.scope = NetworkFileScope(
        arguments: try arguments(definition, value, use, context),
        usedInLine: context.scope.usedInLine ?? use.line, definitionsAbove: definition.place)
      description = try describe(definition.body, inner, depth: depth + 1)
    }
    try check(members, known, in: "a block", context)
    for member in members where known.prefix(Self.blockKeys.count + 1).contains(member.name) {
      description.set(member.name, NetworkFilePiece(member.value, context))
    }
    guard description.hasLayers else {
      throw error(value, "layers expected: the block's layers; they are missing", context)
    }
    return description
  }

  private func definition(
    _ use: YAMLNode, _ context: NetworkFileContext
  ) throws(NetworkFileError) -> NetworkFileDefinition {
    let name = try text(use, "the name of a definition", context)
    let count = context.scope.definitionsAbove
    guard let definition = definitions[name], definition.place < count else {
      let above = definitions.filter { $0.value.place < count }.keys.sorted()
      throw error(
        use,
        "the name of a definition above expected, found \(name.printable)" + hint(name, above),
        context)
    }
    return definition
  }

  private func arguments(
    _ definition: NetworkFileDefinition, _ value: YAMLNode, _ use: YAMLNode,
    _ context: NetworkFileContext
  ) throws(NetworkFileError) -> [String: YAMLNode] {
    var arguments = definition.defaults
    for name in definition.parameters {
      if let given = value[name] {
        let argument = try resolved(given, context)
        guard argument.scalar != nil else {
          throw error(
            given, "one value expected for \(name), found \(given.found)", context)
        }
        arguments[name] = argument
      }
      guard arguments[name] != nil else {
        throw error(
          use,
          "\(use.found) takes \(definition.parameters.joined(separator: ", ")); "
            + "\(name) is missing", context)
      }
    }
    return arguments
  }
}
