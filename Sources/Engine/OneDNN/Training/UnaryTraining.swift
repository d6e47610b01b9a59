internal import COneDNN

/// A layer without parameters of one input, forward and backward by one primitive each.
final class UnaryTrainingKernel: TrainingKernel {
  /// What the backward primitive reads besides the output's gradient.
  enum Memory {
    /// The input.
    case source
    /// The output.
    case destination
    /// What the forward primitive noted in its workspace, if it has one.
    case workspace
  }

  let layout: MemoryDescriptor
  private let source: MemoryDescriptor
  private let forwardPrimitive: Primitive
  private let backwardPrimitive: Primitive
  private let memory: Memory
  private let workspace: DeviceTensor?
  private let context: TrainingContext

  init(
    forward: PrimitiveDescriptor, backward: PrimitiveDescriptor, layout: MemoryDescriptor,
    reading memory: Memory, _ context: TrainingContext
  ) throws(OneDNNError) {
    self.layout = layout
    self.memory = memory
    self.context = context
    source = context.inputs[0]
    forwardPrimitive = try Primitive(forward)
    backwardPrimitive = try Primitive(backward)
    workspace = try forward.workspace(device: context.device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: context.output, layout, device: context.device)
    try forwardPrimitive.run(
      notes + [
        (DNNL_ARG_SRC, try inputs[0].reordered(to: source, device: context.device)),
        (DNNL_ARG_DST, result),
      ], on: context.device)
    return result
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0] else { return [nil] }
    let result = try DeviceTensor(shape: context.shapes[0], source, device: context.device)
    var arguments = notes + [(DNNL_ARG_DIFF_DST, gradient), (DNNL_ARG_DIFF_SRC, result)]
    switch memory {
    case .source:
      let input = try state.inputs[0].reordered(to: source, device: context.device)
      arguments.append((DNNL_ARG_SRC, input))
    case .destination: arguments.append((DNNL_ARG_DST, state.output))
    case .workspace: break
    }
    try backwardPrimitive.run(arguments, on: context.device)
    return [result]
  }

  private var notes: [(Int32, DeviceTensor)] {
    workspace.map { [(DNNL_ARG_WORKSPACE, $0)] } ?? []
  }
}
