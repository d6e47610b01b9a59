internal import CKernels

/// A convolution with windows of 1×1: how its places or channels are divided between threads.
///
/// oneDNN's kernels wait for weights that come from memory; this one fetches the next ones while it multiplies.
final class PointwiseWork: ConvolutionWork {
  let name = "pointwise"
  private let task: ck_convolution
  private let division: WorkDivision
  /// How many numbers a thread needs.
  private let memoryCount: Int
  private let scratch: Scratch

  /// Prepares for a window that there is a kernel for.
  init(_ task: ck_convolution, team: ThreadTeam, device: Device) {
    self.task = task
    scratch = device.scratch
    memoryCount = withUnsafePointer(to: task) { ck_strip_memory_count($0) }
    let strips = withUnsafePointer(to: task) { ck_strip_count($0) }
    // Places are better to divide, unless one thread had to wait for another for long.
    let most = (strips + team.size - 1) / team.size * team.size
    division = WorkDivision(
      team: team, speeds: device.speeds, blocks: task.output_blocks, places: strips,
      dividesChannels: Double(most) > 1.1 * Double(strips)
        && task.output_blocks >= WorkDivision.blockGrain * team.size)
  }

  func run(_ maps: ck_maps) throws(OneDNNError) {
    let memory = try scratch.pieces(of: memoryCount, for: division.team.size)
    withUnsafePointer(to: task) { task in
      withUnsafePointer(to: maps) { maps in
        division.run(memory) { thread in ck_multiply(task, maps, thread) }
      }
    }
  }
}

extension Convolution {
  /// Which of the pointwise kernels computes this; nil for none.
  var pointwiseWindow: ck_window? {
    guard window.size == 1, window.padding == 0, groups == 1 else { return nil }
    if window.stride == 1 { return CK_1X1 }
    return window.stride == 2 ? CK_1X1_BY_2 : nil
  }
}
