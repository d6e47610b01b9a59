internal import COneDNN

extension Activation: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    switch function {
    case .relu: try PrimitiveKernel(elementwise: dnnl_eltwise_relu, context)
    case .tanh: try PrimitiveKernel(elementwise: dnnl_eltwise_tanh, context)
    case .sigmoid: try PrimitiveKernel(elementwise: dnnl_eltwise_logistic, context)
    case .scaledTanh:
      try ChainedKernel([
        PrimitiveKernel(scaling: Self.scaledTanh.slope, context),
        PrimitiveKernel(elementwise: dnnl_eltwise_tanh, context),
        PrimitiveKernel(scaling: Self.scaledTanh.height, context),
      ])
    }
  }
}

extension PrimitiveKernel {
  /// A function of each value by itself.
  fileprivate convenience init(
    elementwise algorithm: dnnl_alg_kind_t, alpha: Float = 0, _ context: KernelContext
  ) throws(OneDNNError) {
    let input = try context.input()
    var operation = dnnl_eltwise_desc_t()
    var data = input.descriptor.raw
    try check(
      dnnl_eltwise_forward_desc_init(
        &operation, dnnl_forward_inference, algorithm, &data, alpha, 0),
      "dnnl_eltwise_forward_desc_init")
    try self.init(
      PrimitiveDescriptor(operation: &operation, device: context.device),
      source: input.descriptor, destination: input.descriptor, output: context.output,
      device: context.device)
  }

  /// Each value times a number.
  fileprivate convenience init(
    scaling factor: Float, _ context: KernelContext
  ) throws(OneDNNError) {
    try self.init(elementwise: dnnl_eltwise_linear, alpha: factor, context)
  }
}

/// Kernels of one input that run one after the other.
final class ChainedKernel: Kernel {
  private let kernels: [any Kernel]

  init(_ kernels: [any Kernel]) {
    self.kernels = kernels
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    var x = inputs[0]
    for kernel in kernels { x = try kernel.run([x]) }
    return x
  }
}

extension Softmax: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let softmax = try makeSoftmax(context)
    guard negates else { return softmax }
    return try ChainedKernel([PrimitiveKernel(scaling: -1, context), softmax])
  }

  private func makeSoftmax(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    var operation = dnnl_softmax_desc_t()
    var data = input.descriptor.raw
    try check(
      dnnl_softmax_forward_desc_init(&operation, dnnl_forward_inference, &data, 1),
      "dnnl_softmax_forward_desc_init")
    return try PrimitiveKernel(
      PrimitiveDescriptor(operation: &operation, device: context.device),
      source: input.descriptor, destination: input.descriptor, output: context.output,
      device: context.device)
  }
}
