extension RadialBasis: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try RadialBasisTrainingKernel(context)
  }
}

/// Squared distances to patterns, which are not trained; backward ∂L/∂x[i] = Σ g[k] · 2 (x[i] − w[k,i]).
final class RadialBasisTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let context: TrainingContext
  private let patterns: TrainingParameter

  init(_ context: TrainingContext) throws(OneDNNError) {
    self.context = context
    patterns = context.parameters[0]
    layout = try MemoryDescriptor(plain: context.output)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let numbers = try patterns.value.plain(device: context.device).elements
    return try RadialBasisKernel(
      patterns: numbers, output: context.output, device: context.device
    ).run(inputs)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0] else { return [nil] }
    let device = context.device
    let slopes = try gradient.plain(device: device).elements
    let input = try state.inputs[0].plain(device: device).elements
    let numbers = try patterns.value.plain(device: device).elements
    let (count, classes) = (context.shapes[0][1], context.output[1])
    let result = Tensor(shape: context.shapes[0]) { target in
      target.initialize(repeating: 0)
      for example in 0..<context.output[0] {
        for pattern in 0..<classes {
          let slope = 2 * slopes[example * classes + pattern]
          for place in 0..<count {
            let difference = input[example * count + place] - numbers[pattern * count + place]
            target[example * count + place] += slope * difference
          }
        }
      }
    }
    return [try DeviceTensor(result, device: device)]
  }
}
