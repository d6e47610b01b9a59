/// What a layer of a kind is like before a file says more: the layer with its defaults, and what has no default.
///
/// Names of kinds become layers by `LayerKind.layer(reading:)`, which the compiler keeps complete.
struct LayerPrototype {
  /// The layer with its defaults.
  let layer: any Layer
  /// The hyper-parameters that a file must give.
  let required: [String]

  /// What decides shapes and is different in every network.
  private static let shaping: Set<String> = ["channels", "kernel", "units", "classes", "table"]

  /// The prototype of a kind; nil for the input, which a network has by itself.
  init?(_ kind: LayerKind) {
    switch kind {
    case .input: return nil
    // A convolution that somebody inserts keeps the shape; in a file it has the padding that the file says.
    case .convolution: layer = Convolution(channels: 1, kernel: 1)
    default: layer = kind.layer(reading: nil)
    }
    required = layer.hyperParameters.filter { setting in
      Self.shaping.contains(setting.name) || setting.name == "stride" && setting.value != "1"
    }.map(\.name)
  }

  /// The names of the kinds that a file may have, in the order of the enumeration.
  static let kindNames = LayerKind.allCases.filter { $0 != .input }.map(\.rawValue)
}

extension LayerKind {
  /// Whether a skip connection may end in a layer of this kind.
  var endsSkips: Bool { self == .addition }
}
