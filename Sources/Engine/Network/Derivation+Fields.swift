/// Receptive fields, worked from those of the inputs.
extension Network {
  func fieldDerivation(of index: Int, _ analysis: NetworkAnalysis) -> Derivation? {
    guard let facts = analysis[index], let field = analysis.receptiveFields[index] else {
      return nil
    }
    let inputs = effectiveInputs(of: index)
    let known = inputs.compactMap { analysis.receptiveFields[$0] }
    let seen = ReceptiveField.union(known, over: facts.output)
    let reach = nodes[index].layer.spatialReach(for: facts.inputs)
    let lines = seen.map { Self.fieldLines(field, of: $0, reach) } ?? []
    let parts = zip(inputs, known).map {
      Derivation.Part(name: nodes[$0].name, text: $1.description, share: nil)
    }
    return Derivation(
      nodes[index].name, .sees, lines: lines, parts: parts, result: field.description,
      remarks: Self.remarks(on: reach, inputs: inputs.count) + Self.remarks(on: field))
  }

  private static func fieldLines(
    _ field: ReceptiveField, of input: ReceptiveField, _ reach: SpatialReach
  ) -> [Explanation.Line] {
    guard case .window(let window) = reach else { return [] }
    let rows = lines(field.vertical, of: input.vertical, window.vertical)
    let columns = lines(field.horizontal, of: input.horizontal, window.horizontal)
    if rows == columns { return rows }
    return rows.map { $0.labelled("rows: " + $0.label) }
      + columns.map { $0.labelled("columns: " + $0.label) }
  }

  private static func lines(
    _ field: ReceptiveField.Side, of input: ReceptiveField.Side, _ window: Window.Side
  ) -> [Explanation.Line] {
    let factor = window.dilation == 1 ? "(f − 1)" : "d·(f − 1)"
    let factorNumbers =
      (window.dilation == 1 ? "" : "\(window.dilation)·") + "(\(window.size) − 1)"
    return [
      Explanation.Line(
        "pixels", of: .sees, symbols: "r + \(factor)·j",
        numbers: "\(input.size) + \(factorNumbers)·\(input.stride)", result: "\(field.size)",
        letters: "r = \(input.size) pixels seen by its input, every j = \(input.stride); "
          + "f = \(window.size) window, s = \(window.stride) stride, p = \(window.before) padding"
          + (window.dilation == 1 ? "" : ", d = \(window.dilation) dilation")),
      Explanation.Line(
        "every", of: .sees, symbols: "j·s", numbers: "\(input.stride)·\(window.stride)",
        result: "\(field.stride)"),
      Explanation.Line(
        "from", of: .sees, symbols: "o − p·j",
        numbers: "\(input.offset) − \(window.before)·\(input.stride)", result: "\(field.offset)",
        note: field.offset < 0 ? "place 0 begins in the padding" : "",
        letters: "o = \(input.offset) first pixel of its input"),
    ]
  }

  private static func remarks(on reach: SpatialReach, inputs: Int) -> [String] {
    switch reach {
    case .samePlace where inputs > 1: ["Each place sees what any of its inputs sees there."]
    case .samePlace: ["Each place sees what its input sees there."]
    case .window: []
    case .adaptive(let output):
      output == 1
        ? ["The mean over all places sees what any of them sees."]
        : ["Each mean sees what the places of its window see."]
    case .allPlaces: ["Every output depends on all places, and so on all they see."]
    }
  }

  private static func remarks(on field: ReceptiveField) -> [String] {
    guard !field.seesAll, field.vertical.exceedsInput || field.horizontal.exceedsInput else {
      return []
    }
    return [
      "That is more than the input of \(field.vertical.input)×\(field.horizontal.input): what lies "
        + "beyond its edges is padding."
    ]
  }
}
