// Numbers that belong to an example: its own input, and parameters.

extension NetworkFileReader {
  /// The numbers that the network is fed when nothing else is given.
  func sample(
    _ node: YAMLNode, input: any Layer
  ) throws(NetworkFileError) -> NetworkDetails.Sample {
    let context = NetworkFileContext()
    try check(
      members(of: node, "a sample: name, values"), ["name", "shape", "values"], in: "a sample",
      context)
    var shape = (input as? InputLayer)?.shape ?? []
    if let given = node["shape"] { shape = try self.shape(given) }
    var name = "the file's sample"
    if let given = node["name"] { name = try text(given, "a name", context) }
    let list = try required("values", of: node, "the numbers")
    let values = try numbers(list)
    guard values.count == shape.elementCount else {
      throw error(
        list,
        "\(shape.elementCount.grouped) numbers expected for \(shape.compactDescription), "
          + "found \(values.count.grouped)")
    }
    return NetworkDetails.Sample(name: name, shape: shape, values: values)
  }

  /// The parameters that the file gives, by their full names.
  func parameters(
    _ node: YAMLNode, of network: Network
  ) throws(NetworkFileError) -> [String: [Float]] {
    let analysis = NetworkAnalysis(network)
    var parameters: [String: [Float]] = [:]
    for member in try members(of: node, "LAYER.PARAMETER: [numbers]") {
      let values = try numbers(member.value)
      if let problem = network.problem(of: member.name, count: values.count, analysis) {
        throw error(line: member.line, problem)
      }
      parameters[member.name] = values
    }
    return parameters
  }

  private func numbers(_ node: YAMLNode) throws(NetworkFileError) -> [Float] {
    var numbers: [Float] = []
    for element in try elements(of: node, "a list of numbers") {
      guard let number = element.scalar.flatMap({ Float($0) }), number.isFinite else {
        throw error(element, "a number expected, found \(element.found)")
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension NetworkFileWriter {
  func sample(_ sample: NetworkDetails.Sample) -> YAMLNode {
    var members = [YAMLNode.Member(name: "name", value: .text(sample.name))]
    if sample.shape != network.inputShape {
      members.append(.init(name: "shape", value: .shape(sample.shape)))
    }
    return .mapping(members + [.init(name: "values", value: .numbers(sample.values))])
  }

  /// The parameters that belong to the example; those that an edit has left without a place are not written.
  var parameters: [YAMLNode.Member] {
    let own = network.details.parameters.filter { !$0.value.isEmpty }
    guard !own.isEmpty else { return [] }
    let analysis = NetworkAnalysis(network)
    let fitting = own.filter { network.problem(of: $0.key, count: $0.value.count, analysis) == nil }
    guard !fitting.isEmpty else { return [] }
    let members = fitting.sorted { $0.key < $1.key }.map { name, values in
      YAMLNode.Member(name: name, value: .numbers(values))
    }
    return [.init(name: "parameters", value: .mapping(members))]
  }
}

extension Network {
  /// What is wrong with so many numbers for a parameter; nil where they fit, or where no shape is known.
  func problem(of parameter: String, count: Int, _ analysis: NetworkAnalysis) -> String? {
    guard let dot = parameter.lastIndex(of: "."), let layer = index(of: String(parameter[..<dot]))
    else {
      let near = nodes.filter { parameter.hasPrefix($0.name + ".") }.map(\.name)
      return "LAYER.PARAMETER expected, found \(parameter.printable)"
        + (near.isEmpty ? "" : "; there is a layer \(near.joined(separator: ", "))")
    }
    guard let facts = analysis[layer] else { return nil }
    let name = parameter[parameter.index(after: dot)...]
    guard let specification = facts.parameters.first(where: { $0.name == name }) else {
      let known = facts.parameters.map(\.name).joined(separator: ", ")
      return "\(nodes[layer].name) has \(known.isEmpty ? "no parameters" : known), "
        + "found \(parameter.printable)"
    }
    let shape = specification.shape
    guard count != shape.elementCount else { return nil }
    return "\(shape.elementCount.grouped) numbers expected for \(parameter), "
      + "\(shape.compactDescription), found \(count.grouped)"
  }
}

extension YAMLNode {
  fileprivate static func numbers(_ values: [Float]) -> YAMLNode {
    .list(
      values.map { value in
        let text = "\(value)"
        return .text(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
      })
  }

  static func shape(_ shape: Shape) -> YAMLNode {
    .text(shape.dimensions.map(String.init).joined(separator: "x"))
  }
}
