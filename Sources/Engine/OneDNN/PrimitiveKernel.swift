internal import COneDNN

/// A kernel of one oneDNN primitive: source and fixed arguments in, destination out.
final class PrimitiveKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let effect: KernelEffect
  let name: String
  let weightBytes: Int
  private let primitive: Primitive
  private let source: MemoryDescriptor
  private let fixed: [(Int32, DeviceTensor)]
  private let device: Device

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - descriptor: the primitive.
  ///   - source: the layout in which it reads.
  ///   - destination: the layout in which it writes.
  ///   - output: the output's extents.
  ///   - fixed: further arguments that do not change from run to run: weights, statistics.
  ///   - accumulates: whether the second input is added, by lying where the output goes.
  ///   - device: where it runs.
  /// - Throws: `OneDNNError` when the primitive cannot be created.
  init(
    _ descriptor: PrimitiveDescriptor, source: MemoryDescriptor, destination: MemoryDescriptor,
    output: Shape, fixed: [(Int32, DeviceTensor)] = [], accumulates: Bool = false, device: Device
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    name = descriptor.name
    self.source = source
    self.destination = TensorLayout(shape: output, descriptor: destination)
    sources = accumulates ? [source, destination] : [source]
    effect = accumulates ? .accumulates : .separate
    self.fixed = fixed
    weightBytes = fixed.map(\.1.byteCount).reduce(0, +)
    self.device = device
  }

  var packed: PackedParameters? {
    let weights = fixed.first { $0.0 == DNNL_ARG_WEIGHTS }
    return weights.map { PackedParameters(layout: $0.1.descriptor, tensors: fixed) }
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    if effect == .accumulates { try inputs[1].copy(into: result, device: device) }
    let input = try inputs[0].reordered(to: source, device: device)
    try primitive.run([(DNNL_ARG_SRC, input), (DNNL_ARG_DST, result)] + fixed, on: device)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    let own = PrimitiveCall(
      primitive, [(DNNL_ARG_SRC, inputs[0]), (DNNL_ARG_DST, output)] + fixed, on: device)
    guard effect == .accumulates, inputs[1].base != output.base else { return own }
    return CallSequence([try inputs[1].copyingCall(into: output, device: device), own])
  }
}
