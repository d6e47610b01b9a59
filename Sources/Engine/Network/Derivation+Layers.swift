/// Numbers of a single layer.
extension Network {
  func layerDerivation(
    of quantity: Quantity, _ index: Int, _ analysis: NetworkAnalysis
  ) -> Derivation? {
    guard let facts = analysis[index] else { return nil }
    let inputs = effectiveInputs(of: index).compactMap { analysis[$0]?.output }
    let lines = effectiveLayer(of: index, analysis)
      .explanation(for: inputs, output: facts.output).lines.filter { $0.quantity == quantity }
    let name = nodes[index].name
    switch quantity {
    case .size:
      return Derivation(
        name, .size,
        lines: lines.isEmpty && inputs.first == facts.output
          ? [Self.unchanged(facts.output)] : lines,
        result: facts.output.compactDescription)
    case .parameters:
      return Derivation(
        name, .parameters, lines: lines, result: facts.parameterCount.grouped,
        remarks: lines.isEmpty ? ["Nothing is trained here."] : [])
    case .macs: return macsDerivation(name, lines, facts)
    case .memory: return Self.memoryDerivation(name, facts)
    case .sees: return nil
    }
  }

  private static func unchanged(_ shape: Shape) -> Explanation.Line {
    Explanation.Line(
      "size", symbols: "as its input", numbers: "", result: shape.compactDescription)
  }

  private func macsDerivation(
    _ name: String, _ lines: [Explanation.Line], _ facts: LayerFacts
  ) -> Derivation {
    let count = facts.multiplyAccumulates
    guard count > 0 else {
      return Derivation(
        name, .macs, result: "0",
        remarks: ["By the convention only convolution and fully connected layers are counted."])
    }
    let flops = Explanation.Line(
      "FLOPs", symbols: "2 · MACs", numbers: "2 · \(count.grouped)",
      result: count.multipliedReportingOverflow(by: 2).partialValue.grouped, isDetail: true)
    return Derivation(name, .macs, lines: lines + [flops], result: count.grouped)
  }

  private static func memoryDerivation(_ name: String, _ facts: LayerFacts) -> Derivation? {
    guard let bytes = facts.amount(of: .memory) else { return nil }
    let letters = facts.output.isFeatureMaps ? "C·H·W" : "F"
    return Derivation(
      name, .memory,
      lines: [
        Explanation.Line(
          "bytes", of: .memory, symbols: "\(letters) · 4", numbers: "\(facts.output.factors) · 4",
          step: "\(facts.output.elementCount.grouped) · 4", result: bytes.grouped + " bytes",
          letters: "4 bytes for each value in float32")
      ],
      result: bytes.grouped + " bytes")
  }
}
