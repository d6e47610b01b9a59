/// What follows from a layer and the shapes of its inputs.
public struct LayerFacts: Hashable, Sendable {
  /// The shapes of its inputs, in order, those through switched-off skips included.
  public let inputs: [Shape]
  /// The shape of its output.
  public let output: Shape
  /// Its parameters with their shapes.
  public let parameters: [ParameterSpecification]
  /// Its multiply-accumulates for one example.
  public let multiplyAccumulates: Int

  /// The number of trained parameters.
  public var parameterCount: Int {
    parameters.filter(\.isTrained).map(\.shape.elementCount).reduce(0, +)
  }

  /// The number of parameters with batch-norm statistics; fixed patterns do not count.
  public var parameterCountWithStatistics: Int {
    parameters.filter { $0.role != .pattern }.map(\.shape.elementCount).reduce(0, +)
  }
}

/// What shape inference found out about a layer.
public enum LayerState: Hashable, Sendable {
  /// It can be computed.
  case known(LayerFacts)
  /// It cannot be computed on its inputs.
  case illegal(ShapeError)
  /// An earlier layer, of the given index, cannot be computed, so nothing is known.
  case unknown(because: Int)

  /// The facts of a layer that can be computed.
  public var facts: LayerFacts? {
    if case .known(let facts) = self { facts } else { nil }
  }
}
