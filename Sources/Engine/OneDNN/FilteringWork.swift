internal import CKernels

/// A convolution by Winograd's minimal filtering: how its tiles or channels are divided between threads.
///
/// oneDNN's kernels transform the weights beforehand, and memory delivers up to four times as many numbers as there
/// are weights; here they are transformed where they are multiplied. There are windows for which oneDNN has
/// none, and channels may lie in blocks or side by side.
///
/// Threads share neither transformed inputs nor transformed weights until one is done and helps the others. Where
/// each takes a part of the output's channels, all transform the whole input; where each takes a part of the tiles,
/// all transform all weights. Whichever of the two is less is done by all.
///
/// ## Source
/// Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308.
final class FilteringWork: ConvolutionWork {
  let name: String
  private var task: ck_convolution
  private let division: WorkDivision
  /// How many numbers a thread needs.
  private let memoryCount: Int
  private let scratch: Scratch

  /// Prepares for a window that there is a kernel for.
  init(_ task: ck_convolution, of layer: Convolution, team: ThreadTeam, device: Device) {
    self.task = task
    scratch = device.scratch
    let size = layer.window.size
    let side = ck_tile_side(task.window)
    name =
      "winograd_\(size.height == 1 ? 1 : side)x\(size.width == 1 ? 1 : side)"
      + "_\(size.height)x\(size.width)"
    let tiles = ck_tile_count(&self.task)
    // Transforming a block of filters takes about a third of the time that a tile's block of channels takes.
    let dividesChannels =
      3 * tiles < task.output_blocks * MemoryDescriptor.blockSize
      && task.output_blocks >= WorkDivision.blockGrain * team.size
    division = WorkDivision(
      team: team, speeds: device.speeds, blocks: task.output_blocks, places: tiles,
      dividesChannels: dividesChannels)
    memoryCount = ck_memory_count(&self.task)
  }

  func run(_ maps: ck_maps) throws(OneDNNError) {
    let memory = try scratch.pieces(of: memoryCount, for: division.team.size)
    withUnsafePointer(to: task) { task in
      withUnsafePointer(to: maps) { maps in
        division.run(memory) { thread in ck_filter(task, maps, thread) }
      }
    }
  }
}

extension Convolution {
  /// Which of the filtering kernels computes this; nil for none.
  var filteringWindow: ck_window? {
    guard window.dilation == 1, groups == 1 else { return nil }
    if window.size == 3, window.stride == 2 { return CK_3X3_BY_2 }
    guard window.stride == 1 else { return nil }
    return switch (window.size.height, window.size.width) {
    case (3, 3): CK_3X3
    case (4, 4): CK_4X4
    case (5, 5): CK_5X5
    case (1, 7): CK_1X7
    case (7, 1): CK_7X1
    case (1, 3): CK_1X3
    case (3, 1): CK_3X1
    default: nil
    }
  }
}
