internal import CKernels

/// A convolution by Winograd's minimal filtering: how its tiles or channels are divided between threads.
///
/// oneDNN's kernels transform the weights beforehand, and memory delivers up to four times as many numbers as there
/// are weights; here they are transformed where they are multiplied. There are windows for which oneDNN has
/// none, and channels may lie in blocks or side by side.
///
/// Threads share neither transformed inputs nor transformed weights. Where each takes a part of the output's
/// channels, all transform the whole input; where each takes a part of the tiles, all transform all weights.
/// Whichever of the two is less is done by all.
///
/// ## Source
/// Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308.
final class FilteringWork: ConvolutionWork {
  let name: String
  private var task: ck_filtering
  private let tileCount: Int
  private let dividesChannels: Bool
  private let team: ThreadTeam
  private let scratch: Scratch

  private static let mostTiles = Int(CK_MOST_TILES)

  /// Prepares; nil where there is no kernel.
  init?(_ problem: ConvolutionWorkProblem, _ device: Device) {
    guard let window = problem.layer.filteringWindow, let team = device.team else { return nil }
    let size = problem.layer.window.size
    let padding = problem.layer.window.padding
    let (input, output) = (problem.input, problem.output)
    task = ck_filtering(
      window: window, examples: input[0], channels: input[1],
      output_blocks: MemoryDescriptor.blocks(output[1]), height: input[2], width: input[3],
      output_height: output[2], output_width: output[3], padding_top: padding.top,
      padding_left: padding.left, source: ck_order(problem.order, input),
      destination: ck_order(problem.order, output), weights: problem.weights, bias: problem.bias,
      clips: problem.clips)
    let side = ck_tile_side(window)
    name =
      "winograd_\(size.height == 1 ? 1 : side)x\(size.width == 1 ? 1 : side)"
      + "_\(size.height)x\(size.width)"
    self.team = team
    scratch = device.scratch
    tileCount = ck_tile_count(&task)
    // Transforming a block of filters takes about a third of the time that a tile's block of channels takes.
    dividesChannels =
      3 * tileCount < task.output_blocks * MemoryDescriptor.blockSize
      && task.output_blocks >= team.size
  }

  func run(
    _ source: UnsafeMutableRawPointer, adding addend: UnsafeMutableRawPointer?,
    into output: UnsafeMutableRawPointer
  ) throws(OneDNNError) {
    let memory = try scratch.pieces(of: memoryCount, for: team.size)
    let source = source.assumingMemoryBound(to: Float.self)
    let addend = addend?.assumingMemoryBound(to: Float.self)
    let output = output.assumingMemoryBound(to: Float.self)
    withUnsafePointer(to: task) { task in
      team.run { place, count in
        let blocks = 0..<task.pointee.output_blocks
        let tiles = 0..<tileCount
        let ownBlocks = dividesChannels ? blocks.part(place, of: count) : blocks
        let ownTiles = dividesChannels ? tiles : tiles.part(place, of: count)
        let parts = (ownTiles.count + Self.mostTiles - 1) / Self.mostTiles
        for part in 0..<parts {
          let range = ownTiles.part(part, of: parts)
          ck_filter(
            task, ck_tiles(first: range.lowerBound, count: range.count), ownBlocks.lowerBound,
            ownBlocks.upperBound, source, addend, output, memory[place])
        }
      }
    }
  }
}

extension FilteringWork {
  /// How many numbers a thread needs, however many threads there are: one takes all blocks, or a part of them, and what
  /// order that leads to may take more.
  private var memoryCount: Int {
    let tiles = min(tileCount, Self.mostTiles)
    let blocks = 0..<task.output_blocks
    let parts = dividesChannels ? 1...team.size : 1...1
    return parts.flatMap { count in (0..<count).map { blocks.part($0, of: count).count } }
      .map { ck_memory_count(&task, tiles, $0) }.max() ?? 0
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
    case (5, 5): CK_5X5
    case (1, 7): CK_1X7
    case (7, 1): CK_7X1
    case (1, 3): CK_1X3
    case (3, 1): CK_3X1
    default: nil
    }
  }
}

extension ck_order {
  /// The steps of feature maps in an order.
  fileprivate init(_ order: ChannelOrder, _ shape: Shape) {
    let block = MemoryDescriptor.blockSize
    let (channels, height, width) = (shape[1], shape[2], shape[3])
    switch order {
    case .last:
      self.init(
        example: channels * height * width, block: block, row: channels * width, column: channels)
    case .blocked, .plain:
      self.init(
        example: MemoryDescriptor.blocks(channels) * block * height * width,
        block: block * height * width, row: block * width, column: block)
    }
  }
}
