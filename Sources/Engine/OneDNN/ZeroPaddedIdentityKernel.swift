extension ZeroPaddedIdentity: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    if let places = ZeroPaddedBlocks(self, input: input, output: context.output) {
      return try ZeroPaddedBlocksKernel(places, output: context.output, device: context.device)
    }
    return try ZeroPaddedIdentityKernel(
      layer: self, output: context.output, device: context.device)
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
    let firstChannel = layer.firstChannel(input: input[1], output: output[1])
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

/// The same where channels lie in blocks: read and written as they lie, on all threads.
final class ZeroPaddedBlocksKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  private let places: ZeroPaddedBlocks
  private let device: Device

  init(_ places: ZeroPaddedBlocks, output: Shape, device: Device) throws(OneDNNError) {
    self.places = places
    self.device = device
    sources = [places.input.descriptor]
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(output, .blocked))
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    let input = try inputs[0].reordered(to: places.input.descriptor, device: device)
    places.spread(input, into: result)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    OwnCall { [places] in places.spread(inputs[0], into: output) }
  }
}
