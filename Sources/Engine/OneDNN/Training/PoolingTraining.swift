internal import COneDNN

extension MaxPooling: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try UnaryTrainingKernel(pooling: window, algorithm: dnnl_pooling_max, context)
  }
}

extension AveragePooling: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    guard !needsPlainLoop(input: context.shapes[0], output: context.output) else {
      return try PlainPoolingTrainingKernel(
        vertical: .windows(window.vertical), horizontal: .windows(window.horizontal), context)
    }
    return try UnaryTrainingKernel(
      pooling: window,
      algorithm: countsBorder
        ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding,
      context)
  }
}

extension AdaptiveAveragePooling: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    guard let window = equalWindow(input: context.shapes[0]) else {
      return try PlainPoolingTrainingKernel(vertical: .adaptive, horizontal: .adaptive, context)
    }
    return try UnaryTrainingKernel(
      pooling: window, algorithm: dnnl_pooling_avg_exclude_padding, context)
  }
}

extension UnaryTrainingKernel {
  fileprivate convenience init(
    pooling window: Window, algorithm: dnnl_alg_kind_t, _ context: TrainingContext
  ) throws(OneDNNError) {
    var operation = dnnl_pooling_desc_t()
    var src = context.inputs[0].raw
    var dst = try MemoryDescriptor(any: context.output).raw
    let leading = [Int64(window.padding.top), Int64(window.padding.left)]
    let trailing = window.trailingPadding(input: context.shapes[0], output: context.output)
    try check(
      dnnl_pooling_forward_desc_init(
        &operation, dnnl_forward_training, algorithm, &src, &dst, window.stride.pair,
        window.size.pair, leading, trailing),
      "dnnl_pooling_forward_desc_init")
    let forward = try PrimitiveDescriptor(operation: &operation, device: context.device)
    let layout = try forward.layout(dnnl_query_dst_md)
    var diffDst = layout.raw
    try check(
      dnnl_pooling_backward_desc_init(
        &operation, algorithm, &src, &diffDst, window.stride.pair, window.size.pair, leading,
        trailing),
      "dnnl_pooling_backward_desc_init")
    let backward = try PrimitiveDescriptor(
      operation: &operation, hint: forward, device: context.device)
    try self.init(
      forward: forward, backward: backward, layout: layout, reading: .workspace, context)
  }
}

/// Average pooling by plain loops, for the windows that oneDNN cannot express.
final class PlainPoolingTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let loops: PlainPoolingKernel
  private let context: TrainingContext

  init(
    vertical: PlainPoolingKernel.Places, horizontal: PlainPoolingKernel.Places,
    _ context: TrainingContext
  ) throws(OneDNNError) {
    self.context = context
    layout = try MemoryDescriptor(plain: context.output)
    loops = try PlainPoolingKernel(
      vertical: vertical, horizontal: horizontal, output: context.output, device: context.device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    try loops.run(inputs)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0] else { return [nil] }
    let spread = loops.spread(try gradient.plain(device: context.device), over: context.shapes[0])
    return [try DeviceTensor(spread, device: context.device)]
  }
}
