extension NetworkFileReader {
  /// Where the network comes from and what it is fed.
  func details(_ root: YAMLNode) throws(NetworkFileError) -> NetworkDetails {
    let context = NetworkFileContext()
    var details = NetworkDetails()
    if let node = root["source"] { details.source = try text(node, "a source", context) }
    if let node = root["year"] { details.year = try number(node, "a year", 0...9_999, context) }
    if let node = root["deviations"] {
      for sentence in try elements(of: node, "a list of sentences") {
        details.deviations.append(try text(sentence, "a sentence", context))
      }
    }
    if let node = root["preprocessing"] { details.inputKind = try choice(node) }
    if let node = root["labels"] { details.labels = try choice(node) }
    if let node = root["sample"] { details.sample = try sample(node, input: nodes[0].layer) }
    return details
  }

  /// What is switched off and on.
  func switches(_ root: YAMLNode) throws(NetworkFileError) -> Switches {
    var switches = Switches()
    switches.skipsOff = try blocks(root["skips-off"], "with a skip connection") { $0.skip != nil }
    switches.branchesOff = try blocks(root["branches-off"], "that is a branch") { $0.isBranch }
    if let node = root["side-branches"] {
      switches.sideBranches = try flag(node, NetworkFileContext())
    }
    return switches
  }

  /// The names of blocks that can be switched.
  private func blocks(
    _ node: YAMLNode?, _ what: String, _ canBeSwitched: (Block) -> Bool
  ) throws(NetworkFileError) -> Set<String> {
    guard let node else { return [] }
    let known = Set(blocks.filter(canBeSwitched).map(\.name))
    var names: Set<String> = []
    for element in try elements(of: node, "a list of blocks") {
      let name = try text(element, "a block", NetworkFileContext())
      guard known.contains(name) else {
        throw error(
          element, "a block \(what) expected, found \(name.printable)" + hint(name, known.sorted()))
      }
      names.insert(name)
    }
    return names
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode
  ) throws(NetworkFileError) -> Value {
    let word = try text(node, "a word", NetworkFileContext())
    guard let value = Value(rawValue: word) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(node, "one of \(known) expected, found \(node.found)")
    }
    return value
  }
}
