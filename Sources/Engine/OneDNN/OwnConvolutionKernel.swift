internal import CKernels
internal import COneDNN

/// A convolution by a kernel of our own, with a batch normalization, an addition and a rectifier behind it where they
/// are attached.
///
/// Filters lie block by block, `[K/B][C][R][S][B]`, as they are: `FilteringWork` transforms them while
/// it computes. What is added may lie anywhere; `CKernels` has the loops.
final class OwnConvolutionKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let effect: KernelEffect
  let name: String
  let weightBytes: Int
  private let fixed: [(Int32, DeviceTensor)]
  private let work: any ConvolutionWork
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
  ) throws(OneDNNError) -> OwnConvolutionKernel? {
    guard let order = context.form.order, let window = layer.ownWindow(context.form),
      context.device.hasOwnKernels, let team = context.device.team,
      let attached = Attached(context.attachment.operations)
    else { return nil }
    let input = try context.input().shape
    guard order.holds(input[1]), order.holds(context.output[1]) else { return nil }
    let shape: Shape = [
      layer.channels, input[1], layer.window.size.height, layer.window.size.width,
    ]
    let layout = try MemoryDescriptor(
      shape, tag: MemoryDescriptor.blockSize == 16 ? dnnl_Oihw16o : dnnl_Abcd8a)
    if let packed, packed.layout != layout { return nil }
    let fixed =
      if let packed { packed.tensors } else { try pack(layer, context, layout) }
    return try OwnConvolutionKernel(layer, window, order, attached, fixed, team, context)
  }

  /// Whether it can do operations itself.
  static func attaches(_ operations: [PostOperation]) -> Bool { Attached(operations) != nil }

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

  private static func pack(
    _ layer: Convolution, _ context: KernelContext, _ layout: MemoryDescriptor
  ) throws(OneDNNError) -> [(Int32, DeviceTensor)] {
    let weight = try context.parameter(0)
    let normalization = context.attachment.normalization
    let packing = WeightPacking(
      shape: weight.shape, groups: 1, scales: normalization?.scales, layout: layout)
    let own = layer.hasBias ? try context.parameter(1) : nil
    let bias = (normalization?.bias(own) ?? own)?.elements ?? []
    let padded = MemoryDescriptor.blocks(layer.channels) * MemoryDescriptor.blockSize
    let all = bias + Array(repeating: 0, count: padded - bias.count)
    return [
      (DNNL_ARG_WEIGHTS, try packing.pack(weight, device: context.device)),
      (DNNL_ARG_BIAS, try DeviceTensor(Tensor(all, shape: [padded]), device: context.device)),
    ]
  }

  private init(
    _ layer: Convolution, _ window: ck_window, _ order: ChannelOrder, _ attached: Attached,
    _ fixed: [(Int32, DeviceTensor)], _ team: ThreadTeam, _ context: KernelContext
  ) throws(OneDNNError) {
    let input = try context.input().shape
    destination = TensorLayout(
      shape: context.output, descriptor: try MemoryDescriptor(context.output, order))
    sources =
      [try MemoryDescriptor(input, order)] + (attached.adds ? [destination.descriptor] : [])
    effect = attached.adds ? .accumulates : .separate
    self.fixed = fixed
    weightBytes = fixed.map(\.1.byteCount).reduce(0, +)
    device = context.device
    let task = ck_convolution(
      layer, window, input: input, output: context.output, order: order, weights: fixed[0].1,
      bias: fixed[1].1, clips: attached.clips)
    work =
      context.form == .pointwise
      ? PointwiseWork(task, team: team, device: device)
      : FilteringWork(task, of: layer, team: team, device: device)
    name = work.name
  }

  var packed: PackedParameters? {
    PackedParameters(layout: fixed[0].1.descriptor, tensors: fixed)
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    var ordered: [DeviceTensor] = []
    for (input, layout) in zip(inputs, sources ?? []) {
      ordered.append(try input.reordered(to: layout, device: device))
    }
    try compute(ordered, into: result)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    OwnCall { [self] () throws(OneDNNError) in try compute(inputs, into: output) }
  }

  private func compute(
    _ inputs: [DeviceTensor], into output: DeviceTensor
  ) throws(OneDNNError) {
    // Only the addresses of tensors and weights are used.
    defer { withExtendedLifetime((self, inputs, output)) {} }
    let addend = effect == .accumulates ? inputs[1] : nil
    try work.run(ck_maps(inputs[0], adding: addend, into: output))
  }
}

extension Device {
  /// Whether there are kernels of our own for this processor and its threads.
  var hasOwnKernels: Bool {
    VectorWidth.ofProcessor != .less && team != nil && ck_exists(MemoryDescriptor.blockSize)
  }
}

extension Convolution {
  /// Which of our own kernels computes this in a form; nil for none.
  fileprivate func ownWindow(_ form: ConvolutionForm) -> ck_window? {
    switch form {
    case .winograd, .winogradLast: filteringWindow
    case .pointwise: pointwiseWindow
    case .automatic, .blocked, .last, .phased: nil
    }
  }
}

extension ChannelOrder {
  /// Whether kernels find whole blocks of so many channels.
  fileprivate func holds(_ channels: Int) -> Bool {
    self == .blocked || channels % MemoryDescriptor.blockSize == 0
  }
}
