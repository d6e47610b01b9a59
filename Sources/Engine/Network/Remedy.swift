/// Values of one hyper-parameter with which a layer that cannot be computed could be.
public struct Remedy: Hashable, Sendable {
  /// The layer to change.
  public let layer: String
  /// The property's name.
  public let property: String
  /// The value as it is.
  public let value: String
  /// The nearest smaller value that does; nil for none.
  public let below: String?
  /// The nearest larger value that does; nil for none.
  public let above: String?
  /// How far the nearest value is from the value as it is, in steps.
  public let distance: Int

  /// The values in words: `groups 2 or 4`, `kernel at most 5`.
  public var sentence: String {
    switch (below, above) {
    case (let below?, let above?): "\(property) \(below) or \(above)"
    case (let below?, nil): "\(property) \(isLimit ? "at most " : "")\(below)"
    case (nil, let above?): "\(property) \(isLimit ? "at least " : "")\(above)"
    case (nil, nil): property
    }
  }

  /// Whether with them all layers of the network can be computed, not only the first that cannot.
  public let isWhole: Bool

  /// Whether all values on the far side of the nearest do too, as far as was looked.
  let isLimit: Bool
}
