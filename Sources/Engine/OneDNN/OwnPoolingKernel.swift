internal import CKernels

/// Pooling by a kernel of our own where channels lie in blocks, or fill blocks.
///
/// oneDNN's for AVX2 take about ten times as long as reading each window's numbers takes, and where maps lie one
/// after the other longer still. Its largest numbers may lose what is not a number, so for these channels are brought
/// into blocks even where they do not fill them.
final class OwnPoolingKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let name: String
  private let task: ck_pooling
  /// The output's rows, block by block.
  private let rows: Int
  private let team: ThreadTeam
  private let device: Device

  /// What is taken of a window.
  enum Method {
    case maximum
    /// The mean of what lies in the map, or of all with zeros outside.
    case mean(countsBorder: Bool)
  }

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - window: the windows.
  ///   - method: what is taken of each.
  ///   - context: what it is made for.
  /// - Returns: nil for other orders of the channels, processors, and windows that may cover padding alone.
  /// - Throws: `OneDNNError` when a description makes no sense.
  static func make(
    _ window: Window, _ method: Method, _ context: KernelContext
  ) throws(OneDNNError) -> OwnPoolingKernel? {
    let input = try context.input()
    let trailing = window.trailingPadding(input: input.shape, output: context.output)
    guard context.device.hasOwnKernels, let team = context.device.team, window.dilation == 1,
      let order = method.order(of: input),
      max(window.padding.top, Int(trailing[0])) < window.size.height,
      max(window.padding.left, Int(trailing[1])) < window.size.width
    else { return nil }
    return try OwnPoolingKernel(window, method, input, order, team, context)
  }

  private init(
    _ window: Window, _ method: Method, _ input: TensorLayout, _ order: ChannelOrder,
    _ team: ThreadTeam, _ context: KernelContext
  ) throws(OneDNNError) {
    let output = context.output
    sources = [try MemoryDescriptor(input.shape, order)]
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(output, order))
    self.team = team
    device = context.device
    rows = output[0] * MemoryDescriptor.blocks(output[1]) * output[2]
    var task = ck_pooling(window, order, input: input.shape, output: output)
    switch method {
    case .maximum: name = "pooling_max"
    case .mean(let countsBorder):
      name = "pooling_avg"
      task.averages = true
      task.counts_padding = countsBorder
    }
    self.task = task
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    guard let layout = sources?.first else { return result }
    pool(try inputs[0].reordered(to: layout, device: device), into: result)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    OwnCall { [self] in pool(inputs[0], into: output) }
  }

  /// Computes the output.
  private func pool(_ input: DeviceTensor, into output: DeviceTensor) {
    let source = UnsafePointer(input.base.assumingMemoryBound(to: Float.self))
    let target = output.base.assumingMemoryBound(to: Float.self)
    withUnsafePointer(to: task) { task in
      team.run { thread, count in
        let part = (0..<rows).part(thread, of: count)
        ck_pool(task, part.lowerBound, part.upperBound, source, target)
      }
    }
    withExtendedLifetime((input, output)) {}
  }
}

extension OwnPoolingKernel.Method {
  /// The order in which an input's channels are pooled; nil where they are not.
  fileprivate func order(of input: TensorLayout) -> ChannelOrder? {
    let fillsBlocks = input.shape[1] % MemoryDescriptor.blockSize == 0
    switch (input.descriptor.order(of: input.shape), self) {
    case (.blocked, _): return .blocked
    case (.last, _) where fillsBlocks: return .last
    case (.plain, _) where fillsBlocks: return .blocked
    case (.plain, .maximum), (.last, .maximum): return .blocked
    default: return nil
    }
  }
}

extension ck_pooling {
  /// Describes a pooling of the largest numbers.
  fileprivate init(_ window: Window, _ order: ChannelOrder, input: Shape, output: Shape) {
    self.init(
      block: MemoryDescriptor.blockSize, blocks: MemoryDescriptor.blocks(input[1]),
      source: ck_order(order, input), destination: ck_order(order, output), height: input[2],
      width: input[3], output_height: output[2], output_width: output[3],
      window_height: window.size.height, window_width: window.size.width,
      stride_vertical: window.stride.height,
      stride_horizontal: window.stride.width, padding_top: window.padding.top,
      padding_left: window.padding.left, averages: false, counts_padding: false)
  }
}
