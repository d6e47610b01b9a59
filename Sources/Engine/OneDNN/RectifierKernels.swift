/// The rectifier of an input, or of the sum of two.
final class RectifierKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let name: String
  private let rectifier: Rectifier
  private let device: Device

  init(_ context: KernelContext) throws(OneDNNError) {
    destination = try context.input()
    let layout = destination.descriptor
    sources = context.inputs.map { _ in layout }
    name = context.inputs.count == 2 ? "rectified sum" : "rectifier"
    device = context.device
    rectifier = Rectifier(device: device)
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    var sources: [DeviceTensor] = []
    for input in inputs {
      sources.append(try input.reordered(to: destination.descriptor, device: device))
    }
    rectifier.run(sources, into: result)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    OwnCall { [rectifier] in rectifier.run(inputs, into: output) }
  }
}

/// A kernel and a rectifier of what it writes.
final class RectifyingKernel: Kernel {
  private let kernel: any Kernel
  private let rectifier: Rectifier

  init(_ kernel: any Kernel, device: Device) {
    self.kernel = kernel
    rectifier = Rectifier(device: device)
  }

  var destination: TensorLayout { kernel.destination }
  var sources: [MemoryDescriptor]? { kernel.sources }
  var effect: KernelEffect { kernel.effect }
  var name: String { kernel.name + ", rectifier" }
  var weightBytes: Int { kernel.weightBytes }
  var packed: PackedParameters? { kernel.packed }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try kernel.run(inputs)
    rectifier.run([result], into: result)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    CallSequence([
      try kernel.call(inputs, into: output, device: device),
      OwnCall { [rectifier] in rectifier.run([output], into: output) },
    ])
  }
}
