/// The parameter-free shortcut between two sizes: every s-th row and column, then channels of zeros.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - output: `[K, ⌈H/s⌉, ⌈W/s⌉]` with K ≥ C; the zeros come after the input's channels, or half before and
///   half after
///
/// ## Source
/// He et al. 2015, arXiv:1512.03385, §3.3, option (A). Appended as in fb.resnet.torch; split in two halves as in
/// the CIFAR networks of akamaster/pytorch_resnet_cifar10.
public struct ZeroPaddedIdentity: Layer {
  /// Where the channels of zeros go.
  public enum Placement: String, Hashable, Sendable, CaseIterable {
    /// All after the input's channels.
    case after
    /// Half before and half after, the odd one after.
    case around
  }

  /// The number of output channels, K.
  public var channels: Int
  /// Every how many rows and columns one is taken, s.
  public var stride: Int
  /// Where the zeros go.
  public var placement: Placement

  /// Makes a zero-padded identity.
  public init(channels: Int, stride: Int, placement: Placement = .after) {
    self.channels = channels
    self.stride = stride
    self.placement = placement
  }

  /// Its kind.
  public var kind: LayerKind { .zeroPaddedIdentity }

  /// A few words for tables.
  public var caption: String { stride == 1 ? "" : "/\(stride)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<ZeroPaddedIdentity>] {
    [
      .number("channels", \.channels),
      .number("stride", \.stride),
      .choice("placement", \.placement),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try singleFeatureMaps(inputs)
    guard stride >= 1 else { throw .badHyperParameter(name: "stride", value: stride, minimum: 1) }
    guard channels >= input.channels else {
      throw .channelsCannotShrink(input: input.channels, output: channels)
    }
    return try Shape([
      channels, (input.height - 1) / stride + 1, (input.width - 1) / stride + 1,
    ]).checkedForSize()
  }

  /// Every s-th place.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach {
    .window(window)
  }

  /// Its subsampling as a window of one value.
  private var window: Window { Window(size: 1, stride: Extent(height: stride, width: stride)) }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let input = inputs.first ?? output
    return Explanation(
      sentence: "Takes \(places) and adds channels of zeros: no parameters.",
      lines: [
        Explanation.Line(
          "channels", symbols: "C + zeros",
          numbers: "\(input.channels) + \(output.channels - input.channels)",
          result: "\(output.channels)")
      ] + window.sizeLines(for: input, output: output))
  }

  /// Which of the input's places it takes, in words.
  private var places: String {
    stride == 1 ? "all rows and columns" : "every \(stride.ordinal) row and column"
  }
}
