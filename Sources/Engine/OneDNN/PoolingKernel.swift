internal import COneDNN

extension MaxPooling: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    if let own = try OwnPoolingKernel.make(window, .maximum, context) { return own }
    return try PrimitiveKernel(pooling: window, algorithm: dnnl_pooling_max, context)
  }
}

extension AveragePooling: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    if needsPlainLoop(input: try context.input().shape, output: context.output) {
      return try PlainPoolingKernel(
        vertical: .windows(window.vertical), horizontal: .windows(window.horizontal),
        output: context.output, device: context.device)
    }
    let method = OwnPoolingKernel.Method.mean(countsBorder: countsBorder)
    if let own = try OwnPoolingKernel.make(window, method, context) { return own }
    return try PrimitiveKernel(
      pooling: window,
      algorithm: countsBorder
        ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding,
      context)
  }

  /// PyTorch divides by the part of a window that lies in the padded input, oneDNN by the whole window:
  /// they differ only where a window hangs over the edge.
  func needsPlainLoop(input: Shape, output: Shape) -> Bool {
    let trailing = window.trailingPadding(input: input, output: output)
    return countsBorder
      && (trailing[0] > Int64(window.padding.bottom) || trailing[1] > Int64(window.padding.right))
  }
}

extension AdaptiveAveragePooling: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    guard let window = equalWindow(input: try context.input().shape) else {
      return try PlainPoolingKernel(
        vertical: .adaptive, horizontal: .adaptive, output: context.output, device: context.device)
    }
    let method = OwnPoolingKernel.Method.mean(countsBorder: false)
    if let own = try OwnPoolingKernel.make(window, method, context) { return own }
    return try PrimitiveKernel(
      pooling: window, algorithm: dnnl_pooling_avg_exclude_padding, context)
  }

  /// The window that pools to the output's size; nil where windows differ in size, which oneDNN's
  /// pooling cannot express.
  func equalWindow(input: Shape) -> Window? {
    guard input[2] % output.height == 0, input[3] % output.width == 0 else { return nil }
    let size = Extent(height: input[2] / output.height, width: input[3] / output.width)
    return Window(size: size, stride: size)
  }
}

extension PrimitiveKernel {
  fileprivate convenience init(
    pooling window: Window, algorithm: dnnl_alg_kind_t, _ context: KernelContext
  ) throws(OneDNNError) {
    let input = try context.input()
    var operation = dnnl_pooling_desc_t()
    var src = input.descriptor.raw
    var dst = try MemoryDescriptor(any: context.output).raw
    let status = dnnl_pooling_forward_desc_init(
      &operation, dnnl_forward_inference, algorithm, &src, &dst, window.stride.pair,
      window.size.pair, [Int64(window.padding.top), Int64(window.padding.left)],
      window.trailingPadding(input: input.shape, output: context.output))
    try check(status, "dnnl_pooling_forward_desc_init")
    let descriptor = try PrimitiveDescriptor(operation: &operation, device: context.device)
    try self.init(
      descriptor, source: input.descriptor, destination: descriptor.layout(dnnl_query_dst_md),
      output: context.output, device: context.device)
  }
}
