extension RadialBasis: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try RadialBasisKernel(
      patterns: try context.parameter(0).elements, output: context.output, device: context.device)
  }
}

/// Squared distances to patterns, as a plain loop.
final class RadialBasisKernel: Kernel {
  let destination: TensorLayout
  private let patterns: [Float]
  private let output: Shape
  private let device: Device

  init(patterns: [Float], output: Shape, device: Device) throws(OneDNNError) {
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(plain: output))
    self.patterns = patterns
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].plain(device: device)
    let count = input.shape[1]
    let result = Tensor(shape: output) { target in
      input.withElements { source in
        for example in 0..<output[0] {
          for pattern in 0..<output[1] {
            var sum: Float = 0
            for place in 0..<count {
              let difference = source[example * count + place] - patterns[pattern * count + place]
              sum += difference * difference
            }
            target[example * output[1] + pattern] = sum
          }
        }
      }
    }
    return try DeviceTensor(result, device: device)
  }
}
