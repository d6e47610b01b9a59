extension Subsampling: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try SubsamplingTrainingKernel(window, context)
  }
}

/// w[c] · Σ window + b[c]; backward w[c] · g to every place of the window, Σ g · Σ window to w[c] and Σ g to b[c].
final class SubsamplingTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let window: Window
  private let context: TrainingContext
  private let weight: TrainingParameter
  private let bias: TrainingParameter

  init(_ window: Window, _ context: TrainingContext) throws(OneDNNError) {
    self.window = window
    self.context = context
    (weight, bias) = (context.parameters[0], context.parameters[1])
    layout = try MemoryDescriptor(plain: context.output)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let device = context.device
    return try SubsamplingKernel(
      window: window, weight: weight.value.plain(device: device).elements,
      bias: bias.value.plain(device: device).elements, output: context.output, device: device
    ).run(inputs)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    let device = context.device
    let slopes = try gradient.plain(device: device).elements
    let input = try state.inputs[0].plain(device: device).elements
    let weights = try weight.value.plain(device: device).elements
    var toWeights = [Float](repeating: 0, count: weights.count)
    var toBias = toWeights
    let result = Tensor(shape: context.shapes[0]) { target in
      target.initialize(repeating: 0)
      forEachPlace { channel, from, to in
        target[from] += weights[channel] * slopes[to]
        toWeights[channel] += slopes[to] * input[from]
      }
    }
    let plane = context.output[2] * context.output[3]
    for place in slopes.indices { toBias[place / plane % context.output[1]] += slopes[place] }
    write(toWeights, to: weight.gradient)
    write(toBias, to: bias.gradient)
    return [wants[0] ? try DeviceTensor(result, device: device) : nil]
  }

  private func write(_ numbers: [Float], to gradient: DeviceTensor?) {
    guard let gradient else { return }
    gradient.base.assumingMemoryBound(to: Float.self).update(from: numbers, count: numbers.count)
    withExtendedLifetime(gradient) {}
  }

  /// Calls `body` with the channel, and with each place of the input under each window and the output's.
  private func forEachPlace(_ body: (Int, Int, Int) -> Void) {
    let (input, output) = (context.shapes[0], context.output)
    for map in 0..<output[0] * output[1] {
      for row in 0..<output[2] {
        for column in 0..<output[3] {
          let to = (map * output[2] + row) * output[3] + column
          for y in 0..<window.size.height {
            let line = (map * input[2] + row * window.stride.height + y) * input[3]
            let start = line + column * window.stride.width
            for x in 0..<window.size.width { body(map % output[1], start + x, to) }
          }
        }
      }
    }
  }
}
