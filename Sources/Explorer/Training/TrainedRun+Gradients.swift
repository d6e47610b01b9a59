import Engine

extension TrainedRun {
  /// Some profiles from the first to the latest, spread evenly over the steps.
  func profilesOverTime(_ count: Int) -> [GradientProfile] {
    guard profiles.count > count, count > 1 else { return profiles }
    return (0..<count).map { profiles[$0 * (profiles.count - 1) / (count - 1)] }
  }

  /// How the gradients of some layers changed: the first, the last and some in between.
  func gradientsOverSteps(_ count: Int) -> [(name: String, curve: Curve)] {
    guard let layers = profiles.last?.layers, !layers.isEmpty else { return [] }
    let shown = min(count, layers.count)
    let places = (0..<shown).map { shown == 1 ? 0 : $0 * (layers.count - 1) / (shown - 1) }
    return places.map { place in
      let points = profiles.compactMap { profile in
        profile.layers.indices.contains(place)
          ? Curve.Point(step: Double(profile.step), value: profile.layers[place].scale) : nil
      }
      return (layers[place].name, Curve(points: points))
    }
  }
}
