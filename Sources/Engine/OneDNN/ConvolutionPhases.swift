/// A convolution whose windows move by several places, as one whose windows move by one.
///
/// With strides u and v there are u·v phases: what every u-th row and every v-th column hold. Each phase of each channel
/// becomes a channel, `x'[(c·u + a)·v + b, p, q] = x[c, u·p + a − padding, v·q + b − padding]`, and a window of R×S becomes
/// one of ⌈R/u⌉×⌈S/v⌉ that moves by one: 11×11 by 4 becomes 3×3, for which there is Winograd's filtering.
struct ConvolutionPhases {
  /// The convolution of the phases, without padding.
  let layer: Convolution
  /// The phases' extents, `[N, C·u·v, P, Q]`.
  let shape: Shape
  private let stride: Extent

  /// Takes a convolution apart; nil where there is no filtering for its phases, or more channels than a picture has.
  ///
  /// - Parameters:
  ///   - layer: the convolution.
  ///   - input: the input's extents, `[N, C, H, W]`.
  ///   - output: the output's.
  init?(_ layer: Convolution, input: Shape, output: Shape) {
    let (size, stride) = (layer.window.size, layer.window.stride)
    guard layer.window.dilation == 1, layer.groups == 1, stride != 1,
      input[1] <= Self.mostChannels
    else { return nil }
    let window = Extent(
      height: (size.height + stride.height - 1) / stride.height,
      width: (size.width + stride.width - 1) / stride.width)
    self.layer = Convolution(channels: layer.channels, kernel: window, hasBias: layer.hasBias)
    guard self.layer.filteringWindow != nil else { return nil }
    self.stride = stride
    shape = [
      input[0], input[1] * stride.height * stride.width, output[2] + window.height - 1,
      output[3] + window.width - 1,
    ]
  }

  /// Of more, blocks of channels are not mostly padding, and they lie in blocks.
  private static let mostChannels = 3

  /// The weights of the phases; zeros where a window ends before the last phase does.
  func weight(_ weight: Tensor) -> Tensor {
    let (filters, height, width) = (weight.shape[0], weight.shape[2], weight.shape[3])
    let window = layer.window.size
    let length = window.height * window.width
    return Tensor(shape: [filters, shape[1], window.height, window.width]) { target in
      target.initialize(repeating: 0)
      weight.withElements { source in
        for map in 0..<filters * weight.shape[1] {
          for row in 0..<height {
            for column in 0..<width {
              let phase = row % stride.height * stride.width + column % stride.width
              let place = row / stride.height * window.width + column / stride.width
              target[(map * stride.height * stride.width + phase) * length + place] =
                source[(map * height + row) * width + column]
            }
          }
        }
      }
    }
  }
}
