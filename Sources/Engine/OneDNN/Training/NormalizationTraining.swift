internal import COneDNN

extension BatchNormalization: TrainingKernelMaking {
  func canRectify(inputs: Int) -> Bool { true }

  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try BatchNormalizationTrainingKernel(self, context)
  }
}

/// Batch normalization by the batch's own statistics, a rectifier behind it taken in where one follows.
///
/// In a pass that is differentiated without being training's, the running statistics are constants.
final class BatchNormalizationTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let forwardPrimitive: Primitive
  private let backwardPrimitive: Primitive
  private let inference: Primitive
  private let problem: BatchNormalizationProblem
  /// The kernels with running statistics; nil before a pass needs them.
  private var constant: ConstantStatistics?
  private var isConstant = false
  private let momentum: Float
  private let rectifies: Bool
  private let workspace: DeviceTensor?
  private let statistics: BatchStatistics
  private let scale: TrainingParameter
  private let shift: TrainingParameter
  private let output: Shape
  private let device: Device

  init(_ layer: BatchNormalization, _ context: TrainingContext) throws(OneDNNError) {
    device = context.device
    output = context.output
    layout = context.inputs[0]
    momentum = layer.momentum
    rectifies = context.rectifies
    (scale, shift) = (context.parameters[0], context.parameters[1])
    statistics = try BatchStatistics(context)
    problem = BatchNormalizationProblem(
      epsilon: layer.epsilon, layout: layout, rectifies: rectifies)
    let forward = try problem.forward(device: device)
    workspace = try forward.workspace(device: device)
    forwardPrimitive = try Primitive(forward)
    backwardPrimitive = try Primitive(problem.backward(hint: forward, device: device))
    inference = try Primitive(problem.inference(device: device))
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: output, layout, device: device)
    var arguments = [
      (DNNL_ARG_SRC, try inputs[0].reordered(to: layout, device: device)),
      (DNNL_ARG_SCALE, scale.value), (DNNL_ARG_SHIFT, shift.value), (DNNL_ARG_DST, result),
    ]
    isConstant = !pass.isTraining
    guard pass.isTraining else {
      arguments += [
        (DNNL_ARG_MEAN, statistics.runningMean), (DNNL_ARG_VARIANCE, statistics.runningVariance),
      ]
      try runConstant(arguments, pass)
      spoil(result, unlessFinite: [statistics.runningMean, statistics.runningVariance])
      return result
    }
    arguments += [(DNNL_ARG_MEAN, statistics.mean), (DNNL_ARG_VARIANCE, statistics.variance)]
    if let workspace { arguments.append((DNNL_ARG_WORKSPACE, workspace)) }
    try forwardPrimitive.run(arguments, on: device)
    statistics.update(momentum: momentum)
    spoil(result, unlessFinite: [statistics.mean, statistics.variance])
    return result
  }

  /// Makes the whole output what is not a number where a channel's statistics or parameters are: oneDNN's rectifier would
  /// make zeros of the channel, and the loss would look sound.
  private func spoil(_ output: DeviceTensor, unlessFinite statistics: [DeviceTensor]) {
    guard rectifies, (statistics + [scale.value, shift.value]).contains(where: \.holdsNaN) else {
      return
    }
    output.fill(with: .nan)
  }

  /// Normalizes by the running statistics, and keeps what backward needs where it follows.
  private func runConstant(
    _ arguments: [(Int32, DeviceTensor)], _ pass: TrainingPass
  ) throws(OneDNNError) {
    guard pass.isDifferentiated else {
      try inference.run(arguments, on: device)
      return
    }
    if constant == nil { constant = try ConstantStatistics(problem, device: device) }
    guard let constant else { return }
    try constant.forward.run(arguments + constant.notes, on: device)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    let result = try DeviceTensor(shape: output, layout, device: device)
    var arguments = [
      (DNNL_ARG_SRC, try state.inputs[0].reordered(to: layout, device: device)),
      (DNNL_ARG_MEAN, isConstant ? statistics.runningMean : statistics.mean),
      (DNNL_ARG_VARIANCE, isConstant ? statistics.runningVariance : statistics.variance),
      (DNNL_ARG_DIFF_DST, gradient), (DNNL_ARG_SCALE, scale.value), (DNNL_ARG_SHIFT, shift.value),
      (DNNL_ARG_DIFF_SRC, result), (DNNL_ARG_DIFF_SCALE, try place(for: scale)),
      (DNNL_ARG_DIFF_SHIFT, try place(for: shift)),
    ]
    if isConstant {
      guard let constant else {
        throw OneDNNError(call: "a pass that is differentiated", status: "missing")
      }
      try constant.backward.run(arguments + constant.notes, on: device)
      return [result]
    }
    if let workspace { arguments.append((DNNL_ARG_WORKSPACE, workspace)) }
    try backwardPrimitive.run(arguments, on: device)
    return [result]
  }

  /// Where the gradient of a parameter goes; a place that nobody reads where nobody wants it.
  private func place(for parameter: TrainingParameter) throws(OneDNNError) -> DeviceTensor {
    if let gradient = parameter.gradient { return gradient }
    let value = parameter.value
    return try DeviceTensor(shape: value.shape, value.descriptor, device: device)
  }
}

extension DeviceTensor {
  /// Whether one of the numbers is none.
  fileprivate var holdsNaN: Bool {
    withNumbers { $0.contains(where: \.isNaN) }
  }

  /// Sets all numbers.
  fileprivate func fill(with number: Float) {
    withNumbers { $0.update(repeating: number) }
  }

  private func withNumbers<Result>(_ body: (UnsafeMutableBufferPointer<Float>) -> Result) -> Result
  {
    let count = byteCount / MemoryLayout<Float>.size
    defer { withExtendedLifetime(self) {} }
    return body(
      UnsafeMutableBufferPointer(start: base.assumingMemoryBound(to: Float.self), count: count))
  }
}

/// The kernels whose mean and variance are constants.
private struct ConstantStatistics {
  let forward: Primitive
  let backward: Primitive
  /// What forward leaves for backward: where the rectifier let values through.
  let notes: [(Int32, DeviceTensor)]

  init(_ problem: BatchNormalizationProblem, device: Device) throws(OneDNNError) {
    let descriptor = try problem.forward(usesRunning: true, device: device)
    let workspace = try descriptor.workspace(device: device)
    notes = workspace.map { [(DNNL_ARG_WORKSPACE, $0)] } ?? []
    forward = try Primitive(descriptor)
    backward = try Primitive(
      problem.backward(hint: descriptor, usesRunning: true, device: device))
  }
}

/// Mean and variance of the batch, and what runs along of them for inference.
private struct BatchStatistics {
  let mean: DeviceTensor
  let variance: DeviceTensor
  let runningMean: DeviceTensor
  let runningVariance: DeviceTensor
  /// n / (n − 1) for n values a channel: running variances are unbiased, as in PyTorch.
  private let correction: Float

  init(_ context: TrainingContext) throws(OneDNNError) {
    let channels: Shape = [context.output[1]]
    let plain = try MemoryDescriptor(plain: channels)
    mean = try DeviceTensor(shape: channels, plain, device: context.device)
    variance = try DeviceTensor(shape: channels, plain, device: context.device)
    runningMean = context.parameters[2].value
    runningVariance = context.parameters[3].value
    let count = Float(context.output.elementCount / max(1, context.output[1]))
    correction = count > 1 ? count / (count - 1) : 1
  }

  func update(momentum: Float) {
    blend(mean, into: runningMean, momentum, factor: 1)
    blend(variance, into: runningVariance, momentum, factor: correction)
  }

  /// `running = (1 − momentum) · running + momentum · batch`.
  private func blend(
    _ batch: DeviceTensor, into running: DeviceTensor, _ momentum: Float, factor: Float
  ) {
    let count = batch.shape[0]
    let new = batch.base.assumingMemoryBound(to: Float.self)
    let old = running.base.assumingMemoryBound(to: Float.self)
    for index in 0..<count {
      old[index] = (1 - momentum) * old[index] + momentum * factor * new[index]
    }
    withExtendedLifetime((batch, running)) {}
  }
}

/// The operations of a batch normalization in a given layout.
private struct BatchNormalizationProblem {
  let epsilon: Float
  let layout: MemoryDescriptor
  let rectifies: Bool

  private func flags(usesRunning: Bool) -> UInt32 {
    dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
      | (rectifies ? dnnl_fuse_norm_relu.rawValue : 0)
      | (usesRunning ? dnnl_use_global_stats.rawValue : 0)
  }

  func forward(
    usesRunning: Bool = false, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    try forward(dnnl_forward_training, flags(usesRunning: usesRunning), device)
  }

  func inference(device: Device) throws(OneDNNError) -> PrimitiveDescriptor {
    try forward(dnnl_forward_inference, flags(usesRunning: true), device)
  }

  private func forward(
    _ purpose: dnnl_prop_kind_t, _ flags: UInt32, _ device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_batch_normalization_desc_t()
    var data = layout.raw
    try check(
      dnnl_batch_normalization_forward_desc_init(&operation, purpose, &data, epsilon, flags),
      "dnnl_batch_normalization_forward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, device: device)
  }

  func backward(
    hint: PrimitiveDescriptor, usesRunning: Bool = false, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    var operation = dnnl_batch_normalization_desc_t()
    var data = layout.raw
    var gradient = layout.raw
    try check(
      dnnl_batch_normalization_backward_desc_init(
        &operation, dnnl_backward, &gradient, &data, epsilon, flags(usesRunning: usesRunning)),
      "dnnl_batch_normalization_backward_desc_init")
    return try PrimitiveDescriptor(operation: &operation, hint: hint, device: device)
  }
}
