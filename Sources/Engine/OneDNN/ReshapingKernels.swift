internal import COneDNN

extension Flatten: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try FlattenKernel(input: context.input(), output: context.output, device: context.device)
  }
}

/// Lays feature maps out row by row and shows them as a vector.
final class FlattenKernel: Kernel {
  let destination: TensorLayout
  let effect: KernelEffect
  private let rows: TensorLayout
  private let device: Device

  init(input: TensorLayout, output: Shape, device: Device) throws(OneDNNError) {
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(plain: output))
    rows = TensorLayout(shape: input.shape, descriptor: try MemoryDescriptor(plain: input.shape))
    effect = input.isInPlainOrder ? .shares : .separate
    self.device = device
  }

  var name: String { effect == .shares ? "nothing" : "copy" }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let isThere = inputs[0].layout.isInPlainOrder
    let plain = isThere ? inputs[0] : try inputs[0].reordered(to: rows.descriptor, device: device)
    return try DeviceTensor(
      sharing: plain, as: destination.shape, destination.descriptor, device: device)
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    let target = try DeviceTensor(
      sharing: output, as: rows.shape, rows.descriptor, device: device)
    return try inputs[0].copyingCall(into: target, device: device)
  }
}
