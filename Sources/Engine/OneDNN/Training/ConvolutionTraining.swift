internal import COneDNN

extension Convolution: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let weight = weightShape(context.parameters[0].value.shape)
    let problem = ConvolutionProblem(
      layer: self, input: context.shapes[0], weight: weight, output: context.output)
    return try LinearTrainingKernel(problem, weightShape: weight, context)
  }

  /// oneDNN's weights of grouped convolutions have the groups in front: `[G, K/G, C/G, R, S]`.
  private func weightShape(_ shape: Shape) -> Shape {
    groups == 1 ? shape : [groups, shape[0] / groups, shape[1], shape[2], shape[3]]
  }
}

/// The three operations of a convolution, in whatever layouts oneDNN likes.
struct ConvolutionProblem: LinearProblem {
  let layer: Convolution
  let input: Shape
  let weight: Shape
  let output: Shape

  private var strides: [Int64] { layer.window.stride.pair }
  private var dilations: [Int64] {
    [Int64(layer.window.dilation.height - 1), Int64(layer.window.dilation.width - 1)]
  }
  private var leading: [Int64] {
    [Int64(layer.window.padding.top), Int64(layer.window.padding.left)]
  }
  private var trailing: [Int64] { layer.window.trailingPadding(input: input, output: output) }

  func forward(device: Device) throws(OneDNNError) -> PrimitiveDescriptor {
    try fastest(of: .forward, device) { algorithm throws(OneDNNError) in
      try forward(by: algorithm, device)
    }
  }

  func backwardToInput(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    try fastest(of: .toInput, device) { algorithm throws(OneDNNError) in
      try backwardToInput(by: algorithm, hint: hint, device)
    }
  }

  func backwardToWeights(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    try fastest(of: .toWeights, device) { algorithm throws(OneDNNError) in
      try backwardToWeights(by: algorithm, hint: hint, device)
    }
  }
}

// MARK: - Direct or by Winograd's filtering

extension ConvolutionProblem {
  private enum Operation {
    case forward
    case toInput
    case toWeights
  }

  /// The kernel of whichever way is estimated to be the faster one of those that oneDNN has.
  private func fastest(
    of operation: Operation, _ device: Device,
    _ make: (dnnl_alg_kind_t) throws(OneDNNError) -> PrimitiveDescriptor
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    if device.hasWideVectors, filtersFaster(operation) {
      do throws(OneDNNError) {
        return try make(dnnl_convolution_winograd)
      } catch {
        guard error.isUnimplemented else { throw error }
      }
    }
    return try make(dnnl_convolution_direct)
  }

  /// In training oneDNN filters tiles of 4×4 only, and transforms the weights anew each time.
  private func filtersFaster(_ operation: Operation) -> Bool {
    let block = MemoryDescriptor.blockSize
    let window = layer.window
    guard window.size == 3, window.stride == 1, window.dilation == 1, layer.groups == 1,
      input[1] % block == 0, output[1] % block == 0
    else {
      return false
    }
    let (from, into) = operation == .toInput ? (output, input) : (input, output)
    let cost = ConvolutionCost(
      multiplyAccumulates: output.elementCount * weight[1] * 9, input: from, output: into,
      weightCount: weight.elementCount)
    // Backward to the weights both of what it multiplies change from pass to pass and are transformed.
    let factor = operation == .toWeights ? 1.5 : 1
    return factor * cost.filteredByOneDNN()
      < cost.direct(.blocked, isPointwise: false, isStrided: false)
  }

  /// Few channels lie side by side, since blocks would be mostly padding, but for pictures as they come.
  private func maps(_ shape: Shape, _ device: Device) throws(OneDNNError) -> MemoryDescriptor {
    let isThin = input[1] < MemoryDescriptor.blockSize && input[1] > 3
    let isLast = isThin && layer.groups == 1 && device.hasWideVectors
    return try MemoryDescriptor(shape, isLast ? .last : nil)
  }

  private func forward(
    by algorithm: dnnl_alg_kind_t, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_convolution_desc_t()
    var src = try maps(input, device).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var bias = try MemoryDescriptor(plain: [layer.channels]).raw
    var dst = try maps(output, device).raw
    let status = withUnsafeMutablePointer(to: &bias) { bias in
      dnnl_dilated_convolution_forward_desc_init(
        &operation, dnnl_forward_training, algorithm, &src, &weights,
        layer.hasBias ? bias : nil, &dst, strides, dilations, leading, trailing)
    }
    try check(status, "dnnl_dilated_convolution_forward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, device: device)
  }

  private func backwardToInput(
    by algorithm: dnnl_alg_kind_t, hint: PrimitiveDescriptor, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_convolution_desc_t()
    var diffSrc = try maps(input, device).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var diffDst = try maps(output, device).raw
    try check(
      dnnl_dilated_convolution_backward_data_desc_init(
        &operation, algorithm, &diffSrc, &weights, &diffDst, strides, dilations,
        leading, trailing),
      "dnnl_dilated_convolution_backward_data_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }

  private func backwardToWeights(
    by algorithm: dnnl_alg_kind_t, hint: PrimitiveDescriptor, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_convolution_desc_t()
    var src = try maps(input, device).raw
    var diffWeights = try MemoryDescriptor(any: weight).raw
    var diffBias = try MemoryDescriptor(plain: [layer.channels]).raw
    var diffDst = try maps(output, device).raw
    let status = withUnsafeMutablePointer(to: &diffBias) { diffBias in
      dnnl_dilated_convolution_backward_weights_desc_init(
        &operation, algorithm, &src, &diffWeights, layer.hasBias ? diffBias : nil,
        &diffDst, strides, dilations, leading, trailing)
    }
    try check(status, "dnnl_dilated_convolution_backward_weights_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }
}
