/// The kinds of layers that networks are made of; the raw value is the name in files and tables.
public enum LayerKind: String, Hashable, Sendable, CaseIterable {
  /// The network's input.
  case input
  /// Two-dimensional convolution.
  case convolution
  /// Max pooling.
  case maxPooling = "max-pooling"
  /// Average pooling.
  case averagePooling = "average-pooling"
  /// Average pooling to a given size; global to 1×1.
  case adaptiveAveragePooling = "adaptive-average-pooling"
  /// Fully connected layer.
  case fullyConnected = "fully-connected"
  /// Batch normalization.
  case batchNormalization = "batch-normalization"
  /// Local response normalization.
  case localResponseNormalization = "local-response-normalization"
  /// Rectified linear unit.
  case relu
  /// Hyperbolic tangent.
  case tanh
  /// Logistic function.
  case sigmoid
  /// Softmax.
  case softmax
  /// Addition, where a skip connection ends.
  case addition
  /// Concatenation along the channels.
  case concatenation
  /// All values in a row.
  case flatten
  /// Dropout.
  case dropout
  /// Trained subsampling, as in 1998.
  case subsampling
  /// Convolution whose filters see chosen input maps only.
  case tableConvolution = "table-convolution"
  /// Squared distances to fixed patterns.
  case radialBasis = "radial-basis"
  /// Hyperbolic tangent, stretched.
  case scaledTanh = "scaled-tanh"
  /// Shortcut option A: subsampling and channels of zeros.
  case zeroPaddedIdentity = "zero-padded-identity"

  /// Whether it counts as a convolution.
  public var isConvolution: Bool { self == .convolution || self == .tableConvolution }
}
