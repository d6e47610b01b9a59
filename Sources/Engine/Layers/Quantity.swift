/// A number of a layer, a block or a network that can be asked where it comes from.
public enum Quantity: String, Hashable, Sendable, CaseIterable {
  /// The shape of the output.
  case size
  /// Trained parameters.
  case parameters
  /// Multiply-accumulates.
  case macs
  /// Bytes of the activation.
  case memory
  /// The receptive field.
  case sees

  /// What it is called in sentences.
  public var title: String {
    switch self {
    case .size: "output size"
    case .parameters: "parameters"
    case .macs: "multiply-accumulates (MACs)"
    case .memory: "memory of the activation"
    case .sees: "receptive field"
    }
  }

  /// The quantity that a worked line is about, by its label.
  init?(label: String) {
    switch label {
    case "size", "height", "width", "channels", "values": self = .size
    case "params": self = .parameters
    case "MACs": self = .macs
    default: return nil
    }
  }
}
