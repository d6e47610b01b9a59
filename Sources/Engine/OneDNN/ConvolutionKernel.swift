internal import COneDNN

extension Convolution: AttachingKernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    if let kernel = try makeAttachedKernel(context) { return kernel }
    guard let descriptor = try descriptor(.automatic, context) else {
      throw OneDNNError(call: "a kernel for convolution", status: "unimplemented")
    }
    return try kernel(descriptor, context, packed(for: descriptor, context))
  }

  func makeAttachedKernel(_ context: KernelContext) throws(OneDNNError) -> (any Kernel)? {
    if let kernel = try makeOwnKernel(context) { return kernel }
    guard let descriptor = try fastDescriptor(context) else { return nil }
    return try kernel(descriptor, context, packed(for: descriptor, context))
  }

  func makeAttachedKernel(
    _ context: KernelContext, using packed: PackedParameters
  ) throws(OneDNNError) -> (any Kernel)? {
    if let kernel = try makeOwnKernel(context, using: packed) { return kernel }
    guard let descriptor = try fastDescriptor(context),
      try descriptor.weightLayout() == packed.layout
    else { return nil }
    return try kernel(descriptor, context, packed.tensors)
  }

  /// The kernel of our own for the context's form; nil where there is none.
  private func makeOwnKernel(
    _ context: KernelContext, using packed: PackedParameters? = nil
  ) throws(OneDNNError) -> (any Kernel)? {
    if context.form == .phased {
      return try PhasedConvolutionKernel.make(self, context, using: packed)
    }
    return try OwnConvolutionKernel.make(self, context, using: packed)
  }

  /// oneDNN's kernel for the layer and what is attached; nil where there is none that is fast and right.
  private func fastDescriptor(
    _ context: KernelContext
  ) throws(OneDNNError) -> PrimitiveDescriptor? {
    // oneDNN 2.6.3 is wrong there, or crashes.
    if context.attachment.operations.contains(.add), try hasEmptyWindows(context) { return nil }
    for form in [context.form, .automatic] {
      if let descriptor = try descriptor(form, context), !descriptor.isReference {
        return descriptor
      }
    }
    return nil
  }

  /// Whether there are places where a window covers nothing but padding.
  private func hasEmptyWindows(_ context: KernelContext) throws(OneDNNError) -> Bool {
    let trailing = window.trailingPadding(input: try context.input().shape, output: context.output)
    let vertical = max(window.padding.top, Int(trailing[0]))
    let horizontal = max(window.padding.left, Int(trailing[1]))
    return vertical >= window.vertical.covered || horizontal >= window.horizontal.covered
  }

  private func descriptor(
    _ form: ConvolutionForm, _ context: KernelContext
  ) throws(OneDNNError) -> PrimitiveDescriptor? {
    let input = try context.input()
    let maps = Shape(Array(input.shape.dimensions.dropFirst()))
    return try descriptor(
      form, input: input, weight: kernelShape(weightShape(for: maps)),
      output: context.output, context.attachment.operations,
      hasBias: hasBias || context.attachment.isNormalized, device: context.device)
  }

  /// The parameters in a kernel's layout, a normalization multiplied in.
  private func packed(
    for descriptor: PrimitiveDescriptor, _ context: KernelContext
  ) throws(OneDNNError) -> [(Int32, DeviceTensor)] {
    let weight = try context.parameter(0)
    let normalization = context.attachment.normalization
    let own = hasBias ? try context.parameter(1) : nil
    let packing = WeightPacking(
      shape: kernelShape(weight.shape), groups: groups, scales: normalization?.scales,
      layout: try descriptor.weightLayout())
    var fixed = [(DNNL_ARG_WEIGHTS, try packing.pack(weight, device: context.device))]
    if let bias = normalization?.bias(own) ?? own {
      fixed.append((DNNL_ARG_BIAS, try DeviceTensor(bias, device: context.device)))
    }
    return fixed
  }

  private func kernel(
    _ descriptor: PrimitiveDescriptor, _ context: KernelContext,
    _ fixed: [(Int32, DeviceTensor)]
  ) throws(OneDNNError) -> any Kernel {
    let kernel = try PrimitiveKernel(
      descriptor, source: descriptor.layout(dnnl_query_src_md),
      destination: descriptor.layout(dnnl_query_dst_md), output: context.output, fixed: fixed,
      accumulates: context.attachment.operations.contains(.add), device: context.device)
    return context.attachment.operations.rectifies
      ? RectifyingKernel(kernel, device: context.device) : kernel
  }

  /// oneDNN's weights of grouped convolutions have the groups in front: `[G, K/G, C/G, R, S]`.
  private func kernelShape(_ shape: Shape) -> Shape {
    groups == 1 ? shape : [groups, shape[0] / groups, shape[1], shape[2], shape[3]]
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
