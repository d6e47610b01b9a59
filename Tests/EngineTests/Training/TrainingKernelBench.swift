@testable import Engine

/// One layer's training kernel with inputs, parameters and their gradients.
struct TrainingKernelBench {
  let kernel: any TrainingKernel
  let inputs: [DeviceTensor]
  let parameters: [TrainingParameter]
  let device: Device
  let pass = TrainingPass(isTraining: true, seed: 1, step: 2)

  /// Makes the kernel of a layer; the parameters' tensors are copied.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - inputs: what it reads.
  ///   - parameters: in the layer's order.
  ///   - order: how the inputs lie.
  ///   - rectifies: whether it takes a rectifier in.
  /// - Throws: what the kernel's making throws.
  init(
    _ layer: any Layer, inputs: [Tensor], parameters: [Tensor], order: ChannelOrder = .plain,
    rectifies: Bool = false
  ) throws {
    let device = try Device()
    self.device = device
    let shapes = inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }
    let specifications = layer.parameters(for: shapes)
    self.inputs = try inputs.map { input in
      let tensor = try DeviceTensor(input, device: device)
      guard order != .plain else { return tensor }
      return try tensor.reordered(to: MemoryDescriptor(input.shape, order), device: device)
    }
    self.parameters = try zip(specifications, parameters).map { specification, tensor in
      var own = tensor
      own.withMutableElements { _ in }
      return TrainingParameter(
        value: try DeviceTensor(own, device: device),
        gradient: specification.isTrained
          ? try DeviceTensor(Tensor(repeating: .nan, shape: specification.shape), device: device)
          : nil)
    }
    kernel = try TrainingKernelRegistry.makeKernel(
      for: layer,
      TrainingContext(
        inputs: self.inputs.map(\.descriptor), shapes: inputs.map(\.shape),
        output: layer.outputShape(for: shapes).batched(inputs[0].shape[0]),
        parameters: self.parameters, rectifies: rectifies, name: "layer", device: device))
  }

  /// The output in rows.
  func forward() throws -> Tensor {
    try kernel.forward(inputs, pass).plain(device: device)
  }

  /// The gradients of the inputs, in rows, for a given gradient of the output.
  func backward(from seed: Tensor) throws -> [Tensor] {
    let output = try kernel.forward(inputs, pass)
    let gradient = try DeviceTensor(seed, device: device)
      .reordered(to: kernel.layout, device: device)
    let results = try kernel.backward(
      gradient, TrainingState(inputs: inputs, output: output),
      wants: inputs.map { _ in true })
    return try results.compactMap { try $0?.plain(device: device) }
  }

  /// The gradient of a parameter as the last backward pass left it.
  func gradient(ofParameter index: Int) throws -> Tensor? {
    try parameters[index].gradient?.plain(device: device)
  }
}
