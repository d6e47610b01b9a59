/// The loops of a convolution by a kernel of our own.
protocol ConvolutionWork: AnyObject {
  /// What people read: `winograd_4x4_3x3`.
  var name: String { get }

  /// Computes the output.
  ///
  /// - Parameters:
  ///   - source: the input.
  ///   - addend: what is added first, in the output's order; nil for nothing. May be the output itself.
  ///   - output: where the output goes.
  /// - Throws: `OneDNNError` when memory runs out.
  func run(
    _ source: UnsafeMutableRawPointer, adding addend: UnsafeMutableRawPointer?,
    into output: UnsafeMutableRawPointer
  ) throws(OneDNNError)
}

/// A convolution with its weights and the order of its maps.
struct ConvolutionWorkProblem {
  let layer: Convolution
  /// `[N, C, H, W]`.
  let input: Shape
  let output: Shape
  let order: ChannelOrder
  /// `[K/16][C][R][S][16]`; they live as long as the work.
  let weights: UnsafePointer<Float>
  /// A number for each channel of the output's blocks.
  let bias: UnsafePointer<Float>
  /// Whether negative results become zero.
  let clips: Bool
}
