internal import CKernels

/// A convolution with windows of 1×1: how its places or channels are divided between threads.
///
/// oneDNN's kernels wait for weights that come from memory; this one fetches the next ones while it multiplies.
final class PointwiseWork: ConvolutionWork {
  let name = "pointwise"
  private let task: ck_pointwise
  private let stripCount: Int
  private let dividesChannels: Bool
  private let team: ThreadTeam

  /// Prepares; nil where there is no kernel.
  init?(_ problem: ConvolutionWorkProblem, _ device: Device) {
    guard problem.layer.isPointwise, problem.order == .blocked, let team = device.team else {
      return nil
    }
    let (input, output) = (problem.input, problem.output)
    var task = ck_pointwise(
      examples: input[0], channels: input[1],
      output_blocks: MemoryDescriptor.blocks(output[1]), height: input[2], width: input[3],
      output_height: output[2], output_width: output[3],
      stride: problem.layer.window.stride.height, weights: problem.weights, bias: problem.bias,
      clips: problem.clips)
    stripCount = ck_strip_count(&task)
    // Places are better to divide, unless one thread had to wait for another for long.
    let most = (stripCount + team.size - 1) / team.size * team.size
    dividesChannels =
      Double(most) > 1.1 * Double(stripCount) && task.output_blocks >= 2 * team.size
    self.task = task
    self.team = team
  }

  func run(
    _ source: UnsafeMutableRawPointer, adding addend: UnsafeMutableRawPointer?,
    into output: UnsafeMutableRawPointer
  ) throws(OneDNNError) {
    let source = source.assumingMemoryBound(to: Float.self)
    let addend = addend?.assumingMemoryBound(to: Float.self)
    let output = output.assumingMemoryBound(to: Float.self)
    withUnsafePointer(to: task) { task in
      team.run { place, count in
        let blocks = 0..<task.pointee.output_blocks
        let strips = 0..<stripCount
        let ownBlocks = dividesChannels ? blocks.part(place, of: count) : blocks
        let ownStrips = dividesChannels ? strips : strips.part(place, of: count)
        ck_multiply(
          task, ownStrips.lowerBound, ownStrips.upperBound, ownBlocks.lowerBound,
          ownBlocks.upperBound, source, addend, output)
      }
    }
  }
}

extension Convolution {
  /// Whether the pointwise kernel computes this.
  var isPointwise: Bool {
    window.size == 1 && (window.stride == 1 || window.stride == 2) && window.padding == 0
      && groups == 1
  }
}
