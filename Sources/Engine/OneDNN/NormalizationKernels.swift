internal import COneDNN

extension BatchNormalization: AttachingKernelMaking {
  func makeAttachedKernel(_ context: KernelContext) throws(OneDNNError) -> (any Kernel)? {
    guard !context.attachment.isNormalized,
      context.attachment.operations == [.activation(.relu)]
    else { return nil }
    return RectifyingKernel(try makeKernel(context), device: context.device)
  }

  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    var operation = dnnl_batch_normalization_desc_t()
    var data = input.descriptor.raw
    let flags =
      dnnl_use_global_stats.rawValue | dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
    try check(
      dnnl_batch_normalization_forward_desc_init(
        &operation, dnnl_forward_inference, &data, epsilon, flags),
      "dnnl_batch_normalization_forward_desc_init")
    let descriptor = try PrimitiveDescriptor(operation: &operation, device: context.device)
    var fixed: [(Int32, DeviceTensor)] = []
    for (place, argument) in [
      DNNL_ARG_SCALE, DNNL_ARG_SHIFT, DNNL_ARG_MEAN, DNNL_ARG_VARIANCE,
    ].enumerated() {
      let tensor = try DeviceTensor(context.parameter(place), device: context.device)
      fixed.append((argument, tensor))
    }
    return try PrimitiveKernel(
      descriptor, source: input.descriptor, destination: input.descriptor, output: context.output,
      fixed: fixed, device: context.device)
  }
}

extension LocalResponseNormalization: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    var operation = dnnl_lrn_desc_t()
    var data = input.descriptor.raw
    // oneDNN divides alpha by the size, as Caffe does.
    let weight = convention == .paper ? alpha * Float(size) : alpha
    try check(
      dnnl_lrn_forward_desc_init(
        &operation, dnnl_forward_inference, dnnl_lrn_across_channels, &data, dnnl_dim_t(size),
        weight, beta, constant),
      "dnnl_lrn_forward_desc_init")
    return try PrimitiveKernel(
      PrimitiveDescriptor(operation: &operation, device: context.device),
      source: input.descriptor, destination: input.descriptor, output: context.output,
      device: context.device)
  }
}
