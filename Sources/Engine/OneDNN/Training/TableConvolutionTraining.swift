extension TableConvolution: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try TableConvolutionTrainingKernel(self, context)
  }
}

/// A convolution by a table as one over all input maps: the weights of pairs outside of the table are zero, and their
/// gradients are left out.
final class TableConvolutionTrainingKernel: TrainingKernel {
  private let layer: TableConvolution
  private let whole: any TrainingKernel
  private let weight: TrainingParameter
  private let dense: TrainingParameter
  private let channels: Int

  init(_ layer: TableConvolution, _ context: TrainingContext) throws(OneDNNError) {
    self.layer = layer
    channels = context.shapes[0][1]
    weight = context.parameters[0]
    let zeros = Tensor(repeating: 0, shape: layer.denseWeightShape(channels: channels))
    let others = Tensor(repeating: 0, shape: zeros.shape)
    dense = TrainingParameter(
      value: try DeviceTensor(zeros, device: context.device),
      gradient: weight.gradient == nil ? nil : try DeviceTensor(others, device: context.device))
    whole = try layer.dense.makeTrainingKernel(
      TrainingContext(
        inputs: context.inputs, shapes: context.shapes, output: context.output,
        parameters: [dense, context.parameters[1]], rectifies: context.rectifies,
        name: context.name, device: context.device))
  }

  var layout: MemoryDescriptor { whole.layout }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    copy(weight.value, dense.value) { pairs, all, pair, place in all[place] = pairs[pair] }
    return try whole.forward(inputs, pass)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    let results = try whole.backward(gradient, state, wants: wants)
    if let own = weight.gradient, let dense = dense.gradient {
      copy(own, dense) { pairs, all, pair, place in pairs[pair] = all[place] }
    }
    return results
  }

  private func copy(
    _ own: DeviceTensor, _ dense: DeviceTensor,
    _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int, Int) -> Void
  ) {
    let pairs = own.base.assumingMemoryBound(to: Float.self)
    let all = dense.base.assumingMemoryBound(to: Float.self)
    layer.forEachWeight(channels: channels) { pair, place in body(pairs, all, pair, place) }
    withExtendedLifetime((own, dense)) {}
  }
}
