/// A residual block, or the same layers without a skip connection.
///
/// He, Zhang, Ren, Sun 2015, arXiv:1512.03385, Figure 5 and §3.3: `y = ReLU(F(x) + shortcut(x))`.
struct ResidualBlock {
  enum Unit {
    /// Two 3×3 convolutions.
    case basic
    /// 1×1, 3×3, 1×1: the 3×3 works on a quarter of the channels.
    case bottleneck
  }

  enum Shortcut {
    /// A plain block.
    case none
    case identity
    /// Option B: a 1×1 convolution and its norm.
    case projection
    /// Option A: every other row and column, and channels of zeros.
    case zeroPadded
  }

  let unit: Unit
  let width: Int
  var stride = 1
  let shortcut: Shortcut
  /// Whether a bottleneck has its stride in the first 1×1 instead of the 3×3.
  var stridesFirst = false
  var hasBias = false
  var normalization = BatchNormalization()

  /// Adds the block's layers: F(x), the shortcut, their sum, ReLU.
  func add(
    to builder: inout NetworkBuilder, _ input: NetworkBuilder.Place
  ) -> NetworkBuilder.Place {
    var x = input
    for (place, row) in rows.enumerated() {
      let number = place + 1
      if place > 0 { x = builder.add("relu\(place)", Activation(.relu), x) }
      x = builder.add("conv\(number)", row, x)
      x = builder.add("bn\(number)", normalization, x)
    }
    x = addSkip(to: &builder, main: x, input)
    return builder.add("relu\(rows.count)", Activation(.relu), x)
  }

  private var channels: Int { unit == .basic ? width : 4 * width }

  private var rows: [Convolution] {
    switch unit {
    case .basic: [convolution(width, 3, stride), convolution(width, 3)]
    case .bottleneck:
      [
        convolution(width, 1, stridesFirst ? stride : 1),
        convolution(width, 3, stridesFirst ? 1 : stride), convolution(channels, 1),
      ]
    }
  }

  private func convolution(_ channels: Int, _ kernel: Int, _ stride: Int = 1) -> Convolution {
    Convolution(
      channels: channels, kernel: Extent(height: kernel, width: kernel),
      stride: Extent(height: stride, width: stride), padding: kernel == 3 ? 1 : 0,
      hasBias: hasBias)
  }

  private func addSkip(
    to builder: inout NetworkBuilder, main: NetworkBuilder.Place, _ input: NetworkBuilder.Place
  ) -> NetworkBuilder.Place {
    var skip = input
    let kind: SkipConnection.Kind
    switch shortcut {
    case .none: return main
    case .identity: kind = .identity
    case .projection:
      kind = .projection
      skip = builder.add("downsample.0", convolution(channels, 1, stride), input)
      skip = builder.add("downsample.1", normalization, skip)
    case .zeroPadded:
      kind = .zeroPadded
      let identity = ZeroPaddedIdentity(channels: channels, stride: stride, placement: .around)
      skip = builder.add("shortcut", identity, input)
    }
    return builder.skipAddition("add", main: main, skip: skip, source: input, kind: kind)
  }
}
