extension Network {
  /// What could be done about the first layer that cannot be computed: the nearest values of hyper-parameters with
  /// which it could be; the shape rules are the judge.
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
    var found = edits.flatMap { row -> [Remedy] in
      guard row.change == .edited, let place = row.new?.index else { return [] }
      let names = Set(row.settings.map(\.name))
      return remedies(at: place, for: target, analysis, reach: 256) { names.contains($0.name) }
    }
    found += remedies(at: target, for: target, analysis, reach: 1_024)
    if found.count < 2 {
      found += layersUpstream(of: target, count: 16).flatMap {
        remedies(at: $0, for: target, analysis, reach: 16)
      }.sorted { $0.distance < $1.distance }
    }
    // What lies far beyond the nearest is no advice, and what was edited and is the layer's own is one.
    let farthest = max(4, 4 * (found.map(\.distance).min() ?? 0))
    var seen: Set<String> = []
    let near = found.filter {
      $0.distance <= farthest && seen.insert($0.layer + " " + $0.property).inserted
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
        isLimit: found.isLimit)
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

/// Looks around the values of a layer's properties for the nearest that let everything be computed.
private struct RemedySearch {
  struct Place {
    let text: String
    let distance: Int
  }

  struct Found {
    let property: EditableProperty
    var below: Place?
    var above: Place?
    var isLimit = false
  }

  let layer: any Layer
  let trial: ShapeTrial
  /// Numbers that are worth trying wherever they lie.
  let hints: [Int]
  /// How many steps to look in each direction.
  let reach: Int

  func search(_ property: EditableProperty) -> Found? {
    switch property.values {
    case .number, .extent, .padding: break
    case .choice, .real, .shape, .table: return nil
    }
    var found = Found(property: property)
    found.below = nearest(property, direction: -1)
    found.above = nearest(property, direction: 1)
    guard found.below != nil || found.above != nil else { return nil }
    found.isLimit = isLimit(found)
    return found
  }

  private func nearest(_ property: EditableProperty, direction: Int) -> Place? {
    for distance in 1...reach {
      guard let text = property.values.value(direction * distance, from: property.value) else {
        break
      }
      if isLegal(property, text) { return Place(text: text, distance: distance) }
    }
    guard case .number = property.values, let value = Int(property.value) else { return nil }
    let further = hints.filter { ($0 - value) * direction > reach }.sorted {
      abs($0 - value) < abs($1 - value)
    }
    guard let legal = further.first(where: { isLegal(property, String($0)) }) else { return nil }
    let nearest = border(property, legal: legal, illegal: value + direction * reach)
    return Place(text: String(nearest), distance: abs(nearest - value))
  }

  /// The last legal value on the way from a legal one to one that is not, by halving.
  private func border(_ property: EditableProperty, legal: Int, illegal: Int) -> Int {
    var (legal, illegal) = (legal, illegal)
    while abs(legal - illegal) > 1 {
      let middle = legal + (illegal - legal) / 2
      if isLegal(property, String(middle)) { legal = middle } else { illegal = middle }
    }
    return legal
  }

  /// Whether the next values beyond the nearest do as well, and there is a next one.
  private func isLimit(_ found: Found) -> Bool {
    guard (found.below == nil) != (found.above == nil),
      let place = found.below ?? found.above
    else { return false }
    let direction = found.below == nil ? 1 : -1
    let beyond = (1...2).compactMap {
      found.property.values.value(direction * $0, from: place.text)
    }
    return !beyond.isEmpty && beyond.allSatisfy { isLegal(found.property, $0) }
  }

  private func isLegal(_ property: EditableProperty, _ text: String) -> Bool {
    guard let changed = try? layer.changing(property.name, to: text) else { return false }
    return trial.isLegal(changed)
  }
}
