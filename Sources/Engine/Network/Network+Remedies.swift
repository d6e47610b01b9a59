extension Network {
  /// What could be done about the first layer that cannot be computed: the nearest values of hyper-parameters with
  /// which it could be, and all others too where there are such; the shape rules are the judge.
  ///
  /// What was edited comes first, then the layer's own hyper-parameters, and where these do not help those of the
  /// layers before it.
  ///
  /// - Parameters:
  ///   - analysis: this network's shapes.
  ///   - edits: what was edited.
  ///   - limit: how many properties at most.
  /// - Returns: the nearest first; none when all layers can be computed, or no single value helps.
  public func remedies(
    _ analysis: NetworkAnalysis, edits: [NetworkDifference.Row] = [], limit: Int = 3
  ) -> [Remedy] {
    guard let target = analysis.firstError?.index else { return [] }
    let edited = edits.flatMap { row -> [Remedy] in
      guard row.change == .edited, let place = row.new?.index else { return [] }
      let names = Set(row.settings.map(\.name))
      return remedies(at: place, for: target, analysis, reach: 256) { names.contains($0.name) }
    }
    var found = edited + remedies(at: target, for: target, analysis, reach: 1_024)
    if found.count(where: \.isWhole) < 2 {
      found += layersUpstream(of: target, count: 16).flatMap {
        remedies(at: $0, for: target, analysis, reach: 16)
      }.sorted { $0.distance < $1.distance }
    }
    if found.contains(where: \.isWhole) { found.removeAll { !$0.isWhole } }
    // What lies far beyond the nearest is no advice, unless it was edited.
    let farthest = max(4, 4 * (found.map(\.distance).min() ?? 0))
    var seen: Set<String> = []
    let near = found.filter {
      ($0.distance <= farthest || edited.contains($0))
        && seen.insert($0.layer + " " + $0.property).inserted
    }
    return Array(near.prefix(limit))
  }

  /// The remedies that lie in one layer's properties, the nearest first.
  private func remedies(
    at place: Int, for target: Int, _ analysis: NetworkAnalysis, reach: Int,
    where counts: (EditableProperty) -> Bool = { _ in true }
  ) -> [Remedy] {
    guard let trial = ShapeTrial(self, analysis, at: place, target: target) else { return [] }
    let hints = nodes[target].inputs.compactMap { analysis[$0]?.output }.flatMap(\.dimensions)
    let layer = nodes[place].layer
    let search = RemedySearch(layer: layer, trial: trial, hints: hints, reach: reach)
    return layer.editableProperties.filter(counts).compactMap(search.search).map { found in
      Remedy(
        layer: nodes[place].name, property: found.property.name, value: found.property.value,
        below: found.below?.text, above: found.above?.text,
        distance: min(found.below?.distance ?? .max, found.above?.distance ?? .max),
        isWhole: found.outcome == .whole, isLimit: found.isLimit)
    }.sorted { $0.distance < $1.distance }
  }

  /// The layers before one, those that lead there in the fewest steps first.
  private func layersUpstream(of layer: Int, count: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int> = [layer]
    var open = [layer]
    while !open.isEmpty, found.count < count {
      let next = open.flatMap { nodes[$0].inputs }.filter { seen.insert($0).inserted }
      found += next.filter { $0 != 0 }
      open = next
    }
    return found
  }
}
