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
  /// A layer's output, with the batch size, has more elements than kernels can count.
  case tooLarge(layer: String, Shape)
  /// A layer needs more bytes than the system has left.
  case memory(layer: String, needed: Int, available: Int)
  /// An example's class is none of those that an answer tells apart.
  case noClass(Int, layer: String, count: Int)
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
      "the network takes \(expected.compactDescription) with any batch size in front, the input is "
        + found.compactDescription
    case .weights(let error): error.description
    case .tooLarge(let layer, let shape):
      "\(layer): fewer than 2^29 numbers expected at once, found \(shape.compactDescription)"
    case .memory(let layer, let needed, let available):
      "\(layer): needs \(needed >> 20) MB of memory, the system has \(available >> 20) MB left"
    case .noClass(let number, let layer, let count):
      "\(layer): examples of the classes 0 to \(count - 1) expected, found one of class \(number)"
    case .kernel(let layer, let error): "\(layer): \(error)"
    }
  }
}
