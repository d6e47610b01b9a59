internal import COneDNN

extension Flatten: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try FlattenTrainingKernel(context)
  }
}

/// Feature maps row by row as a vector; backward the same way back.
final class FlattenTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let forwardPart: FlattenKernel
  private let plainInput: MemoryDescriptor
  private let context: TrainingContext

  init(_ context: TrainingContext) throws(OneDNNError) {
    self.context = context
    layout = try MemoryDescriptor(plain: context.output)
    plainInput = try MemoryDescriptor(plain: context.shapes[0])
    forwardPart = try FlattenKernel(
      input: TensorLayout(shape: context.shapes[0], descriptor: context.inputs[0]),
      output: context.output, device: context.device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    try forwardPart.run(inputs)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0] else { return [nil] }
    let maps = try DeviceTensor(
      sharing: gradient, as: context.shapes[0], plainInput, device: context.device)
    return [try maps.reordered(to: context.inputs[0], device: context.device)]
  }
}

extension Dropout: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    DropoutTrainingKernel(self, context)
  }
}

/// Sets elements to zero at random and scales the others by 1/(1 − p); the same ones backward.
final class DropoutTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let probability: Float
  private let context: TrainingContext
  /// The pass whose mask counts; nil when nothing was dropped.
  private var masked: TrainingPass?

  init(_ layer: Dropout, _ context: TrainingContext) {
    probability = layer.probability
    layout = context.inputs[0]
    self.context = context
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    masked = pass.isTraining && probability > 0 ? pass : nil
    return try masking(inputs[0])
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    [wants[0] ? try masking(gradient) : nil]
  }

  private func masking(_ tensor: DeviceTensor) throws(OneDNNError) -> DeviceTensor {
    guard let masked else { return tensor }
    let result = try DeviceTensor(shape: tensor.shape, layout, device: context.device)
    let source = tensor.base.assumingMemoryBound(to: Float.self)
    let target = result.base.assumingMemoryBound(to: Float.self)
    let random = CounterGenerator(
      name: "\(context.name) step \(masked.step)", seed: masked.seed)
    let scale = probability < 1 ? 1 / (1 - probability) : 0
    for index in 0..<layout.byteCount / MemoryLayout<Float>.stride {
      // signedUnit lies in [−1, 1): half of its distance to −1 is a number in [0, 1).
      let isKept = (random.signedUnit(at: index) + 1) / 2 >= probability
      target[index] = isKept ? source[index] * scale : 0
    }
    withExtendedLifetime((tensor, result)) {}
    return result
  }
}

extension ZeroPaddedIdentity: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    let input = TensorLayout(shape: context.shapes[0], descriptor: context.inputs[0])
    if let places = ZeroPaddedBlocks(self, input: input, output: context.output) {
      return try ZeroPaddedBlocksTrainingKernel(places, context)
    }
    return try ZeroPaddedIdentityTrainingKernel(self, context)
  }
}

/// Shortcut option A where channels lie in blocks.
final class ZeroPaddedBlocksTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let places: ZeroPaddedBlocks
  private let context: TrainingContext

  init(_ places: ZeroPaddedBlocks, _ context: TrainingContext) throws(OneDNNError) {
    self.places = places
    self.context = context
    layout = try MemoryDescriptor(context.output, .blocked)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: context.output, layout, device: context.device)
    let input = try inputs[0].reordered(to: context.inputs[0], device: context.device)
    places.spread(input, into: result)
    return result
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0] else { return [nil] }
    let result = try DeviceTensor(places.input, device: context.device)
    places.gather(gradient, into: result)
    return [result]
  }
}

/// Shortcut option A forward; backward each element's gradient goes to where it came from.
final class ZeroPaddedIdentityTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let loops: ZeroPaddedIdentityKernel
  private let context: TrainingContext

  init(_ layer: ZeroPaddedIdentity, _ context: TrainingContext) throws(OneDNNError) {
    self.context = context
    layout = try MemoryDescriptor(plain: context.output)
    loops = try ZeroPaddedIdentityKernel(
      layer: layer, output: context.output, device: context.device)
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
    let back = loops.gathered(try gradient.plain(device: context.device), over: context.shapes[0])
    return [try DeviceTensor(back, device: context.device)]
  }
}
