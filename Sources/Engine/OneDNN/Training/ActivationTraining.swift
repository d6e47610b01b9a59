internal import COneDNN

extension Activation: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let kernel = try trainingKernel(context)
    switch function {
    case .relu: return RectifierTrainingKernel(kernel, context)
    case .scaledTanh:
      let (height, slope) = Self.scaledTanh
      return try ScaledTrainingKernel(kernel, slope: slope, height: height, context.device)
    case .tanh, .sigmoid: return kernel
    }
  }

  /// oneDNN's kernels, of a scaled tanh those of the tanh inside.
  private func trainingKernel(
    _ context: TrainingContext
  ) throws(OneDNNError) -> UnaryTrainingKernel {
    let layout = context.inputs[0]
    let forward = try forward(layout, context.device)
    return try UnaryTrainingKernel(
      forward: forward, backward: backward(layout, hint: forward, context.device), layout: layout,
      reading: .destination, context)
  }

  private func forward(
    _ layout: MemoryDescriptor, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_eltwise_desc_t()
    var data = layout.raw
    try check(
      dnnl_eltwise_forward_desc_init(
        &operation, dnnl_forward_training, function.trainingAlgorithm, &data, 0, 0),
      "dnnl_eltwise_forward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, device: device)
  }

  private func backward(
    _ layout: MemoryDescriptor, hint: PrimitiveDescriptor, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_eltwise_desc_t()
    var data = layout.raw
    var gradient = layout.raw
    try check(
      dnnl_eltwise_backward_desc_init(
        &operation, function.trainingAlgorithm, &gradient, &data, 0, 0),
      "dnnl_eltwise_backward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }
}

/// The rectifier: forward our own, which keeps what is not a number, backward oneDNN's.
final class RectifierTrainingKernel: TrainingKernel {
  var layout: MemoryDescriptor { kernel.layout }
  private let kernel: UnaryTrainingKernel
  private let rectifier: Rectifier
  private let context: TrainingContext

  init(_ kernel: UnaryTrainingKernel, _ context: TrainingContext) {
    self.kernel = kernel
    self.context = context
    rectifier = Rectifier(device: context.device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: context.output, layout, device: context.device)
    rectifier.run([try inputs[0].reordered(to: layout, device: context.device)], into: result)
    return result
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    try kernel.backward(gradient, state, wants: wants)
  }
}

extension Activation.Function {
  /// The variants whose derivative is written by the output: the input need not be kept.
  fileprivate var trainingAlgorithm: dnnl_alg_kind_t {
    switch self {
    case .relu: dnnl_eltwise_relu_use_dst_for_bwd
    case .tanh, .scaledTanh: dnnl_eltwise_tanh_use_dst_for_bwd
    case .sigmoid: dnnl_eltwise_logistic_use_dst_for_bwd
    }
  }
}

extension Softmax: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let layout = context.inputs[0]
    var operation = dnnl_softmax_desc_t()
    var data = layout.raw
    try check(
      dnnl_softmax_forward_desc_init(&operation, dnnl_forward_training, &data, 1),
      "dnnl_softmax_forward_desc_init")
    let forward = try PrimitiveDescriptor(operation: &operation, device: context.device)
    var gradient = layout.raw
    try check(
      dnnl_softmax_backward_desc_init(&operation, &gradient, &data, 1),
      "dnnl_softmax_backward_desc_init")
    let backward = try PrimitiveDescriptor(
      operation: &operation, hint: forward, device: context.device)
    let kernel = try UnaryTrainingKernel(
      forward: forward, backward: backward, layout: layout, reading: .destination, context)
    guard negates else { return kernel }
    return try ScaledTrainingKernel(kernel, slope: -1, height: 1, context.device)
  }
}

extension LocalResponseNormalization: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let layout = context.inputs[0]
    var operation = dnnl_lrn_desc_t()
    var data = layout.raw
    // oneDNN divides alpha by the size, as Caffe does.
    let weight = convention == .paper ? alpha * Float(size) : alpha
    try check(
      dnnl_lrn_forward_desc_init(
        &operation, dnnl_forward_training, dnnl_lrn_across_channels, &data, dnnl_dim_t(size),
        weight, beta, constant),
      "dnnl_lrn_forward_desc_init")
    let forward = try PrimitiveDescriptor(operation: &operation, device: context.device)
    var gradient = layout.raw
    try check(
      dnnl_lrn_backward_desc_init(
        &operation, dnnl_lrn_across_channels, &gradient, &data, dnnl_dim_t(size), weight, beta,
        constant),
      "dnnl_lrn_backward_desc_init")
    let backward = try PrimitiveDescriptor(
      operation: &operation, hint: forward, device: context.device)
    return try UnaryTrainingKernel(
      forward: forward, backward: backward, layout: layout, reading: .source, context)
  }
}
