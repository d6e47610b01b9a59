import Engine

extension Repl {
  /// Edits layers as a command says: what was done, the layer as it is then, what follows from it.
  mutating func editLayers(_ command: Command) throws -> [String] {
    let (old, before) = (state.setup, state.analysis)
    let edit = try NetworkEdit(
      command, in: state.network, chosen: state.node.name, original: state.original.network)
    guard let edit else { return [] }
    guard edit.network != state.network else { return [edit.sentence] }
    state.change { $0 = $0.edited(to: edit.network) }
    if let place = edit.place { try state.go(to: place) }
    let shown = edit.place == nil ? [statusLine] : card()
    return [edit.sentence] + shown + consequences(since: old, before)
  }

  /// What an edit did to shapes and weights, and which layer cannot be computed.
  func consequences(
    since old: Setup, _ before: NetworkAnalysis, isUndo: Bool = false
  ) -> [String] {
    guard old.network.name == state.network.name else { return [] }
    return EditReport(
      from: old, before, to: state.setup, state.analysis,
      remedies: state.consequences.remedies
    ).sentences(isUndo: isUndo)
  }

  /// The hyper-parameters of a layer, with what can be written for each.
  mutating func form(of layer: String?) throws -> [String] {
    if let layer { try state.go(to: layer) }
    let properties = state.node.layer.editableProperties
    guard !properties.isEmpty else {
      throw ReplError.nothingToShow("\(state.node.name) has nothing to set")
    }
    let names = properties.map(\.name.count).max() ?? 0
    let values = properties.map(\.value.count).max() ?? 0
    return ["\(state.node.name)   set \(state.node.name) PROPERTY VALUE changes one"]
      + properties.map { property in
        "  " + property.name.padded(to: names + 2, onTheLeft: false)
          + property.value.padded(to: values + 2, onTheLeft: false) + property.expected
      }
  }

  /// The network against the one that was opened, with whole numbers.
  func difference() -> [String] {
    let consequences = state.consequences
    return DiffReport(
      consequences.difference, consequences.parameters, number: NumberFormat.count
    ).lines(glyphs: glyphs)
  }
}
