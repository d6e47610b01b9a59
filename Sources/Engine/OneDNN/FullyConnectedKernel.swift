internal import COneDNN

extension FullyConnected: AttachingKernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    if let kernel = try ZeroSkippingKernel.make(self, context) { return kernel }
    return try makeDenseKernel(context)
  }

  /// oneDNN's kernel, which reads all weights.
  func makeDenseKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try kernel(descriptor(context), context)
  }

  func makeAttachedKernel(_ context: KernelContext) throws(OneDNNError) -> (any Kernel)? {
    if let kernel = try ZeroSkippingKernel.make(self, context) { return kernel }
    let descriptor = try descriptor(context)
    return descriptor.isReference ? nil : try kernel(descriptor, context)
  }

  private func descriptor(
    _ context: KernelContext
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_inner_product_desc_t()
    var src = try MemoryDescriptor(any: context.input().shape).raw
    var weights = try MemoryDescriptor(any: context.parameter(0).shape).raw
    var bias = try MemoryDescriptor(plain: [units]).raw
    var dst = try MemoryDescriptor(any: context.output).raw
    let hasBias = hasBias || context.attachment.isNormalized
    let status = withUnsafeMutablePointer(to: &bias) { bias in
      dnnl_inner_product_forward_desc_init(
        &operation, dnnl_forward_inference, &src, &weights, hasBias ? bias : nil, &dst)
    }
    try check(status, "dnnl_inner_product_forward_desc_init")
    return try PrimitiveDescriptor(
      operation: &operation,
      attributes: Handle<AttributesKind>.attaching(context.attachment.operations),
      device: context.device)
  }

  private func kernel(
    _ descriptor: PrimitiveDescriptor, _ context: KernelContext
  ) throws(OneDNNError) -> any Kernel {
    let weight = try context.parameter(0)
    let normalization = context.attachment.normalization
    let own = hasBias ? try context.parameter(1) : nil
    let packing = WeightPacking(
      shape: weight.shape, groups: 1, scales: normalization?.scales,
      layout: try descriptor.weightLayout())
    var fixed = [(DNNL_ARG_WEIGHTS, try packing.pack(weight, device: context.device))]
    if let bias = normalization?.bias(own) ?? own {
      fixed.append((DNNL_ARG_BIAS, try DeviceTensor(bias, device: context.device)))
    }
    let kernel = try PrimitiveKernel(
      descriptor, source: descriptor.layout(dnnl_query_src_md),
      destination: descriptor.layout(dnnl_query_dst_md), output: context.output, fixed: fixed,
      accumulates: context.attachment.operations.contains(.add), device: context.device)
    return context.attachment.operations.rectifies
      ? RectifyingKernel(kernel, device: context.device) : kernel
  }
}
