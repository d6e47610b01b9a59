extension TableConvolution: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try TableConvolutionTrainingKernel(self, context)
  }
}

/// A convolution by a table as one over all input maps: the weights of pairs outside of the table are zero, and their
/// gradients are left out.
final class TableConvolutionTrainingKernel: TrainingKernel {
  private let whole: any TrainingKernel
  private let table: ConnectionTable
  private let weight: TrainingParameter
  private let dense: TrainingParameter
  private let channels: Int
  private let area: Int

  init(_ layer: TableConvolution, _ context: TrainingContext) throws(OneDNNError) {
    table = layer.table
    channels = context.shapes[0][1]
    area = layer.window.size.height * layer.window.size.width
    weight = context.parameters[0]
    let shape: Shape = [
      table.rows.count, channels, layer.window.size.height, layer.window.size.width,
    ]
    dense = TrainingParameter(
      value: try DeviceTensor(Tensor(repeating: 0, shape: shape), device: context.device),
      gradient: weight.gradient == nil
        ? nil : try DeviceTensor(Tensor(repeating: 0, shape: shape), device: context.device))
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
    copy(weight.value, dense.value) { compact, whole, pair, place in
      whole[place] = compact[pair]
    }
    return try whole.forward(inputs, pass)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    let results = try whole.backward(gradient, state, wants: wants)
    if let compact = weight.gradient, let whole = dense.gradient {
      copy(compact, whole) { compact, whole, pair, place in compact[pair] = whole[place] }
    }
    return results
  }

  /// Calls `body` with the place of each weight in the table's pairs and among those of all pairs.
  private func copy(
    _ compact: DeviceTensor, _ whole: DeviceTensor,
    _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int, Int) -> Void
  ) {
    let pairs = compact.base.assumingMemoryBound(to: Float.self)
    let all = whole.base.assumingMemoryBound(to: Float.self)
    var pair = 0
    for (filter, maps) in table.rows.enumerated() {
      for map in maps {
        let start = (filter * channels + map) * area
        for place in 0..<area { body(pairs, all, pair * area + place, start + place) }
        pair += 1
      }
    }
    withExtendedLifetime((compact, whole)) {}
  }
}
