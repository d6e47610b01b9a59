@testable import Engine

/// A tensor of numbers in [−1, 1) that are the same in every run.
func randomTensor(_ shape: Shape, named name: String) -> Tensor {
  let random = CounterGenerator(name: name)
  return Tensor(shape: shape) { buffer in
    for index in buffer.indices { buffer[index] = random.signedUnit(at: index) }
  }
}

extension Device {
  /// Runs a layer once with a kernel of its own, in the layouts of the inputs.
  func run(
    _ layer: any Layer, on inputs: [DeviceTensor], parameters: [Tensor] = []
  ) throws -> DeviceTensor {
    try kernel(for: layer, inputs, parameters: parameters).run(inputs)
  }

  /// The kernel of a layer for inputs like these.
  func kernel(
    for layer: any Layer, _ inputs: [DeviceTensor], parameters: [Tensor] = []
  ) throws -> any Kernel {
    let shapes = inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }
    let output = try layer.outputShape(for: shapes).batched(inputs.first?.shape[0] ?? 0)
    return try KernelRegistry.makeKernel(
      for: layer, inputs: inputs, output: output, parameters: parameters, device: self)
  }
}

extension Tensor {
  /// The largest difference, relative where the expected number is more than 1.
  func worstDifference(from expected: Tensor) -> Float {
    guard shape == expected.shape else { return .infinity }
    return zip(elements, expected.elements).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
  }
}

extension KernelRegistry {
  /// Makes the kernel of a layer alone for inputs like these.
  static func makeKernel(
    for layer: any Layer, inputs: [DeviceTensor], output: Shape, parameters: [Tensor],
    device: Device
  ) throws(OneDNNError) -> any Kernel {
    try makeKernel(
      for: layer,
      KernelContext(
        inputs: inputs.map(\.layout), output: output, parameters: parameters, device: device))
  }
}
