extension PartialConcatenation: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    var layouts = context.inputs[...]
    var shapes = context.shapes[...]
    var wholeLayouts: [MemoryDescriptor] = []
    var wholeShapes: [Shape] = []
    for part in parts {
      if case .zeros(let shape) = part {
        wholeShapes.append(shape.batched(context.output[0]))
        wholeLayouts.append(try MemoryDescriptor(plain: shape.batched(context.output[0])))
      } else if let layout = layouts.popFirst(), let shape = shapes.popFirst() {
        wholeLayouts.append(layout)
        wholeShapes.append(shape)
      }
    }
    let whole = TrainingContext(
      inputs: wholeLayouts, shapes: wholeShapes, output: context.output, parameters: [],
      rectifies: false, name: context.name, device: context.device)
    return try PartialConcatenationTrainingKernel(
      parts: parts, whole: ConcatenationTrainingKernel(whole), device: context.device)
  }
}

/// A concatenation with silent places: zeros forward, and no gradient backward.
final class PartialConcatenationTrainingKernel: TrainingKernel {
  private let whole: ConcatenationTrainingKernel
  /// One entry a place: what stands there when it is silent.
  private let zeros: [DeviceTensor?]

  var layout: MemoryDescriptor { whole.layout }

  init(
    parts: [PartialConcatenation.Part], whole: ConcatenationTrainingKernel, device: Device
  ) throws(OneDNNError) {
    self.whole = whole
    var zeros: [DeviceTensor?] = []
    for (part, shape) in zip(parts, whole.inputShapes) {
      zeros.append(
        part == .input ? nil : try DeviceTensor(Tensor(repeating: 0, shape: shape), device: device))
    }
    self.zeros = zeros
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    try whole.forward(filled(inputs), pass)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    var rest = wants[...]
    let wanted = zeros.map { $0 == nil ? rest.popFirst() ?? false : false }
    let state = TrainingState(inputs: filled(state.inputs), output: state.output)
    let results = try whole.backward(gradient, state, wants: wanted)
    return zip(zeros, results).filter { $0.0 == nil }.map(\.1)
  }

  private func filled(_ inputs: [DeviceTensor]) -> [DeviceTensor] {
    var rest = inputs[...]
    return zeros.compactMap { $0 ?? rest.popFirst() }
  }
}
