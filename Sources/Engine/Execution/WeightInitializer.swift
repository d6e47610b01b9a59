/// How the weights of convolutions and fully connected layers are drawn; the other parameters begin as always.
public enum WeightInitializer: Hashable, Sendable {
  /// He's, for rectifiers.
  case he
  /// Glorot's, for activations that are steep as 1 at 0.
  case glorot
  /// Normal with a given deviation, whatever the layer's size.
  case normal(Float)

  /// Reads `he`, `glorot` or `normal:DEVIATION`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "he": self = .he
    case "glorot": self = .glorot
    default:
      guard text.hasPrefix("normal:"), let deviation = Float(text.dropFirst(7)),
        deviation.isFinite, deviation >= 0
      else { return nil }
      self = .normal(deviation)
    }
  }

  /// The written form.
  public var text: String {
    switch self {
    case .he: "he"
    case .glorot: "glorot"
    case .normal(let deviation): "normal:\(deviation)"
    }
  }

  /// How a parameter is drawn.
  func initializer(for specification: ParameterSpecification) -> Initializer {
    guard specification.role == .weight else { return specification.initializer }
    switch self {
    case .he: return specification.initializer
    case .glorot: return specification.glorot
    case .normal(let deviation): return .normal(deviation: deviation)
    }
  }
}

extension ParameterSpecification {
  /// Glorot's way for weights `[out, in, …]`, unless they say otherwise: what lies behind the first two extents counts
  /// on both sides.
  fileprivate var glorot: Initializer {
    let sizes = shape.dimensions
    let window = sizes.dropFirst(2).reduce(1, *)
    return .glorot(
      fanIn: fans?.input ?? sizes.dropFirst().reduce(1, *),
      fanOut: fans?.output ?? (sizes.first ?? 1) * window)
  }
}
