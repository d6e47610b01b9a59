/// One of the most probable classes.
public struct TopClass: Hashable, Sendable {
  /// The class's number.
  public let index: Int
  /// What it is called; its number where it has no name.
  public let label: String
  /// Its probability, 0 … 1.
  public let probability: Float
}

extension Tensor {
  /// The most probable classes of the first example, best first.
  ///
  /// - Parameters:
  ///   - count: how many at most.
  ///   - labels: the classes' names in order; shorter lists are fine.
  /// - Returns: the classes; equal probabilities in the order of their numbers.
  public func topClasses(_ count: Int, labels: [String]) -> [TopClass] {
    let features = shape.rank > 1 ? shape.dimensions.dropFirst().reduce(1, *) : self.count
    let scores = Array(elements.prefix(features).enumerated())
    let best = scores.sorted {
      $0.element > $1.element || ($0.element == $1.element && $0.offset < $1.offset)
    }
    return best.prefix(max(0, count)).map { place in
      TopClass(
        index: place.offset,
        label: place.offset < labels.count ? labels[place.offset] : "\(place.offset)",
        probability: place.element)
    }
  }
}
