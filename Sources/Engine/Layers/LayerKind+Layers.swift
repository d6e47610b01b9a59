extension LayerKind {
  /// The kind that a person means: its name, or a short form such as `conv`, `bn` or `fc`.
  public init?(word: String) {
    let plain = word.lowercased().replacing("_", with: "-")
    guard let kind = LayerKind(rawValue: plain) ?? Self.shortForms[plain] else { return nil }
    self = kind
  }

  private static let shortForms: [String: LayerKind] = [
    "conv": .convolution, "bn": .batchNormalization, "batch-norm": .batchNormalization,
    "fc": .fullyConnected, "linear": .fullyConnected, "lrn": .localResponseNormalization,
    "maxpool": .maxPooling, "max-pool": .maxPooling, "avgpool": .averagePooling,
    "avg-pool": .averagePooling, "global-pooling": .adaptiveAveragePooling,
    "global-avg-pool": .adaptiveAveragePooling, "add": .addition, "concat": .concatenation,
    "zero-pad": .zeroPaddedIdentity,
  ]

  /// What can be set of a layer of this kind, with usual values.
  public var editableProperties: [EditableProperty] { layer(reading: nil).editableProperties }

  /// What a layer of this kind is called where nobody gave it a name.
  var layerName: String {
    switch self {
    case .convolution: "conv"
    case .maxPooling: "maxpool"
    case .averagePooling, .adaptiveAveragePooling: "avgpool"
    case .fullyConnected: "fc"
    case .batchNormalization: "bn"
    case .localResponseNormalization: "lrn"
    case .addition: "add"
    case .concatenation: "concat"
    case .zeroPaddedIdentity: "pad"
    case .tableConvolution: "conv"
    case .radialBasis: "rbf"
    case .scaledTanh: "tanh"
    case .input, .relu, .tanh, .sigmoid, .softmax, .flatten, .dropout, .subsampling: rawValue
    }
  }

  /// A layer of this kind with usual hyper-parameters: convolutions keep the size, pooling halves it.
  ///
  /// - Parameter input: the shape it will read; nil where that is not known.
  /// - Returns: the layer.
  func layer(reading input: Shape?) -> any Layer {
    let channels = max(1, input?.channels ?? 64)
    return switch self {
    case .input: InputLayer(shape: input ?? [3, 224, 224])
    case .convolution: Convolution(channels: channels, kernel: 3, padding: 1)
    case .maxPooling: MaxPooling(kernel: 2, stride: 2)
    case .averagePooling: AveragePooling(kernel: 2, stride: 2)
    case .adaptiveAveragePooling: AdaptiveAveragePooling()
    case .fullyConnected: FullyConnected(units: channels)
    case .batchNormalization: BatchNormalization()
    case .localResponseNormalization: LocalResponseNormalization()
    case .relu: Activation(.relu)
    case .tanh: Activation(.tanh)
    case .sigmoid: Activation(.sigmoid)
    case .softmax: Softmax()
    case .subsampling: Subsampling(kernel: 2, stride: 2)
    case .tableConvolution: TableConvolution(table: .neighbours(of: channels), kernel: 5)
    case .radialBasis: RadialBasis(classes: 10)
    case .scaledTanh: Activation(.scaledTanh)
    case .addition: Addition()
    case .concatenation: Concatenation()
    case .flatten: Flatten()
    case .dropout: Dropout()
    case .zeroPaddedIdentity: ZeroPaddedIdentity(channels: channels, stride: 1)
    }
  }

  /// The padding of a new layer of this kind whose window was chosen: with it convolutions keep the size and pooling
  /// halves it, stride aside; nil for kinds without padding, and for table convolutions, which have none by default.
  func usualPadding(for window: Window) -> Padding? {
    switch self {
    case .convolution: window.sizeKeepingPadding
    case .maxPooling, .averagePooling: window.pooledPadding
    default: nil
    }
  }
}
