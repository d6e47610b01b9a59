internal import CKernels
internal import COneDNN

/// A convolution by Winograd's minimal filtering, with a batch normalization, an addition and a rectifier behind it
/// where they are attached.
///
/// oneDNN's own kernels transform the weights beforehand, and memory delivers four times as many numbers as there
/// are weights; here they are transformed where they are multiplied. It has windows too for which oneDNN has
/// none, and reads and writes channels in blocks or side by side.
///
/// ## Source
/// Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308.
final class FilteringKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let effect: KernelEffect
  let name: String
  private let fixed: [(Int32, DeviceTensor)]
  private let work: FilteringWork
  private let device: Device

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - context: what it is made for.
  ///   - packed: weights of another kernel of the same layer; nil to pack those of the context.
  /// - Returns: nil where there is none: for other windows, attachments, processors and packed weights.
  /// - Throws: `OneDNNError` when memory runs out or a call fails.
  static func make(
    _ layer: Convolution, _ context: KernelContext, using packed: PackedParameters? = nil
  ) throws(OneDNNError) -> FilteringKernel? {
    guard let order = context.form.filteringOrder, let window = layer.filteringWindow,
      let team = context.device.team, context.device.canFilter,
      let attached = Attached(context.attachment.operations)
    else { return nil }
    let input = try context.input().shape
    guard order.holds(input[1]), order.holds(context.output[1]) else { return nil }
    let shape: Shape = [
      layer.channels, input[1], layer.window.size.height, layer.window.size.width,
    ]
    let layout = try MemoryDescriptor(shape, tag: dnnl_Oihw16o)
    if let packed, packed.layout != layout { return nil }
    let fixed =
      if let packed { packed.tensors } else { try pack(layer, context, layout) }
    return try FilteringKernel(
      layer, window, order, attached, fixed, team: team, context)
  }

  /// What is attached: which of the operations that the kernel can do itself.
  private struct Attached {
    let adds: Bool
    let clips: Bool

    /// Nil for operations that it cannot do.
    init?(_ operations: [PostOperation]) {
      adds = operations.first == .add
      let others = operations.dropFirst(adds ? 1 : 0)
      guard others.isEmpty || others == [.activation(.relu)] else { return nil }
      clips = !others.isEmpty
    }
  }

  /// Whether it can do operations itself.
  static func attaches(_ operations: [PostOperation]) -> Bool { Attached(operations) != nil }

  private static func pack(
    _ layer: Convolution, _ context: KernelContext, _ layout: MemoryDescriptor
  ) throws(OneDNNError) -> [(Int32, DeviceTensor)] {
    let weight = try context.parameter(0)
    let normalization = context.attachment.normalization
    let packing = WeightPacking(
      shape: weight.shape, groups: 1, scales: normalization?.scales, layout: layout)
    let own = layer.hasBias ? try context.parameter(1) : nil
    let bias = (normalization?.bias(own) ?? own)?.elements ?? []
    let block = MemoryDescriptor.blockSize
    let padded = (layer.channels + block - 1) / block * block
    let all = bias + Array(repeating: 0, count: padded - bias.count)
    return [
      (DNNL_ARG_WEIGHTS, try packing.pack(weight, device: context.device)),
      (DNNL_ARG_BIAS, try DeviceTensor(Tensor(all, shape: [padded]), device: context.device)),
    ]
  }

  private init(
    _ layer: Convolution, _ window: ck_window, _ order: ChannelOrder, _ attached: Attached,
    _ fixed: [(Int32, DeviceTensor)], team: ThreadTeam, _ context: KernelContext
  ) throws(OneDNNError) {
    let input = try context.input()
    let source = TensorLayout(
      shape: input.shape, descriptor: try MemoryDescriptor(input.shape, order))
    destination = TensorLayout(
      shape: context.output, descriptor: try MemoryDescriptor(context.output, order))
    sources = [source.descriptor] + (attached.adds ? [destination.descriptor] : [])
    effect = attached.adds ? .accumulates : .separate
    self.fixed = fixed
    device = context.device
    let size = layer.window.size
    var task = ck_filtering()
    task.window = window
    task.examples = input.shape[0]
    task.channels = input.shape[1]
    task.output_blocks = fixed[1].1.shape[0] / MemoryDescriptor.blockSize
    (task.height, task.width) = (input.shape[2], input.shape[3])
    (task.output_height, task.output_width) = (context.output[2], context.output[3])
    (task.padding_top, task.padding_left) = (layer.window.padding.top, layer.window.padding.left)
    task.source = ck_order(order, input.shape)
    task.destination = ck_order(order, context.output)
    task.weights = UnsafePointer(fixed[0].1.base.assumingMemoryBound(to: Float.self))
    task.bias = UnsafePointer(fixed[1].1.base.assumingMemoryBound(to: Float.self))
    task.clips = attached.clips
    let side = ck_tile_side(window)
    let (height, width) = (min(side, size.height == 1 ? 1 : side), size.width == 1 ? 1 : side)
    name = "winograd_\(height)x\(width)_\(size.height)x\(size.width)"
    work = FilteringWork(task, team: team, scratch: device.scratch)
  }

  var packed: PackedParameters? {
    PackedParameters(layout: fixed[0].1.descriptor, tensors: fixed)
  }

  var weightBytes: Int { fixed.map(\.1.byteCount).reduce(0, +) }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    var ordered: [DeviceTensor] = []
    for (input, layout) in zip(inputs, sources ?? []) {
      ordered.append(try input.reordered(to: layout, device: device))
    }
    try call(ordered, into: result, device: device).run()
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    FilteringCall(self, work, from: inputs, into: output)
  }
}

private final class FilteringCall: KernelCall {
  private let kernel: FilteringKernel
  private let work: FilteringWork
  private let inputs: [DeviceTensor]
  private let output: DeviceTensor

  init(
    _ kernel: FilteringKernel, _ work: FilteringWork, from inputs: [DeviceTensor],
    into output: DeviceTensor
  ) {
    self.kernel = kernel
    self.work = work
    self.inputs = inputs
    self.output = output
  }

  func run() throws(OneDNNError) {
    let addend = kernel.effect == .accumulates ? inputs[1].base : nil
    try work.run(inputs[0].base, adding: addend, into: output.base)
    withExtendedLifetime(self) {}
  }
}

extension Convolution {
  /// Which of the filtering kernels computes this; nil for none.
  var filteringWindow: ck_window? {
    guard window.stride == 1, window.dilation == 1, groups == 1 else { return nil }
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

extension Device {
  /// Whether there are filtering kernels for this processor and its threads.
  var canFilter: Bool { hasWideVectors && team != nil && ck_exists() }
}

extension ChannelOrder {
  /// Whether the kernel finds whole blocks of so many channels.
  fileprivate func holds(_ channels: Int) -> Bool {
    self == .blocked || channels % MemoryDescriptor.blockSize == 0
  }
}

extension ck_order {
  /// The steps of feature maps in an order.
  fileprivate init(_ order: ChannelOrder, _ shape: Shape) {
    let block = MemoryDescriptor.blockSize
    let blocks = (shape[1] + block - 1) / block
    let (height, width) = (shape[2], shape[3])
    self =
      order == .last
      ? ck_order(
        example: shape[1] * height * width, block: block, row: shape[1] * width, column: shape[1])
      : ck_order(
        example: blocks * block * height * width, block: block * height * width,
        row: block * width, column: block)
  }
}
