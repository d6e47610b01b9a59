/// Makes the kernel of a step, of several kernels where no single one does it all.
enum StepKernel {
  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - step: what it is to do.
  ///   - preparation: the network.
  ///   - inputs: the layouts of what it reads.
  ///   - form: how a convolution is to be computed.
  ///   - device: where it runs.
  ///   - packed: weights of another kernel of the same layers, to be used if their layout fits.
  /// - Returns: the kernel.
  /// - Throws: `RunError` when parameters cannot be read, memory runs out or oneDNN refuses.
  static func make(
    _ step: Plan.Step, _ preparation: Preparation, _ inputs: [TensorLayout],
    _ form: ConvolutionForm, _ device: Device, using packed: PackedParameters? = nil
  ) throws(RunError) -> any Kernel {
    guard step.normalization != nil || !step.operations.isEmpty else {
      return try single(step.head, preparation, inputs, form, device)
    }
    let own = step.operations.contains(.add) ? Array(inputs.dropLast()) : inputs
    if let packed, let maker = preparation.graph.layers[step.head] as? any AttachingKernelMaking {
      var context = context(step, preparation, own, form, device)
      context.attachment.isNormalizedAlready = step.normalization != nil
      let kernel = try calling(preparation, step.head) { () throws(OneDNNError) in
        try maker.makeAttachedKernel(context, using: packed)
      }
      if let kernel { return kernel }
    }
    var context = context(step, preparation, own, form, device)
    context.parameters = try parameters(of: step.head, preparation)
    context.attachment.normalization = try normalization(of: step, preparation)
    let kernel = try calling(preparation, step.head) { () throws(OneDNNError) in
      try KernelRegistry.makeAttachedKernel(for: preparation.graph.layers[step.head], context)
    }
    if let kernel { return kernel }
    return try sequence(step, preparation, inputs, form, device)
  }

  /// What a kernel is made for, numbers aside.
  private static func context(
    _ step: Plan.Step, _ preparation: Preparation, _ inputs: [TensorLayout],
    _ form: ConvolutionForm, _ device: Device
  ) -> KernelContext {
    KernelContext(
      inputs: inputs, output: preparation.shape(of: step.layer), parameters: [], device: device,
      attachment: KernelAttachment(operations: step.operations), form: form)
  }

  private static func normalization(
    of step: Plan.Step, _ preparation: Preparation
  ) throws(RunError) -> FoldedNormalization? {
    guard let index = step.normalization,
      let layer = preparation.graph.layers[index] as? BatchNormalization
    else { return nil }
    let statistics = try preparation.parameterTensors(of: index)
    return try calling(preparation, index) { () throws(OneDNNError) in
      try FoldedNormalization(layer, statistics)
    }
  }

  private static func single(
    _ index: Int, _ preparation: Preparation, _ inputs: [TensorLayout], _ form: ConvolutionForm,
    _ device: Device
  ) throws(RunError) -> any Kernel {
    let context = KernelContext(
      inputs: inputs, output: preparation.shape(of: index),
      parameters: try parameters(of: index, preparation), device: device, form: form)
    return try calling(preparation, index) { () throws(OneDNNError) in
      try KernelRegistry.makeKernel(for: preparation.graph.layers[index], context)
    }
  }

  /// One kernel a layer, for what oneDNN has no kernel that does it all.
  private static func sequence(
    _ step: Plan.Step, _ preparation: Preparation, _ inputs: [TensorLayout],
    _ form: ConvolutionForm, _ device: Device
  ) throws(RunError) -> any Kernel {
    var parts: [KernelSequence.Part] = []
    var last: TensorLayout?
    for layer in step.layers {
      // Every layer reads the one in front, the first the step's input, an addition the step's other input.
      let sources = preparation.graph.inputs[layer].map { node in
        step.inputs.firstIndex(of: node).map(KernelSequence.Source.input) ?? .previous
      }
      let layouts = sources.compactMap { source in
        if case .input(let place) = source { inputs[place] } else { last }
      }
      let kernel = try single(layer, preparation, layouts, form, device)
      last = kernel.destination
      parts.append(KernelSequence.Part(kernel: kernel, sources: sources))
    }
    return try calling(preparation, step.layer) { () throws(OneDNNError) in
      try KernelSequence(parts)
    }
  }

  /// The parameters of a layer, memory for which has been asked: once as they come, once in the kernel's layout.
  private static func parameters(
    of index: Int, _ preparation: Preparation
  ) throws(RunError) -> [Tensor] {
    let elements = (preparation.analysis[index]?.parameters ?? [])
      .map { 2 * $0.shape.elementCount }.reduce(0, +)
    let name = preparation.network.nodes[index].name
    try MemoryLimit.check(preparation.shape(of: index), further: elements, for: name)
    return try preparation.parameterTensors(of: index)
  }

  /// Gives oneDNN's errors the layer's name.
  private static func calling<Result>(
    _ preparation: Preparation, _ index: Int, _ body: () throws(OneDNNError) -> Result
  ) throws(RunError) -> Result {
    do throws(OneDNNError) {
      return try body()
    } catch {
      throw .kernel(layer: preparation.network.nodes[index].name, error)
    }
  }
}
