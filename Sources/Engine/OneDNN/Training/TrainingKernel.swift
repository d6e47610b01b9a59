internal import COneDNN

/// A layer's kernels for training at one batch size: forward, and backward to inputs and parameters.
protocol TrainingKernel: AnyObject {
  /// The layout in which the output is written, and in which its gradient is expected.
  var layout: MemoryDescriptor { get }

  /// Computes the output; keeps what backward needs besides inputs and output.
  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor

  /// Computes the gradients of the inputs, and writes those of the parameters into their place.
  ///
  /// - Parameters:
  ///   - gradient: the loss's derivative by each element of the output, in `layout`.
  ///   - state: what the last `forward` read and wrote.
  ///   - wants: which inputs' gradients are wanted.
  /// - Returns: one gradient an input, nil for those that are not wanted.
  /// - Throws: `OneDNNError` when a kernel fails.
  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?]
}

/// What a forward pass is for.
struct TrainingPass {
  /// Whether batch statistics and dropout are those of training.
  var isTraining = true
  /// Whether a backward pass follows one that is not training's: of the network as it answers, statistics constant.
  var isDifferentiated = false
  /// Chooses dropout's masks, together with the step.
  var seed: UInt64 = 0
  /// The number of the step.
  var step = 0
}

/// What a layer's last forward pass read and wrote.
struct TrainingState {
  let inputs: [DeviceTensor]
  let output: DeviceTensor
}

/// A parameter tensor while it is trained: its numbers and their gradient, both row by row.
struct TrainingParameter {
  /// The numbers.
  let value: DeviceTensor
  /// The loss's derivative by each of them, which backward overwrites; nil where no gradient trains them.
  let gradient: DeviceTensor?
}

/// What a training kernel is made for.
struct TrainingContext {
  /// The layouts of the inputs.
  let inputs: [MemoryDescriptor]
  /// The inputs' shapes with the batch size.
  let shapes: [Shape]
  /// The output's shape with the batch size.
  let output: Shape
  /// The parameters in the layer's order.
  let parameters: [TrainingParameter]
  /// Whether a rectifier follows that the kernel takes in.
  let rectifies: Bool
  /// The layer's full name, from which random masks are drawn.
  let name: String
  /// Where it runs.
  let device: Device
}

/// A layer that can be trained.
protocol TrainingKernelMaking: Layer {
  /// Whether its kernel for so many inputs can take in a rectifier that follows.
  func canRectify(inputs: Int) -> Bool

  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel
}

extension TrainingKernelMaking {
  func canRectify(inputs: Int) -> Bool { false }
}

/// From a layer to its training kernel.
enum TrainingKernelRegistry {
  /// Makes the training kernel of a layer.
  ///
  /// - Throws: `OneDNNError` when there is none.
  static func makeKernel(
    for layer: any Layer, _ context: TrainingContext
  ) throws(OneDNNError) -> any TrainingKernel {
    guard let maker = layer as? any TrainingKernelMaking else {
      throw .noTrainingKernel(for: layer.kind)
    }
    return try maker.makeTrainingKernel(context)
  }

  /// Whether a layer's kernel for so many inputs can take in a rectifier that follows.
  static func canRectify(_ layer: any Layer, inputs: Int) -> Bool {
    (layer as? any TrainingKernelMaking)?.canRectify(inputs: inputs) ?? false
  }
}

extension OneDNNError {
  /// There is no way to train a layer of a kind.
  static func noTrainingKernel(for kind: LayerKind) -> OneDNNError {
    OneDNNError(call: "a training kernel for \(kind.rawValue)", status: "unimplemented")
  }
}

extension PrimitiveDescriptor {
  /// Asks for a backward kernel that goes with a forward one.
  init(
    operation: UnsafeRawPointer, hint: PrimitiveDescriptor, device: Device
  ) throws(OneDNNError) {
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_primitive_desc_create") {
      dnnl_primitive_desc_create(
        $0, UnsafeMutableRawPointer(mutating: operation), nil, device.engine.raw, hint.handle.raw)
    }
    self.init(handle: handle)
  }

  /// The memory in which a forward kernel leaves notes for the backward one; nil when it needs none.
  func workspace(device: Device) throws(OneDNNError) -> DeviceTensor? {
    guard let raw = dnnl_primitive_desc_query_md(handle.raw, dnnl_query_workspace_md, 0),
      raw.pointee.ndims > 0
    else { return nil }
    let descriptor = MemoryDescriptor(raw: raw.pointee)
    guard descriptor.byteCount > 0 else { return nil }
    return try DeviceTensor(shape: [descriptor.byteCount], descriptor, device: device)
  }
}
