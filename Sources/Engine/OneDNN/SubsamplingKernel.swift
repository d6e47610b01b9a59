extension Subsampling: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try SubsamplingKernel(
      window: window, weight: try context.parameter(0).elements,
      bias: try context.parameter(1).elements, output: context.output, device: context.device)
  }
}

/// Sums of windows, each times its channel's coefficient and plus its bias, as a plain loop.
final class SubsamplingKernel: Kernel {
  let destination: TensorLayout
  private let window: Window
  private let weight: [Float]
  private let bias: [Float]
  private let output: Shape
  private let device: Device

  init(
    window: Window, weight: [Float], bias: [Float], output: Shape, device: Device
  ) throws(OneDNNError) {
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(plain: output))
    self.window = window
    self.weight = weight
    self.bias = bias
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].plain(device: device)
    let shape = input.shape
    let result = Tensor(shape: output) { target in
      input.withElements { source in
        var position = 0
        for map in 0..<output[0] * output[1] {
          let channel = map % output[1]
          for row in 0..<output[2] {
            for column in 0..<output[3] {
              let sum = windowSum(source, shape, map, row, column)
              target[position] = weight[channel] * sum + bias[channel]
              position += 1
            }
          }
        }
      }
    }
    return try DeviceTensor(result, device: device)
  }

  private func windowSum(
    _ source: UnsafeBufferPointer<Float>, _ shape: Shape, _ map: Int, _ row: Int, _ column: Int
  ) -> Float {
    var sum: Float = 0
    for y in 0..<window.size.height {
      let line = (map * shape[2] + row * window.stride.height + y) * shape[3]
      let start = line + column * window.stride.width
      for x in 0..<window.size.width { sum += source[start + x] }
    }
    return sum
  }
}
