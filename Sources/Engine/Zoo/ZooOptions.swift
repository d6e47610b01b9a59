/// What can be asked of every built-in network.
public struct ZooOptions: Hashable, Sendable {
  /// The number of classes; nil for the paper's.
  public var classes: Int?
  /// The shape of the input, `[C, H, W]`; nil for the paper's.
  public var inputShape: Shape?

  /// Makes options; by default everything is as in the paper.
  public init(classes: Int? = nil, inputShape: Shape? = nil) {
    self.classes = classes
    self.inputShape = inputShape
  }

  /// The class names that belong to a network, unless it has another number of classes.
  func labels(_ labels: NetworkDetails.LabelSet, of count: Int) -> NetworkDetails.LabelSet {
    classes == nil || classes == count ? labels : .none
  }
}
