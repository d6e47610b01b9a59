/// Softmax: turns a vector into probabilities that sum to 1.
///
/// `y[i] = e^x[i] / Σ e^x[j]`; over distances, of which the smallest is best, `y[i] = e^−x[i] / Σ e^−x[j]`.
///
/// ## Shapes
/// - input and output: `[F]`, or over the channels of `[C, H, W]` at each position
public struct Softmax: Layer {
  /// Whether the smallest input gets the largest probability.
  public var negates: Bool

  /// Makes a softmax.
  public init(negates: Bool = false) {
    self.negates = negates
  }

  /// Its kind.
  public var kind: LayerKind { .softmax }

  /// A few words for tables.
  public var caption: String { negates ? "of −x" : "" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Softmax>] { [.flag("negates", \.negates)] }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try single(inputs)
  }

  /// Over a vector every output depends on every input; over maps each position is by itself.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach {
    inputs.first?.isFeatureMaps == true ? .samePlace : .allPlaces
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    Explanation(
      sentence: "Turns \(output.channels.grouped) numbers into probabilities that sum to 1"
        + (negates ? ", the smallest into the largest." : "."),
      formula: negates ? "y[i] = e^−x[i] / Σ e^−x[j]" : "y[i] = e^x[i] / Σ e^x[j]")
  }
}
