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

extension ZeroPaddedIdentity: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try ZeroPaddedIdentityKernel(layer: self, output: context.output, device: context.device)
  }
}

/// Takes every s-th row and column and writes them between channels of zeros.
final class ZeroPaddedIdentityKernel: Kernel {
  let destination: TensorLayout
  private let layer: ZeroPaddedIdentity
  private let output: Shape
  private let device: Device

  init(layer: ZeroPaddedIdentity, output: Shape, device: Device) throws(OneDNNError) {
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(plain: output))
    self.layer = layer
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].plain(device: device)
    let result = Tensor(shape: output) { target in
      target.initialize(repeating: 0)
      input.withElements { source in
        forEachElement(of: input.shape) { target[$1] = source[$0] }
      }
    }
    return try DeviceTensor(result, device: device)
  }

  /// The gradient of the input: that of the elements that were taken, zero for the others.
  func gathered(_ gradient: Tensor, over input: Shape) -> Tensor {
    Tensor(shape: input) { target in
      target.initialize(repeating: 0)
      gradient.withElements { source in
        forEachElement(of: input) { target[$0] = source[$1] }
      }
    }
  }

  /// Calls `body` with the place of each element that is taken, and with its place in the output.
  @inline(__always)
  private func forEachElement(of input: Shape, _ body: (Int, Int) -> Void) {
    let zeros = output[1] - input[1]
    let firstChannel = layer.placement == .around ? zeros / 2 : 0
    for example in 0..<input[0] {
      for channel in 0..<input[1] {
        for row in 0..<output[2] {
          let from = ((example * input[1] + channel) * input[2] + row * layer.stride) * input[3]
          let place = example * output[1] + firstChannel + channel
          let to = (place * output[2] + row) * output[3]
          for column in 0..<output[3] { body(from + column * layer.stride, to + column) }
        }
      }
    }
  }
}
