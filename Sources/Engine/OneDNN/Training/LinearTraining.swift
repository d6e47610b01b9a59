internal import COneDNN

/// A layer that is linear in its input and in its weights: the three operations that train it.
protocol LinearProblem {
  func forward(device: Device) throws(OneDNNError) -> PrimitiveDescriptor

  func backwardToInput(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor

  func backwardToWeights(
    hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor
}

/// A linear layer forward, backward to its input, and backward to weights and bias.
final class LinearTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let forwardPart: LinearForward
  private let toInput: LinearBackwardToInput
  /// Nil where nobody wants the gradients of the weights.
  private let toWeights: LinearBackwardToWeights?

  init(
    _ problem: some LinearProblem, weightShape: Shape, _ context: TrainingContext
  ) throws(OneDNNError) {
    let device = context.device
    let parameters = LinearParameters(context, weightShape: weightShape)
    let forward = try problem.forward(device: device)
    forwardPart = try LinearForward(forward, parameters, output: context.output, device)
    layout = forwardPart.layout
    toInput = try LinearBackwardToInput(
      problem.backwardToInput(hint: forward, device: device), parameters,
      input: context.shapes[0], device)
    toWeights =
      parameters.weight.gradient == nil
      ? nil
      : try LinearBackwardToWeights(
        problem.backwardToWeights(hint: forward, device: device), parameters, device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    try forwardPart.run(inputs[0])
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    try toWeights?.run(input: state.inputs[0], gradient)
    return [wants[0] ? try toInput.run(gradient) : nil]
  }
}

/// The parameters of a convolution or fully connected layer as its training kernels see them.
struct LinearParameters {
  let weight: TrainingParameter
  let bias: TrainingParameter?
  /// The weights' extents as oneDNN counts them.
  let weightShape: Shape

  init(_ context: TrainingContext, weightShape: Shape) {
    weight = context.parameters[0]
    bias = context.parameters.count > 1 ? context.parameters[1] : nil
    self.weightShape = weightShape
  }
}

/// A copy of numbers from one layout into another, made once and run every step; none where both are the same.
struct Relayout {
  private let reorder: Reorder?
  /// What the numbers are copied into; the source itself where no copy is needed.
  let target: DeviceTensor
  private let source: DeviceTensor

  /// From a tensor into another that it is copied to.
  init(from source: DeviceTensor, to layout: MemoryDescriptor, device: Device) throws(OneDNNError) {
    self.source = source
    guard layout != source.descriptor else {
      (reorder, target) = (nil, source)
      return
    }
    target = try DeviceTensor(shape: source.shape, layout, device: device)
    reorder = try Reorder(from: source.descriptor, to: layout, device: device)
  }

  /// Copies the numbers as they are now.
  func run() throws(OneDNNError) -> DeviceTensor {
    try reorder?.run(source, into: target)
    return target
  }
}

/// y = f(x, w, b): the forward primitive with weights that change from step to step.
struct LinearForward {
  let layout: MemoryDescriptor
  private let primitive: Primitive
  private let source: MemoryDescriptor
  private let weights: Relayout
  private let bias: DeviceTensor?
  private let output: Shape
  private let device: Device

  init(
    _ descriptor: PrimitiveDescriptor, _ parameters: LinearParameters, output: Shape,
    _ device: Device
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    source = try descriptor.layout(dnnl_query_src_md)
    layout = try descriptor.layout(dnnl_query_dst_md)
    let plain = try parameters.plain(parameters.weight.value, device)
    weights = try Relayout(
      from: plain, to: descriptor.layout(dnnl_query_weights_md), device: device)
    bias = parameters.bias?.value
    self.output = output
    self.device = device
  }

  func run(_ input: DeviceTensor) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: output, layout, device: device)
    var arguments = [
      (DNNL_ARG_SRC, try input.reordered(to: source, device: device)),
      (DNNL_ARG_WEIGHTS, try weights.run()), (DNNL_ARG_DST, result),
    ]
    if let bias { arguments.append((DNNL_ARG_BIAS, bias)) }
    try primitive.run(arguments, on: device)
    return result
  }
}

/// ∂L/∂x from ∂L/∂y and the weights.
struct LinearBackwardToInput {
  private let primitive: Primitive
  private let gradientLayout: MemoryDescriptor
  private let resultLayout: MemoryDescriptor
  private let weights: Relayout
  private let input: Shape
  private let device: Device

  init(
    _ descriptor: PrimitiveDescriptor, _ parameters: LinearParameters, input: Shape,
    _ device: Device
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    gradientLayout = try descriptor.layout(dnnl_query_diff_dst_md)
    resultLayout = try descriptor.layout(dnnl_query_diff_src_md)
    let plain = try parameters.plain(parameters.weight.value, device)
    weights = try Relayout(
      from: plain, to: descriptor.layout(dnnl_query_weights_md), device: device)
    self.input = input
    self.device = device
  }

  func run(_ gradient: DeviceTensor) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: input, resultLayout, device: device)
    try primitive.run(
      [
        (DNNL_ARG_DIFF_DST, try gradient.reordered(to: gradientLayout, device: device)),
        (DNNL_ARG_WEIGHTS, try weights.run()), (DNNL_ARG_DIFF_SRC, result),
      ], on: device)
    return result
  }
}

/// ∂L/∂w and ∂L/∂b from ∂L/∂y and the input, written to the parameters' gradients.
struct LinearBackwardToWeights {
  private let primitive: Primitive
  private let sourceLayout: MemoryDescriptor
  private let gradientLayout: MemoryDescriptor
  private let result: DeviceTensor
  private let plainGradient: DeviceTensor
  private let reorder: Reorder?
  private let bias: DeviceTensor?
  private let device: Device

  init(
    _ descriptor: PrimitiveDescriptor, _ parameters: LinearParameters, _ device: Device
  ) throws(OneDNNError) {
    guard let gradient = parameters.weight.gradient else {
      throw OneDNNError(call: "a gradient of weights", status: "missing")
    }
    primitive = try Primitive(descriptor)
    sourceLayout = try descriptor.layout(dnnl_query_src_md)
    gradientLayout = try descriptor.layout(dnnl_query_diff_dst_md)
    plainGradient = try parameters.plain(gradient, device)
    let layout = try descriptor.layout(dnnl_query_diff_weights_md)
    if layout == plainGradient.descriptor {
      (result, reorder) = (plainGradient, nil)
    } else {
      result = try DeviceTensor(shape: parameters.weightShape, layout, device: device)
      reorder = try Reorder(from: layout, to: plainGradient.descriptor, device: device)
    }
    bias = parameters.bias?.gradient
    self.device = device
  }

  func run(input: DeviceTensor, _ gradient: DeviceTensor) throws(OneDNNError) {
    var arguments = [
      (DNNL_ARG_SRC, try input.reordered(to: sourceLayout, device: device)),
      (DNNL_ARG_DIFF_DST, try gradient.reordered(to: gradientLayout, device: device)),
      (DNNL_ARG_DIFF_WEIGHTS, result),
    ]
    if let bias { arguments.append((DNNL_ARG_DIFF_BIAS, bias)) }
    try primitive.run(arguments, on: device)
    try reorder?.run(result, into: plainGradient)
  }
}

extension LinearParameters {
  /// A weight tensor under oneDNN's extents, row by row.
  fileprivate func plain(
    _ tensor: DeviceTensor, _ device: Device
  ) throws(OneDNNError) -> DeviceTensor {
    guard tensor.shape != weightShape else { return tensor }
    return try DeviceTensor(
      sharing: tensor, as: weightShape, MemoryDescriptor(plain: weightShape), device: device)
  }
}
