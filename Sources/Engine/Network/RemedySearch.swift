/// Looks around the values of a layer's properties for the nearest that let everything be computed, else for the
/// nearest that let one layer be.
struct RemedySearch {
  /// A value that does.
  struct Place {
    let text: String
    let distance: Int
    let outcome: ShapeTrial.Outcome
  }

  /// The values of one property that do.
  struct Found {
    let property: EditableProperty
    let below: Place?
    let above: Place?
    let outcome: ShapeTrial.Outcome
    var isLimit = false

    /// Values that let more be computed count alone.
    init?(_ property: EditableProperty, below: Place?, above: Place?) {
      guard let best = [below, above].compactMap({ $0?.outcome }).max() else { return nil }
      self.property = property
      self.below = below?.outcome == best ? below : nil
      self.above = above?.outcome == best ? above : nil
      outcome = best
    }
  }

  let layer: any Layer
  let trial: ShapeTrial
  /// Numbers that are worth trying wherever they lie.
  let hints: [Int]
  /// How many steps to look in each direction.
  let reach: Int

  /// The nearest values of a property; nil where none does.
  func search(_ property: EditableProperty) -> Found? {
    switch property.values {
    case .number, .extent, .padding: break
    case .choice, .real, .shape, .table: return nil
    }
    guard
      var found = Found(
        property, below: nearest(property, direction: -1), above: nearest(property, direction: 1))
    else { return nil }
    let isLimit = isLimit(found)
    found.isLimit = isLimit
    return found
  }

  private func nearest(_ property: EditableProperty, direction: Int) -> Place? {
    var partial: Place?
    var patience = trial.patience
    for distance in 1...reach {
      guard patience > 0,
        let text = property.values.value(direction * distance, from: property.value)
      else { break }
      let outcome = outcome(property, text)
      guard outcome > .illegal else { continue }
      let place = Place(text: text, distance: distance, outcome: outcome)
      if outcome == .whole { return place }
      partial = partial ?? place
      patience -= 1
    }
    let far = far(property, direction)
    return far?.outcome == .whole ? far : partial ?? far
  }

  /// The nearest legal number beyond the reach, where a hint is legal.
  private func far(_ property: EditableProperty, _ direction: Int) -> Place? {
    guard case .number = property.values, let value = Int(property.value) else { return nil }
    let hints = hints.filter { ($0 - value) * direction > reach }.sorted {
      abs($0 - value) < abs($1 - value)
    }.map { (number: $0, outcome: outcome(property, String($0))) }
    guard let best = hints.map(\.outcome).max(), best > .illegal,
      let legal = hints.first(where: { $0.outcome == best })
    else { return nil }
    let nearest = border(
      property, legal: legal.number, illegal: value + direction * reach, best)
    return Place(text: String(nearest), distance: abs(nearest - value), outcome: best)
  }

  /// The last legal value on the way from a legal one to one that is not, by halving.
  private func border(
    _ property: EditableProperty, legal: Int, illegal: Int, _ wanted: ShapeTrial.Outcome
  ) -> Int {
    var (legal, illegal) = (legal, illegal)
    while abs(legal - illegal) > 1 {
      let middle = legal + (illegal - legal) / 2
      if outcome(property, String(middle)) >= wanted { legal = middle } else { illegal = middle }
    }
    return legal
  }

  /// Whether the values beyond the nearest do as well: the next two and the farthest within reach, as far as there are.
  private func isLimit(_ found: Found) -> Bool {
    guard (found.below == nil) != (found.above == nil),
      let place = found.below ?? found.above
    else { return false }
    let direction = found.below == nil ? 1 : -1
    func value(_ steps: Int) -> String? {
      found.property.values.value(direction * steps, from: place.text)
    }
    guard let farthest = (1...reach).reversed().lazy.compactMap(value).first else { return false }
    return ([1, 2].compactMap(value) + [farthest]).allSatisfy {
      outcome(found.property, $0) >= place.outcome
    }
  }

  private func outcome(_ property: EditableProperty, _ text: String) -> ShapeTrial.Outcome {
    guard let changed = try? layer.changing(property.name, to: text) else { return .illegal }
    return trial.outcome(changed)
  }
}
