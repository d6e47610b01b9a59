internal import COneDNN

extension FullyConnected: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    let weight = try context.parameter(0)
    let bias = hasBias ? try context.parameter(1) : nil
    var operation = dnnl_inner_product_desc_t()
    var src = try MemoryDescriptor(any: input.shape).raw
    var weights = try MemoryDescriptor(any: weight.shape).raw
    var biasLayout = try MemoryDescriptor(plain: [units]).raw
    var dst = try MemoryDescriptor(any: context.output).raw
    let status = withUnsafeMutablePointer(to: &biasLayout) { biasLayout in
      dnnl_inner_product_forward_desc_init(
        &operation, dnnl_forward_inference, &src, &weights, hasBias ? biasLayout : nil, &dst)
    }
    try check(status, "dnnl_inner_product_forward_desc_init")
    let descriptor = try PrimitiveDescriptor(operation: &operation, device: context.device)
    let weightLayout = try descriptor.layout(dnnl_query_weights_md)
    var fixed = [
      (
        DNNL_ARG_WEIGHTS,
        try DeviceTensor(weight, device: context.device)
          .reordered(to: weightLayout, device: context.device)
      )
    ]
    if let bias { fixed.append((DNNL_ARG_BIAS, try DeviceTensor(bias, device: context.device))) }
    return try PrimitiveKernel(
      descriptor, source: descriptor.layout(dnnl_query_src_md),
      destination: descriptor.layout(dnnl_query_dst_md), output: context.output, fixed: fixed,
      device: context.device)
  }
}
