/// Why something could not be computed.
public enum RunError: Error, Hashable, Sendable {
  /// Somebody cancelled it.
  case cancelled
  /// A layer cannot be computed on its inputs.
  case illegalLayer(String, ShapeError)
  /// The input has another shape than the network's.
  case inputMismatch(expected: Shape, found: Shape)
  /// A parameter could not be read.
  case weights(WeightFileError)
  /// oneDNN could not compute a layer.
  case kernel(layer: String, OneDNNError)
}

extension RunError: CustomStringConvertible {
  /// One sentence with the layer's name.
  public var description: String {
    switch self {
    case .cancelled: "cancelled"
    case .illegalLayer(let name, let error): "\(name): \(error)"
    case .inputMismatch(let expected, let found):
      "the network takes \(expected) with any batch size in front, the input is \(found)"
    case .weights(let error): error.description
    case .kernel(let layer, let error): "\(layer): \(error)"
    }
  }
}
