internal import COneDNN

extension FullyConnected: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let weight = context.parameters[0].value.shape
    let problem = FullyConnectedProblem(
      hasBias: hasBias, input: context.shapes[0], weight: weight, output: context.output)
    return try LinearTrainingKernel(problem, weightShape: weight, context)
  }
}

/// The three operations of a fully connected layer, in whatever layouts oneDNN likes.
private struct FullyConnectedProblem: LinearProblem {
  let hasBias: Bool
  let input: Shape
  let weight: Shape
  let output: Shape

  func forward(device: Device) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_inner_product_desc_t()
    var src = try MemoryDescriptor(any: input).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var bias = try MemoryDescriptor(plain: [output[1]]).raw
    var dst = try MemoryDescriptor(any: output).raw
    let status = withUnsafeMutablePointer(to: &bias) { bias in
      dnnl_inner_product_forward_desc_init(
        &operation, dnnl_forward_training, &src, &weights, hasBias ? bias : nil, &dst)
    }
    try check(status, "dnnl_inner_product_forward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, device: device)
  }

  func backwardToInput(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_inner_product_desc_t()
    var diffSrc = try MemoryDescriptor(any: input).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var diffDst = try MemoryDescriptor(any: output).raw
    try check(
      dnnl_inner_product_backward_data_desc_init(&operation, &diffSrc, &weights, &diffDst),
      "dnnl_inner_product_backward_data_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }

  func backwardToWeights(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_inner_product_desc_t()
    var src = try MemoryDescriptor(any: input).raw
    var diffWeights = try MemoryDescriptor(any: weight).raw
    var diffBias = try MemoryDescriptor(plain: [output[1]]).raw
    var diffDst = try MemoryDescriptor(any: output).raw
    let status = withUnsafeMutablePointer(to: &diffBias) { diffBias in
      dnnl_inner_product_backward_weights_desc_init(
        &operation, &src, &diffWeights, hasBias ? diffBias : nil, &diffDst)
    }
    try check(status, "dnnl_inner_product_backward_weights_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }
}
