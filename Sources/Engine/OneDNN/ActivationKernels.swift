internal import COneDNN

extension Activation: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    switch function {
    case .relu: try RectifierKernel(context)
    case .tanh: try PrimitiveKernel(elementwise: dnnl_eltwise_tanh, context)
    case .sigmoid: try PrimitiveKernel(elementwise: dnnl_eltwise_logistic, context)
    case .scaledTanh:
      try KernelSequence(chaining: [
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

extension Activation.Function {
  /// The function as oneDNN applies it by itself; nil where it takes several steps, and for the rectifier, which is ours.
  var algorithm: dnnl_alg_kind_t? {
    switch self {
    case .tanh: dnnl_eltwise_tanh
    case .sigmoid: dnnl_eltwise_logistic
    case .relu, .scaledTanh: nil
    }
  }

  /// Whether a kernel can apply it to what it writes.
  var isAttachable: Bool { self == .relu || algorithm != nil }
}

extension Softmax: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let softmax = try makeSoftmax(context)
    guard negates else { return softmax }
    return try KernelSequence(chaining: [PrimitiveKernel(scaling: -1, context), softmax])
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
