/// Numbers of blocks and of the whole network.
extension Network {
  /// A sum over what lies directly in a block or at the top level.
  func sumDerivation(
    of quantity: Quantity, _ owner: NumberOwner, _ analysis: NetworkAnalysis
  ) -> Derivation? {
    guard let total = analysis.total(quantity, of: owner, in: self) else { return nil }
    let parts = children(of: owner).compactMap { child -> Derivation.Part? in
      guard let value = analysis.total(quantity, of: child, in: self), value > 0 else { return nil }
      return Derivation.Part(
        name: name(of: child), text: value.grouped, share: Double(value) / Double(max(1, total)))
    }
    let unit = quantity == .memory ? " bytes" : ""
    return Derivation(
      name(of: owner), quantity, parts: parts, result: total.grouped + unit,
      remarks: remarks(on: quantity, owner, analysis))
  }

  private func remarks(
    on quantity: Quantity, _ owner: NumberOwner, _ analysis: NetworkAnalysis
  ) -> [String] {
    switch quantity {
    case .parameters:
      let layers = countedLayers(of: owner).compactMap { analysis[$0] }
      let all = layers.map(\.parameterCountWithStatistics).reduce(0, +)
      let trained = layers.map(\.parameterCount).reduce(0, +)
      guard all > trained else { return [] }
      return [
        "The \((all - trained).grouped) running means and variances of batch normalization are not "
          + "trained; with them there are \(all.grouped)."
      ]
    case .macs: return [NetworkTotals.convention + "."]
    case .memory: return ["Every layer's activation is counted, for one example, in float32."]
    case .size, .sees: return []
    }
  }

  /// The layers along a block or the network at which the output's shape changes.
  func chainDerivation(of owner: NumberOwner, _ analysis: NetworkAnalysis) -> Derivation? {
    let layers = countedLayers(of: owner)
    guard let last = lastLayer(of: owner), let result = analysis[last]?.output else { return nil }
    let parts = layers.compactMap { index -> Derivation.Part? in
      guard let facts = analysis[index], facts.inputs.first != facts.output else { return nil }
      let inputs = facts.inputs.map(\.compactDescription).joined(separator: " + ")
      return Derivation.Part(
        name: nodes[index].name, text: "\(inputs) → \(facts.output.compactDescription)", share: nil)
    }
    return Derivation(
      name(of: owner), .size, parts: parts, result: result.compactDescription,
      remarks: parts.isEmpty ? ["No layer of it changes the shape."] : [])
  }
}
