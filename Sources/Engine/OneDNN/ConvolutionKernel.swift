internal import COneDNN

extension Convolution: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let input = try context.input()
    let weight = try context.parameter(0)
    let kernelShape = groups == 1 ? weight.shape : groupedShape(weight.shape)
    let bias = hasBias ? try context.parameter(1) : nil
    let descriptor = try PrimitiveDescriptor(
      convolution: self, input: input, weight: kernelShape, output: context.output,
      device: context.device)
    let weightLayout = try descriptor.layout(dnnl_query_weights_md)
    var fixed = [
      (
        DNNL_ARG_WEIGHTS,
        try DeviceTensor(weight, as: kernelShape, device: context.device)
          .reordered(to: weightLayout, device: context.device)
      )
    ]
    if let bias { fixed.append((DNNL_ARG_BIAS, try DeviceTensor(bias, device: context.device))) }
    return try PrimitiveKernel(
      descriptor, source: descriptor.layout(dnnl_query_src_md),
      destination: descriptor.layout(dnnl_query_dst_md), output: context.output, fixed: fixed,
      device: context.device)
  }

  /// oneDNN's weights of grouped convolutions have the groups in front: `[G, K/G, C/G, R, S]`.
  private func groupedShape(_ shape: Shape) -> Shape {
    [groups, shape[0] / groups, shape[1], shape[2], shape[3]]
  }
}

extension PrimitiveDescriptor {
  fileprivate init(
    convolution layer: Convolution, input: DeviceTensor, weight: Shape, output: Shape,
    device: Device
  ) throws(OneDNNError) {
    var operation = dnnl_convolution_desc_t()
    var src = try MemoryDescriptor(any: input.shape).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var bias = try MemoryDescriptor(plain: [layer.channels]).raw
    var dst = try MemoryDescriptor(any: output).raw
    let window = layer.window
    let status = withUnsafeMutablePointer(to: &bias) { bias in
      dnnl_dilated_convolution_forward_desc_init(
        &operation, dnnl_forward_inference, dnnl_convolution_direct, &src, &weights,
        layer.hasBias ? bias : nil, &dst, window.stride.pair,
        [Int64(window.dilation.height - 1), Int64(window.dilation.width - 1)],
        [Int64(window.padding.top), Int64(window.padding.left)],
        window.trailingPadding(input: input.shape, output: output))
    }
    try check(status, "dnnl_dilated_convolution_forward_desc_init")
    try self.init(operation: &operation, device: device)
  }
}

extension Extent {
  /// Height and width as oneDNN takes them.
  var pair: [Int64] { [Int64(height), Int64(width)] }
}

extension Window {
  /// The padding after the input that gives exactly the output's size; oneDNN insists on that.
  func trailingPadding(input: Shape, output: Shape) -> [Int64] {
    [
      Int64(vertical.effectiveAfter(for: input[2], output: output[2])),
      Int64(horizontal.effectiveAfter(for: input[3], output: output[3])),
    ]
  }
}
