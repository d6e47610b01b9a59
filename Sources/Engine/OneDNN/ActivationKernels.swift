internal import COneDNN

extension Activation: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    var operation = dnnl_eltwise_desc_t()
    var data = input.descriptor.raw
    try check(
      dnnl_eltwise_forward_desc_init(
        &operation, dnnl_forward_inference, function.algorithm, &data, 0, 0),
      "dnnl_eltwise_forward_desc_init")
    return try PrimitiveKernel(
      PrimitiveDescriptor(operation: &operation, device: context.device),
      source: input.descriptor, destination: input.descriptor, output: context.output,
      device: context.device)
  }
}

extension Activation.Function {
  fileprivate var algorithm: dnnl_alg_kind_t {
    switch self {
    case .relu: dnnl_eltwise_relu
    case .tanh: dnnl_eltwise_tanh
    case .sigmoid: dnnl_eltwise_logistic
    }
  }
}

extension Softmax: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
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
